import { expect, test } from 'vitest';
import { countFeatures } from './features.ts';
import { learnTelltale, weigh } from './vectors.ts';

const BITS = 14;
const texts = ['lampu mati', 'lampu padam', 'jalan rusak', 'jalan mati'].map((text) =>
  countFeatures({ text }, BITS),
);

test('a bucket seen in fewer texts than asked says nothing, a rare one more than a common one', () => {
  const telltale = learnTelltale(texts, BITS, 2);
  const rare = learnTelltale(texts, BITS, 1);
  expect(telltale.filter((value) => value > 0).length).toBeLessThan(rare.filter((value) => value > 0).length);
  expect(learnTelltale(texts, BITS, 5).every((value) => value === 0)).toBe(true);
});

test('a vector has length one, shared between words and pieces as asked', () => {
  const telltale = learnTelltale(texts, BITS, 1);
  const { buckets, values } = weigh(countFeatures({ text: 'jalan rusak' }, BITS), telltale, 0.3);
  const square = (of: (bucket: number) => boolean): number =>
    values.reduce((sum, value, i) => sum + (of(buckets[i]!) ? value * value : 0), 0);
  expect(square(() => true)).toBeCloseTo(1, 5);
  expect(square((bucket) => bucket < 2 ** (BITS - 1))).toBeCloseTo(0.3, 5);
});

test('a text of which nothing is known has an empty vector', () => {
  const telltale = learnTelltale(texts, BITS, 5);
  expect(weigh(countFeatures({ text: 'jalan rusak' }, BITS), telltale, 0.5).values.length).toBe(0);
});
