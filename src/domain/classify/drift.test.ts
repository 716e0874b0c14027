import { expect, test } from 'vitest';
import { isDrifting } from './drift.ts';

const week = (judged: number, right: number) => ({ judged, right, said: 0.95 });

test('what is notably less often right than it said drifts', () => {
  expect(isDrifting([week(20, 18), week(20, 19)])).toBe(false);
  expect(isDrifting([week(20, 19), week(20, 14)])).toBe(true);
});

test('a handful of judgements tells nothing', () => {
  expect(isDrifting([week(10, 0)])).toBe(false);
  expect(isDrifting([])).toBe(false);
});
