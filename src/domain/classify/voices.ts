/**
 * The voices of a model: a support vector machine whose buckets are emphasised by naive Bayes, and complement naive
 * Bayes itself; for few labels only the latter. Each scores a class by a weighted sum over buckets.
 */
import type { Counts } from './features.ts';
import type { ModelKind, Table } from './model.ts';
import { complementWeights, emphasisOf, sumByClass, total } from './train-bayes.ts';
import { score, separate, type SvmSettings, type Weights } from './train-svm.ts';
import { learnTelltale, weigh, type Telltale } from './vectors.ts';

export interface VoiceSettings {
  /** `2 ** bits` buckets */
  bits: number;
  /** a bucket seen in fewer texts says nothing */
  fewest: number;
  /** share of the words in a vector's squared length, 0 to 1 */
  wordShare: number;
  svm: SvmSettings;
  /** counted as seen everywhere by naive Bayes */
  smoothing: number;
  /** how much naive Bayes emphasises the buckets of the machine, 0 to 1 */
  emphasis: number;
}

/** A counted text and the place of its class. */
export interface Text {
  counts: Counts;
  label: number;
}

/** What was learned: for each voice the weights of each class. */
export interface Voices {
  telltale: Telltale;
  weights: readonly (readonly Weights[])[];
}

const LARGEST = 127;

/** Learns the voices of a kind of model from texts. `random` gives numbers in [0, 1). */
export function learnVoices(
  texts: readonly Text[],
  classes: number,
  settings: VoiceSettings & { kind: ModelKind },
  random: () => number,
): Voices {
  const { smoothing, emphasis, svm } = settings;
  const counted = texts.map(({ counts }) => counts);
  const telltale = learnTelltale(counted, settings.bits, settings.fewest);
  const rows = counted.map((counts) => weigh(counts, telltale, settings.wordShare));
  const labels = Uint16Array.from(texts, ({ label }) => label);
  const sums = sumByClass(rows, labels, classes, telltale.length);
  const all = total(sums, telltale.length);
  const bayes = sums.map((own) => complementWeights(own, all, smoothing));
  if (settings.kind === 'bayes') return { telltale, weights: [bayes] };
  const machine = sums.map((sum, own) => {
    const signs = Int8Array.from(labels, (label) => (label === own ? 1 : -1));
    return separate(rows, signs, emphasisOf(sum, all, smoothing, emphasis), { ...svm, random });
  });
  return { telltale, weights: [machine, bayes] };
}

/** What each voice says of a text, one score per class. */
export function scoreText(voices: Voices, counts: Counts, wordShare: number): Float32Array[] {
  const vector = weigh(counts, voices.telltale, wordShare);
  return voices.weights.map((classes) => Float32Array.from(classes, (own) => score(own, vector)));
}

/** Takes from each class what all have in common: only how they compare counts, and eight bits go further. */
function centre(lines: readonly Float32Array[]): void {
  for (let place = 0; place < (lines[0]?.length ?? 0); place++) {
    let sum = 0;
    for (const line of lines) sum += line[place] ?? 0;
    const middle = sum / lines.length;
    for (const line of lines) line[place] = (line[place] ?? 0) - middle;
  }
}

/** The weights of a voice in eight bits, each class with a scale of its own, without the buckets that say nothing. */
export function tabulate(classes: readonly Weights[], rowOf: Int32Array): Table {
  const lines = classes.map((own) => Float32Array.from(own));
  centre(lines);
  const size = rowOf.length;
  const rows = rowOf.reduce((most, row) => Math.max(most, row + 1), 0);
  const weights = new Int8Array(rows * lines.length);
  const scales = new Float32Array(lines.length);
  lines.forEach((line, k) => {
    const largest = line.subarray(0, size).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const scale = largest > 0 ? largest / LARGEST : 1;
    scales[k] = scale;
    rowOf.forEach((row, bucket) => {
      if (row >= 0) weights[row * lines.length + k] = Math.round((line[bucket] ?? 0) / scale);
    });
  });
  return { weights, scales, starts: Float32Array.from(lines, (line) => line[size] ?? 0) };
}
