import { expect, test } from 'vitest';
import { countFeatures } from './features.ts';

const BITS = 16;
const bucketsOf = (text: string): number[] => [...countFeatures({ text }, BITS).buckets];

test('a text is the same however it is written: capitals, drawn-out letters, short forms', () => {
  expect(bucketsOf('Jln BERLUBAAANG tlg')).toEqual(bucketsOf('jalan berlubang tolong'));
});

test('the order of the words counts, by their pairs', () => {
  expect(bucketsOf('air mati')).not.toEqual(bucketsOf('mati air'));
});

test('a misspelt word shares most of its pieces with the right one', () => {
  const right = new Set(bucketsOf('penerangan'));
  const shared = bucketsOf('penerngan').filter((bucket) => right.has(bucket));
  expect(shared.length).toBeGreaterThan(right.size / 3);
});

test('buckets ascend, each once, below the number of buckets, with their counts', () => {
  const { buckets, counts } = countFeatures({ text: 'sampah dan sampah dan sampah' }, BITS);
  expect([...buckets]).toEqual([...new Set(buckets)].sort((a, b) => a - b));
  expect(Math.max(...buckets)).toBeLessThan(2 ** BITS);
  expect(Math.max(...counts)).toBe(3);
});

test('the street and the ward are features of their own', () => {
  const text = 'lampu mati';
  const plain = countFeatures({ text }, BITS).buckets.length;
  const placed = countFeatures({ text, place: 'Jalan Mawar', ward: 'LOWOKWARU' }, BITS).buckets.length;
  expect(placed).toBe(plain + 3);
});

test('a text without a letter has no features', () => {
  expect(bucketsOf(' !!! … ')).toEqual([]);
});

test('what follows after five hundred words is not read', () => {
  const long = 'lampu mati '.repeat(250);
  expect(bucketsOf(`${long} kebakaran`)).toEqual(bucketsOf(long));
});
