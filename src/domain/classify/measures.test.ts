import { expect, test } from 'vitest';
import { accuracy, atThreshold, byClass, calibrationError, macroF1, type Judged } from './measures.ts';

function judge(truth: string, ...answers: readonly [string, number][]): Judged {
  return { truth, predictions: answers.map(([code, probability]) => ({ code, probability })) };
}

const judged = [
  judge('A', ['A', 0.9], ['B', 0.1]),
  judge('A', ['B', 0.6], ['A', 0.4]),
  judge('B', ['B', 0.8], ['A', 0.2]),
  judge('C', ['A', 0.5], ['B', 0.5]),
];

test('accuracy counts the first and the first k answers', () => {
  expect(accuracy(judged, 1)).toBe(0.5);
  expect(accuracy(judged, 2)).toBe(0.75);
});

test('classes are measured each, and F1 is their plain mean', () => {
  expect(
    byClass(judged).map(({ code, texts, recall, precision }) => [code, texts, recall, precision]),
  ).toEqual([
    ['A', 2, 0.5, 0.5],
    ['B', 1, 1, 0.5],
    ['C', 1, 0, 0],
  ]);
  expect(macroF1(judged)).toBeCloseTo((0.5 + 2 / 3 + 0) / 3);
});

test('calibration error is how far sureness is from being right', () => {
  expect(calibrationError(judged)).toBeCloseTo((0.1 + 0.6 + 0.2 + 0.5) / 4);
  const sure = Array.from({ length: 10 }, (_, i) => judge(i < 8 ? 'A' : 'B', ['A', 0.8]));
  expect(calibrationError(sure)).toBeCloseTo(0);
});

test('a threshold covers what is at or above it', () => {
  expect(atThreshold(judged, 0.8)).toEqual({ coverage: 0.5, precision: 1 });
  expect(atThreshold(judged, 2)).toEqual({ coverage: 0, precision: 0 });
});

test('no texts, no praise', () => {
  expect([accuracy([], 1), macroF1([]), calibrationError([]), atThreshold([], 0.5).coverage]).toEqual([
    0, 0, 0, 0,
  ]);
});
