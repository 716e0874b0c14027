import { expect, test } from 'vitest';
import { briefly } from './briefly.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 24) + seconds * 1000);

function counting() {
  let asked = 0;
  return { find: () => Promise.resolve((asked += 1)), asked: () => asked };
}

test('an answer is found once and kept for its time', async () => {
  const keep = briefly<number>(5_000);
  const owner = {};
  const { find, asked } = counting();
  const both = await Promise.all([keep(owner, 'a', at(0), find), keep(owner, 'a', at(0), find)]);
  expect(both).toEqual([1, 1]);
  expect(await keep(owner, 'a', at(4.9), find)).toBe(1);
  expect(await keep(owner, 'a', at(5), find)).toBe(2);
  expect(asked()).toBe(2);
});

test('other questions and other owners get their own answers', async () => {
  const keep = briefly<number>(5_000);
  const owner = {};
  const { find } = counting();
  expect(await keep(owner, 'a', at(0), find)).toBe(1);
  expect(await keep(owner, 'b', at(0), find)).toBe(2);
  expect(await keep({}, 'a', at(0), find)).toBe(3);
});

test('a clock that was set back does not keep an old answer for long', async () => {
  const keep = briefly<number>(5_000);
  const owner = {};
  const { find } = counting();
  await keep(owner, 'a', at(100), find);
  expect(await keep(owner, 'a', at(0), find)).toBe(2);
});

test('what failed is asked again at once', async () => {
  const keep = briefly<number>(5_000);
  const owner = {};
  await expect(keep(owner, 'a', at(0), () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await keep(owner, 'a', at(0), () => Promise.resolve(7))).toBe(7);
});
