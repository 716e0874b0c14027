/**
 * One class against the rest by a linear support vector machine with squared hinge loss, trained by dual
 * coordinate descent with shrinking: Hsieh, Chang, Lin, Keerthi, Sundararajan, "A dual coordinate descent method
 * for large-scale linear SVM", ICML 2008 (algorithm 3; LIBLINEAR's solver 1).
 */
import type { Vector } from './vectors.ts';

export interface SvmSettings {
  /** what an error costs against a large weight; LIBLINEAR's C */
  cost: number;
  /** the most rounds over the texts */
  rounds: number;
  /** projected gradients closer together than this are good enough; LIBLINEAR's eps */
  tolerance: number;
}

/** One weight per bucket, and the threshold as a last one. */
export type Weights = Float32Array;

interface Task {
  rows: readonly Vector[];
  /** +1 or -1 for each row */
  signs: Int8Array;
  /** the diagonal of the dual, `xᵢ·xᵢ + 1 + 1/(2C)` */
  diagonal: Float64Array;
  /** squared emphasis of each bucket */
  emphasis: Float32Array;
  half: number;
  weights: Weights;
  alphas: Float64Array;
  /** rows still looked at stand first */
  order: Uint32Array;
  active: number;
  /** the largest projected gradient of the round before: a row without weight above it is left out for now */
  high: number;
}

/** The weighted sum of a text; above 0 speaks for the class. */
export function score(weights: Weights, { buckets, values }: Vector): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let i = 0; i < buckets.length; i++) sum += (weights[buckets[i] ?? 0] ?? 0) * (values[i] ?? 0);
  return sum;
}

function add({ weights, emphasis }: Task, { buckets, values }: Vector, times: number): void {
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i] ?? 0;
    weights[bucket] = (weights[bucket] ?? 0) + (values[i] ?? 0) * (emphasis[bucket] ?? 0) * times;
  }
  const last = weights.length - 1;
  weights[last] = (weights[last] ?? 0) + times;
}

function shuffle(order: Uint32Array, count: number, random: () => number): void {
  for (let i = count - 1; i > 0; i--) swap(order, i, Math.floor(random() * (i + 1)));
}

function swap(order: Uint32Array, a: number, b: number): void {
  const kept = order[a] ?? 0;
  order[a] = order[b] ?? 0;
  order[b] = kept;
}

/** One step along the coordinate of a row. Answers its projected gradient, or null when the row may be left out. */
function descend(task: Task, row: number, vector: Vector): number | null {
  const sign = task.signs[row] ?? 1;
  const alpha = task.alphas[row] ?? 0;
  const gradient = sign * score(task.weights, vector) - 1 + alpha * task.half;
  if (alpha === 0 && gradient > task.high) return null;
  const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
  if (Math.abs(projected) > 1e-12) {
    const moved = Math.max(alpha - gradient / (task.diagonal[row] ?? 1), 0);
    task.alphas[row] = moved;
    add(task, vector, (moved - alpha) * sign);
  }
  return projected;
}

/** One round over the rows still active; answers how far the projected gradients lie apart. */
function round(task: Task, random: () => number): number {
  let high = -Infinity;
  let low = Infinity;
  shuffle(task.order, task.active, random);
  for (let place = 0; place < task.active; place++) {
    const row = task.order[place] ?? 0;
    const vector = task.rows[row];
    const projected = vector ? descend(task, row, vector) : null;
    if (projected === null) {
      task.active -= 1;
      swap(task.order, place, task.active);
      place -= 1;
      continue;
    }
    high = Math.max(high, projected);
    low = Math.min(low, projected);
  }
  task.high = high > 0 ? high : Infinity;
  return task.active === 0 ? 0 : high - low;
}

/** `xᵢ·xᵢ + 1 + 1/(2C)` of each row, its values times their emphasis. */
function diagonalOf(rows: readonly Vector[], emphasis: Float32Array, half: number): Float64Array {
  return Float64Array.from(rows, ({ buckets, values }) => {
    let sum = 1 + half;
    for (let i = 0; i < buckets.length; i++) sum += (values[i] ?? 0) ** 2 * (emphasis[buckets[i] ?? 0] ?? 0);
    return sum;
  });
}

/**
 * Weights that tell rows of sign +1 from those of -1, for values as they stand. `emphasis` holds for each bucket the
 * square of what its value is multiplied by in training: where it is larger, a weight costs less. `random` (in
 * [0, 1)) gives the order of the rows; the same sequence gives the same weights.
 */
export function separate(
  rows: readonly Vector[],
  signs: Int8Array,
  emphasis: Float32Array,
  settings: SvmSettings & { random: () => number },
): Weights {
  const half = 0.5 / settings.cost;
  const task: Task = {
    rows,
    signs,
    diagonal: diagonalOf(rows, emphasis, half),
    emphasis,
    half,
    weights: new Float32Array(emphasis.length + 1),
    alphas: new Float64Array(rows.length),
    order: Uint32Array.from(rows.keys()),
    active: rows.length,
    high: Infinity,
  };
  for (let done = 0; done < settings.rounds; done++) {
    if (round(task, settings.random) > settings.tolerance) continue;
    if (task.active === rows.length) break;
    // Good enough for the active rows: look once more at all of them.
    task.active = rows.length;
    task.high = Infinity;
  }
  return task.weights;
}
