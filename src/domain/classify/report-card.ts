/** How a model did on texts that it had not read: what its page shows, and what a champion is chosen by. */
import {
  accuracy,
  atThreshold,
  byClass,
  calibrationError,
  type ClassMeasures,
  type Judged,
} from './measures.ts';
import { REST } from './model.ts';

/** "Said 80 %, was right in 77 %": the texts whose first answer was about so sure. */
interface Belief {
  /** lower end, 0 to 0.9; the upper is 0.1 above */
  from: number;
  texts: number;
  /** mean of what was said */
  said: number;
  /** share that was right */
  right: number;
}

export interface ReportCard {
  /** how many texts it was judged on */
  texts: number;
  top1: number;
  top3: number;
  calibrationError: number;
  /** from this probability on it may be used without a clerk; above 1 never */
  threshold: number;
  /** at the threshold: share of the texts, share of them that was right */
  coverage: number;
  precision: number;
  classes: readonly ClassMeasures[];
  beliefs: readonly Belief[];
}

const BELIEFS = 10;
/** What automatic use must reach on texts that came after all that the model has read, and on how many at least. */
const LEAST_PRECISION = 0.95;
const LEAST_SURE = 20;

function beliefsOf(judged: readonly Judged[]): Belief[] {
  const sure = ({ predictions }: Judged): number => predictions[0]?.probability ?? 0;
  return Array.from({ length: BELIEFS }, (_, place) => {
    const own = judged.filter((one) => Math.min(BELIEFS - 1, Math.floor(sure(one) * BELIEFS)) === place);
    const said = own.reduce((sum, one) => sum + sure(one), 0) / own.length;
    return { from: place / BELIEFS, texts: own.length, said, right: accuracy(own, 1) };
  }).filter(({ texts }) => texts > 0);
}

/** Automatic use: who answers "none of those that I know" leaves it to the desk. */
function alone(judged: readonly Judged[], threshold: number): Pick<ReportCard, 'coverage' | 'precision'> {
  const named = judged.filter(({ predictions }) => predictions[0]?.code !== REST);
  const { coverage, precision } = atThreshold(named, threshold);
  return { coverage: judged.length === 0 ? 0 : (coverage * named.length) / judged.length, precision };
}

/**
 * Writes the card of a model with this threshold, which knows these classes (all, unless they are given). To say "none
 * of those" of a class that it does not know is to be believed, but it is no right answer.
 */
export function writeCard(
  judged: readonly Judged[],
  threshold: number,
  known?: ReadonlySet<string>,
): ReportCard {
  const believed = judged.map((one) => (known?.has(one.truth) === false ? { ...one, truth: REST } : one));
  return {
    texts: judged.length,
    top1: accuracy(judged, 1),
    top3: accuracy(judged, 3),
    calibrationError: calibrationError(believed),
    threshold,
    ...alone(judged, threshold),
    classes: byClass(judged),
    beliefs: beliefsOf(believed),
  };
}

/** Whether what is above the threshold was right often enough, on enough of the newest texts, to be used without a clerk. */
export function isProven({ texts, coverage, precision }: ReportCard): boolean {
  return coverage * texts >= LEAST_SURE && precision >= LEAST_PRECISION;
}
