/** What was learned: weights of eight bits for each bucket and class, and what makes scores probabilities. */
import { chancesOf, type Calibration } from './calibrate.ts';
import { bucketsOfWords, countFeatures, type Telling } from './features.ts';
import { weigh, type Telltale, type Vector } from './vectors.ts';

/** `machine`: support vector machine and naive Bayes together; `bayes`: naive Bayes alone, for few labels. */
export const MODEL_KINDS = ['machine', 'bayes'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

/** One voice. */
export interface Table {
  /** for each bucket that says something the weights of all classes, -127 to 127 */
  weights: Int8Array;
  /** what a weight of 1 is worth, by class */
  scales: Float32Array;
  /** what a class has before any bucket */
  starts: Float32Array;
}

export interface Model {
  kind: ModelKind;
  /** the codes it can answer, at least two, each once */
  classes: readonly string[];
  /** there are `2 ** bits` buckets */
  bits: number;
  /** share of the words in the squared length of a vector, 0 to 1 */
  wordShare: number;
  /** from this probability of the first answer on it may be used without a clerk; above 1 never */
  threshold: number;
  telltale: Telltale;
  /** from bucket to its place in the tables, -1 for those that say nothing; made by `rowsOf` */
  rowOf: Int32Array;
  voices: readonly Table[];
  calibration: Calibration;
}

/** What a model answers for all classes that are too rare to be learned: "none of those that I know". */
export const REST = '@rest';

export interface Prediction {
  code: string;
  /** 0 to 1; all of one text add up to 1 */
  probability: number;
}

/** Numbers the buckets that say something, in their order. */
export function rowsOf(telltale: Telltale): Int32Array {
  let next = 0;
  return Int32Array.from(telltale, (value) => (value > 0 ? next++ : -1));
}

function scoreBy({ weights, scales, starts }: Table, rowOf: Int32Array, text: Vector): Float32Array {
  const count = scales.length;
  const sums = new Float32Array(count);
  for (let i = 0; i < text.buckets.length; i++) {
    const value = text.values[i] ?? 0;
    const from = (rowOf[text.buckets[i] ?? 0] ?? 0) * count;
    for (let k = 0; k < count; k++) sums[k] = (sums[k] ?? 0) + value * (weights[from + k] ?? 0);
  }
  return sums.map((sum, k) => sum * (scales[k] ?? 0) + (starts[k] ?? 0));
}

/** A text of which fewer words are known is not understood, however sure its scores look. */
const LEAST_KNOWN = 0.5;

/** Whether the model has read most of the words: of what it has never read it says with certainty whatever comes first. */
export function understands(model: Model, text: string): boolean {
  const buckets = bucketsOfWords(text, model.bits);
  const known = buckets.filter((bucket) => (model.rowOf[bucket] ?? -1) >= 0).length;
  return known > 0 && known >= buckets.length * LEAST_KNOWN;
}

/** What a text may be about: every class of the model with its probability, likeliest first. */
export function predict(model: Model, told: Telling): Prediction[] {
  const text = weigh(countFeatures(told, model.bits), model.telltale, model.wordShare);
  const scores = model.voices.map((voice) => scoreBy(voice, model.rowOf, text));
  return inOrder(model.classes, chancesOf(scores, model.calibration));
}

/** Classes with their chances, likeliest first; equals in the order of the classes. */
export function inOrder(classes: readonly string[], chances: Float64Array): Prediction[] {
  return classes
    .map((code, k) => ({ code, probability: chances[k] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
}
