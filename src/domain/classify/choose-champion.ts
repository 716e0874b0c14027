/**
 * Which model the city uses. A newly trained one is a challenger; it and the champion are judged on the same newest
 * cases, which neither has read, and only a better one takes the place. What is not better is kept with its measures.
 */
import type { ReportCard } from './report-card.ts';

/** The cards of a model: of the agency always, of the category where enough cases name one. */
export interface Cards {
  agency: ReportCard;
  category: ReportCard | null;
}

/** Chance among some hundred texts moves a share by so much: less is not called worse. */
const WORSE = { top1: 0.005, calibration: 0.01 } as const;
/** A first model whose "80 %" is further from the truth than this helps nobody. */
const MOST_ASTRAY = 0.1;
/** A model judged on fewer texts is judged by chance. */
const LEAST_TEXTS = 30;
/** So long the choice of a person stands before a challenger may take the place again by itself. */
const CHOICE_DAYS = 14;

const isWorse = (one: ReportCard, than: ReportCard): boolean =>
  one.top1 < than.top1 - WORSE.top1 || one.calibrationError > than.calibrationError + WORSE.calibration;

/** Cards of the same question, side by side. */
function pairsOf(challenger: Cards, champion: Cards): [ReportCard, ReportCard][] {
  const { category } = challenger;
  const agency: [ReportCard, ReportCard] = [challenger.agency, champion.agency];
  return category && champion.category ? [agency, [category, champion.category]] : [agency];
}

/** Better than always naming what is most common, and nearly as sure as it says. */
function mayBeFirst({ agency }: Cards): boolean {
  const most = agency.classes.reduce((largest, { texts }) => Math.max(largest, texts), 0);
  return agency.top1 * agency.texts > most && agency.calibrationError <= MOST_ASTRAY;
}

/**
 * Whether the challenger becomes champion: it names the right agency and category more often in sum, neither of them
 * notably less often, and its probabilities are not notably further from the truth. Without a champion it must be
 * better than naming always the most common agency. Both cards must come from the same texts.
 */
export function isBetter(challenger: Cards, champion: Cards | null): boolean {
  if (challenger.agency.texts < LEAST_TEXTS) return false;
  if (!champion) return mayBeFirst(challenger);
  const pairs = pairsOf(challenger, champion);
  if (pairs.some(([one, than]) => isWorse(one, than))) return false;
  const gains = pairs.reduce((sum, [one, than]) => sum + one.top1 - than.top1, 0);
  return gains > 0 || (gains === 0 && champion.category === null && challenger.category !== null);
}

/** Whether a person's choice of champion still stands, so that the clock changes nothing. */
export function isHeld(champion: { since: Date; byPerson: boolean } | null, now: Date): boolean {
  if (!champion?.byPerson) return false;
  return now.getTime() - champion.since.getTime() < CHOICE_DAYS * 86_400_000;
}
