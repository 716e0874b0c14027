import { expect, test } from 'vitest';
import { inCodesOfToday } from './change-classes.ts';

const predictions = [
  { code: 'A', probability: 0.5 },
  { code: 'B', probability: 0.3 },
  { code: 'C', probability: 0.2 },
];

test('a renamed class keeps its probability', () => {
  expect(inCodesOfToday(predictions, new Map([['A', 'A2']]))[0]).toEqual({ code: 'A2', probability: 0.5 });
});

test('merged classes add up and may come first', () => {
  const [first] = inCodesOfToday(
    predictions,
    new Map([
      ['A', null],
      ['C', 'B'],
    ]),
  );
  expect(first?.code).toBe('B');
  expect(first?.probability).toBeCloseTo(1);
});

test('the chance of a closed class is shared among the rest', () => {
  const today = inCodesOfToday(predictions, new Map([['A', null]]));
  expect(today.map(({ code }) => code)).toEqual(['B', 'C']);
  expect(today[0]?.probability).toBeCloseTo(0.6);
});

test('successors of successors are followed, and a circle counts as closed', () => {
  expect(
    inCodesOfToday(
      predictions,
      new Map([
        ['A', 'B'],
        ['B', 'D'],
      ]),
    )[0]?.code,
  ).toBe('D');
  const circle = new Map([
    ['A', 'B'],
    ['B', 'A'],
  ]);
  expect(inCodesOfToday(predictions, circle)).toEqual([{ code: 'C', probability: 1 }]);
});

test('nothing is left when every class is closed', () => {
  expect(
    inCodesOfToday(
      predictions,
      new Map([
        ['A', null],
        ['B', null],
        ['C', null],
      ]),
    ),
  ).toEqual([]);
});
