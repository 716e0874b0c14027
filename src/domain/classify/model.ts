/** What was learned: one weight of eight bits for each bucket and class, and what makes scores probabilities. */
import { softmax } from './calibrate.ts';
import { countFeatures, type Telling } from './features.ts';
import { weigh, type Telltale } from './vectors.ts';

/** `machine`: support vector machine and naive Bayes together; `bayes`: naive Bayes alone, for few labels. */
export const MODEL_KINDS = ['machine', 'bayes'] as const;
type ModelKind = (typeof MODEL_KINDS)[number];

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
  /** for each bucket the weights of all classes, -127 to 127 */
  weights: Int8Array;
  /** what a weight of 1 is worth, by class */
  scales: Float32Array;
  biases: Float32Array;
}

export interface Prediction {
  code: string;
  /** 0 to 1; all of one text add up to 1 */
  probability: number;
}

/** What a text may be about: every class of the model with its probability, likeliest first. */
export function predict(model: Model, told: Telling): Prediction[] {
  const count = model.classes.length;
  const sums = new Float32Array(count);
  const { buckets, values } = weigh(countFeatures(told, model.bits), model.telltale, model.wordShare);
  for (let i = 0; i < buckets.length; i++) {
    const value = values[i] ?? 0;
    const from = (buckets[i] ?? 0) * count;
    for (let k = 0; k < count; k++) sums[k] = (sums[k] ?? 0) + value * (model.weights[from + k] ?? 0);
  }
  const logits = Float64Array.from(sums, (sum, k) => sum * (model.scales[k] ?? 0) + (model.biases[k] ?? 0));
  return inOrder(model.classes, softmax(logits));
}

/** Classes with their chances, likeliest first; equals in the order of the classes. */
export function inOrder(classes: readonly string[], chances: Float64Array): Prediction[] {
  return classes
    .map((code, k) => ({ code, probability: chances[k] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
}
