import { expect, test } from 'vitest';
import type { Position } from '#domain/city.ts';
import { standInChain, standInCandidates, standsInFor } from './stand-in.ts';

const position = (code: string, more: Partial<Position> = {}): Position => ({
  code,
  role: 'operator',
  agency: 'desk',
  title: { id: code, en: code },
  ...more,
});
const CITY = [
  position('mayor'),
  position('secretary', { superior: 'mayor' }),
  position('head', { deputy: 'vice', superior: 'secretary' }),
  position('vice', { deputy: 'third', superior: 'head' }),
  position('third', { superior: 'vice' }),
];

test('deputies come first, one after the other, then upward', () => {
  expect(standInChain(CITY, 'head').map(({ code }) => code)).toEqual([
    ...['head', 'vice', 'third', 'secretary', 'mayor'],
  ]);
  expect(standInChain(CITY, 'third').map(({ code }) => code)).toEqual([
    ...['third', 'vice', 'head', 'secretary', 'mayor'],
  ]);
  expect(standInChain(CITY, 'nobody')).toEqual([]);
});

test('a circle in the settings ends', () => {
  const circle = [
    position('a', { deputy: 'b', superior: 'b' }),
    position('b', { deputy: 'a', superior: 'a' }),
    position('c', { deputy: 'c', superior: 'c' }),
  ];
  expect(standInChain(circle, 'a').map(({ code }) => code)).toEqual(['a', 'b']);
  expect(standInChain(circle, 'c').map(({ code }) => code)).toEqual(['c']);
  expect(standInCandidates(circle, ['a'])).toEqual(['b']);
});

test('a deputy’s deputy stands in only when both above are empty', () => {
  expect(standInCandidates(CITY, ['third'])).toEqual(['vice', 'head']);
  expect(standsInFor(CITY, ['third'], new Set())).toEqual(['vice', 'head']);
  expect(standsInFor(CITY, ['third'], new Set(['vice']))).toEqual([]);
  expect(standsInFor(CITY, ['third'], new Set(['head']))).toEqual(['vice']);
});
