import { expect, test } from 'vitest';
import { complementWeights, emphasisOf, sumByClass, total } from './train-bayes.ts';

const rows = [
  { buckets: Uint32Array.of(0, 1), values: Float32Array.of(1, 1) },
  { buckets: Uint32Array.of(1, 2), values: Float32Array.of(1, 2) },
];
const sums = sumByClass(rows, Uint16Array.of(0, 1), 2, 4);

test('a bucket speaks for the class whose rest has least of it', () => {
  const all = total(sums, 4);
  const [first, second] = sums.map((own) => complementWeights(own, all, 0.1));
  expect(first![0]).toBeGreaterThan(second![0]!);
  expect(second![2]).toBeGreaterThan(first![2]!);
});

test('the weights are the logarithms of the shares of the other classes', () => {
  const weights = complementWeights(sums[0]!, total(sums, 4), 0.5);
  // The other class has 0, 1, 2 in the buckets seen; with 0.5 each: 0.5, 1.5, 2.5 of 4.5.
  expect([...weights.slice(0, 3)].map((weight) => Math.exp(-weight) * 4.5)).toEqual([
    expect.closeTo(0.5, 5),
    expect.closeTo(1.5, 5),
    expect.closeTo(2.5, 5),
  ]);
});

test('a bucket that no text had weighs nothing', () => {
  expect(complementWeights(sums[0]!, total(sums, 4), 0.1)[3]).toBe(0);
});

test('a bucket is emphasised by how far it leans to the class or away from it, and not at all by a share of 0', () => {
  const all = total(sums, 4);
  const [leans, even, , unseen] = emphasisOf(sums[0]!, all, 0.1, 0.5);
  expect(leans).toBeGreaterThan(even!);
  expect(unseen).toBe(0);
  expect([...emphasisOf(sums[0]!, all, 0.1, 0)]).toEqual([1, 1, 1, 0]);
});
