/**
 * The two voices of a model: a support vector machine and complement naive Bayes. Both score by a weighted sum over
 * buckets, so that once it is known how loud each is, they become one table of weights.
 */
import type { Calibration } from './calibrate.ts';
import type { Counts } from './features.ts';
import type { Model } from './model.ts';
import { complementWeights, sumByClass, total } from './train-bayes.ts';
import { diagonalOf, score, separate, type SvmSettings, type Weights } from './train-svm.ts';
import { learnTelltale, weigh, type Telltale, type Vector } from './vectors.ts';

export interface VoiceSettings {
  /** `2 ** bits` buckets */
  bits: number;
  /** a bucket seen in fewer texts says nothing */
  fewest: number;
  /** share of the words in a vector's squared length, 0 to 1 */
  wordShare: number;
  /** null for naive Bayes alone */
  svm: SvmSettings | null;
  /** counted as seen everywhere by naive Bayes */
  smoothing: number;
}

/** A counted text and the place of its class. */
export interface Text {
  counts: Counts;
  label: number;
}

/** What was learned; for each voice the weights of each class. A silent voice has none. */
export interface Voices {
  telltale: Telltale;
  machine: readonly Weights[];
  bayes: readonly Weights[];
}

const LARGEST = 127;

function learnMachine(
  rows: readonly Vector[],
  labels: Uint16Array,
  { classes, size }: { classes: number; size: number },
  svm: SvmSettings,
  random: () => number,
): Weights[] {
  const diagonal = diagonalOf(rows, svm.cost);
  return Array.from({ length: classes }, (_, own) => {
    const signs = Int8Array.from(labels, (label) => (label === own ? 1 : -1));
    return separate(rows, signs, size, { ...svm, diagonal, random });
  });
}

function learnBayes(
  rows: readonly Vector[],
  labels: Uint16Array,
  { classes, size }: { classes: number; size: number },
  smoothing: number,
): Weights[] {
  const sums = sumByClass(rows, labels, classes, size);
  const all = total(sums, size);
  return sums.map((own) => complementWeights(own, all, smoothing));
}

/** Learns both voices from texts. `random` gives numbers in [0, 1). */
export function learnVoices(
  texts: readonly Text[],
  classes: number,
  settings: VoiceSettings,
  random: () => number,
): Voices {
  const counted = texts.map(({ counts }) => counts);
  const telltale = learnTelltale(counted, settings.bits, settings.fewest);
  const rows = counted.map((counts) => weigh(counts, telltale, settings.wordShare));
  const labels = Uint16Array.from(texts, ({ label }) => label);
  const shape = { classes, size: telltale.length };
  return {
    telltale,
    machine: settings.svm ? learnMachine(rows, labels, shape, settings.svm, random) : [],
    bayes: learnBayes(rows, labels, shape, settings.smoothing),
  };
}

/** What each voice says of a text, one score per class: first the machine (zeros when silent), then naive Bayes. */
export function scoreText(voices: Voices, counts: Counts, wordShare: number): Float32Array[] {
  const vector = weigh(counts, voices.telltale, wordShare);
  return [voices.machine, voices.bayes].map((weights) =>
    Float32Array.from(voices.bayes, (_, k) => {
      const own = weights[k];
      return own ? score(own, vector) : 0;
    }),
  );
}

/** Adds what all classes have in common to none of them: probabilities stay, and eight bits go further. */
function centre(lines: readonly Float32Array[], place: number): void {
  let sum = 0;
  for (const line of lines) sum += line[place] ?? 0;
  const middle = sum / lines.length;
  for (const line of lines) line[place] = (line[place] ?? 0) - middle;
}

/** The voices as one table of eight-bit weights, each class with a scale of its own. */
export function addVoices(
  { telltale, machine, bayes }: Voices,
  { loudness, biases }: Calibration,
): Pick<Model, 'telltale' | 'weights' | 'scales' | 'biases'> {
  const [loudMachine = 0, loudBayes = 0] = loudness;
  const size = telltale.length;
  const lines = bayes.map((own, k) => {
    const other = machine[k];
    return own.map((weight, place) => loudBayes * weight + loudMachine * (other?.[place] ?? 0));
  });
  for (let place = 0; place < size; place++) centre(lines, place);
  const weights = new Int8Array(size * lines.length);
  const scales = new Float32Array(lines.length);
  lines.forEach((line, k) => {
    const largest = line.subarray(0, size).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const scale = largest > 0 ? largest / LARGEST : 1;
    scales[k] = scale;
    for (let place = 0; place < size; place++)
      weights[place * lines.length + k] = Math.round((line[place] ?? 0) / scale);
  });
  return {
    telltale,
    weights,
    scales,
    biases: Float32Array.from(biases, (bias, k) => bias + (lines[k]?.[size] ?? 0)),
  };
}
