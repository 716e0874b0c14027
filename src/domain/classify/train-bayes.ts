/**
 * Complement naive Bayes: what a class is not like, from all texts of the other classes; steadier than plain naive
 * Bayes when classes differ in size. Rennie, Shih, Teevan, Karger, "Tackling the poor assumptions of naive Bayes
 * text classifiers", ICML 2003.
 */
import type { Vector } from './vectors.ts';

/** Sums of the vectors of each class, one array of `size` per class. */
export function sumByClass(
  rows: readonly Vector[],
  labels: Uint16Array,
  classes: number,
  size: number,
): Float32Array[] {
  const sums = Array.from({ length: classes }, () => new Float32Array(size));
  rows.forEach(({ buckets, values }, row) => {
    const sum = sums[labels[row] ?? 0];
    if (!sum) return;
    for (let i = 0; i < buckets.length; i++) {
      const bucket = buckets[i] ?? 0;
      sum[bucket] = (sum[bucket] ?? 0) + (values[i] ?? 0);
    }
  });
  return sums;
}

/** Adds up the sums of all classes. */
export function total(sums: readonly Float32Array[], size: number): Float32Array {
  const all = new Float32Array(size);
  for (const sum of sums) for (let i = 0; i < size; i++) all[i] = (all[i] ?? 0) + (sum[i] ?? 0);
  return all;
}

/**
 * The weights of one class, for buckets seen in training; 0 for others. `own` are the sums of the class, `all` of
 * all classes together; `smoothing` is counted as seen everywhere, so that a bucket new to a class does not decide
 * alone. A text's score is the sum of its values times these weights: higher fits better.
 */
export function complementWeights(own: Float32Array, all: Float32Array, smoothing: number): Float32Array {
  const weights = new Float32Array(all.length + 1);
  // What the other classes have of a bucket that any class has.
  const others = all.map((seen, i) => (seen > 0 ? Math.max(seen - (own[i] ?? 0), 0) + smoothing : 0));
  const sum = Math.log(others.reduce((rest, one) => rest + one, 0));
  others.forEach((seen, i) => {
    if (seen > 0) weights[i] = sum - Math.log(seen);
  });
  return weights;
}

/**
 * The square of what each bucket counts for when one class is told from the rest: the mean, by `share`, of 1 and
 * the size of its log-ratio between the class and the rest. Wang & Manning, "Baselines and bigrams: simple, good
 * sentiment and topic classification", ACL 2012, with the size of the ratio for its sign.
 */
export function emphasisOf(
  own: Float32Array,
  all: Float32Array,
  smoothing: number,
  share: number,
): Float32Array {
  let inside = 0;
  let outside = 0;
  all.forEach((seen, i) => {
    if (seen === 0) return;
    inside += (own[i] ?? 0) + smoothing;
    outside += Math.max(seen - (own[i] ?? 0), 0) + smoothing;
  });
  const base = Math.log(outside / inside);
  return all.map((seen, i) => {
    if (seen === 0) return 0;
    const has = own[i] ?? 0;
    const ratio = base + Math.log((has + smoothing) / (Math.max(seen - has, 0) + smoothing));
    return (1 - share + share * Math.abs(ratio)) ** 2;
  });
}
