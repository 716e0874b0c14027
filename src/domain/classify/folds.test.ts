import { expect, test } from 'vitest';
import { chance } from './complaints.fixture.ts';
import { dealFolds } from './folds.ts';

const groups = Array.from({ length: 100 }, (_, i) => `g${i < 12 ? 0 : i}`);

test('tellings of one matter are never divided', () => {
  const folds = dealFolds(groups, 4, chance('1'));
  expect(new Set(folds.slice(0, 12)).size).toBe(1);
});

test('folds are of about one size, and the same chance gives the same folds', () => {
  const folds = dealFolds(groups, 4, chance('2'));
  const sizes = [0, 1, 2, 3].map((fold) => folds.filter((one) => one === fold).length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(12);
  expect(dealFolds(groups, 4, chance('2'))).toEqual(folds);
});

test('with fewer groups than folds some folds are empty', () => {
  expect(new Set(dealFolds(['a', 'a', 'b'], 5, chance('3'))).size).toBe(2);
});
