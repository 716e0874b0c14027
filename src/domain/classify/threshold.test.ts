import { expect, test } from 'vitest';
import { chooseThreshold, NEVER } from './threshold.ts';

/** The surest hundred are right, of the rest every second. */
const choices = Array.from({ length: 200 }, (_, i) => ({
  probability: 1 - i / 400,
  right: i < 100 || i % 2 === 0,
}));

test('is the lowest probability above which enough were right', () => {
  const threshold = chooseThreshold(choices, 0.95, 0);
  const above = choices.filter(({ probability }) => probability >= threshold);
  expect(above.filter(({ right }) => right).length / above.length).toBeGreaterThanOrEqual(0.95);
  expect(above.length).toBeGreaterThan(100);
});

test('is higher when chance is allowed for', () => {
  expect(chooseThreshold(choices, 0.95, 2)).toBeGreaterThan(chooseThreshold(choices, 0.95, 0));
});

test('never divides choices of one probability', () => {
  const tied = choices.map(({ right }, i) => ({ probability: i < 60 ? 0.9 : 0.5, right }));
  expect(chooseThreshold(tied, 0.95, 0)).toBe(0.9);
});

test('is never when too few or too many wrong choices prove nothing', () => {
  expect(chooseThreshold(choices.slice(0, 20), 0.95, 0)).toBe(NEVER);
  expect(
    chooseThreshold(
      choices.map((one) => ({ ...one, right: false })),
      0.95,
      0,
    ),
  ).toBe(NEVER);
});
