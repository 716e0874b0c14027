import { expect, test } from 'vitest';
import { isBetter, isHeld, type Cards } from './choose-champion.ts';
import { isProven, writeCard, type ReportCard } from './report-card.ts';

const card = (top1: number, more: Partial<ReportCard> = {}): ReportCard => ({
  texts: 200,
  top1,
  top3: 1,
  calibrationError: 0.03,
  threshold: 0.9,
  coverage: 0.5,
  precision: 0.96,
  classes: [{ code: 'A', texts: 80, recall: 1, precision: 1, f1: 1 }],
  beliefs: [],
  ...more,
});
const cards = (agency: ReportCard, category: ReportCard | null = card(0.7)): Cards => ({ agency, category });

test('a first model must be better than always naming the most common agency, and know how sure it is', () => {
  expect(isBetter(cards(card(0.41)), null)).toBe(true);
  expect(isBetter(cards(card(0.4)), null)).toBe(false);
  expect(isBetter(cards(card(0.9, { calibrationError: 0.2 })), null)).toBe(false);
});

test('a challenger that names the right agency more often takes the place', () => {
  expect(isBetter(cards(card(0.86)), cards(card(0.84)))).toBe(true);
  expect(isBetter(cards(card(0.84), card(0.72)), cards(card(0.84)))).toBe(true);
  expect(isBetter(cards(card(0.84)), cards(card(0.84), null))).toBe(true);
});

test('one that is as good, or worse in anything that matters, is kept beside the champion', () => {
  expect(isBetter(cards(card(0.84)), cards(card(0.84)))).toBe(false);
  expect(isBetter(cards(card(0.83)), cards(card(0.84)))).toBe(false);
  expect(isBetter(cards(card(0.9), card(0.6)), cards(card(0.84)))).toBe(false);
  expect(isBetter(cards(card(0.9, { calibrationError: 0.08 })), cards(card(0.84)))).toBe(false);
});

test('what was judged on a handful of texts never takes the place', () => {
  expect(isBetter(cards(card(1, { texts: 12 })), null)).toBe(false);
  expect(isBetter(cards(card(1, { texts: 12 })), cards(card(0.5)))).toBe(false);
});

test('the choice of a person stands for two weeks, that of the clock for nothing', () => {
  const since = new Date('2026-06-01T00:00:00Z');
  const chosen = { since, byPerson: true };
  expect(isHeld(chosen, new Date('2026-06-14T23:00:00Z'))).toBe(true);
  expect(isHeld(chosen, new Date('2026-06-15T00:00:00Z'))).toBe(false);
  expect(isHeld({ since, byPerson: false }, since)).toBe(false);
  expect(isHeld(null, since)).toBe(false);
});

test('only what was right in 95 of 100, on enough texts, goes without the desk', () => {
  expect(isProven(card(0.8))).toBe(true);
  expect(isProven(card(0.8, { precision: 0.94 }))).toBe(false);
  expect(isProven(card(0.8, { coverage: 0.05, precision: 1 }))).toBe(false);
  expect(isProven(card(0.8, { coverage: 0, precision: 0 }))).toBe(false);
});

test('a card tells what was said and what was right, side by side', () => {
  const judged = [0.92, 0.98, 0.55, 0.51].map((probability, place) => ({
    truth: place === 3 ? 'B' : 'A',
    predictions: [
      { code: 'A', probability },
      { code: 'B', probability: 1 - probability },
    ],
  }));
  const written = writeCard(judged, 0.9);
  expect(written).toMatchObject({ texts: 4, top1: 0.75, top3: 1, coverage: 0.5, precision: 1 });
  expect(written.beliefs.map(({ from, texts, right }) => [from, texts, right])).toEqual([
    [0.5, 2, 0.5],
    [0.9, 2, 1],
  ]);
  const none = [{ truth: 'C', predictions: [{ code: '@rest', probability: 0.95 }] }];
  expect(writeCard(none, 0.9, new Set(['A']))).toMatchObject({
    top1: 0,
    coverage: 0,
    beliefs: [{ right: 1 }],
  });
  expect(writeCard([], 0.9)).toMatchObject({ texts: 0, top1: 0, beliefs: [] });
});
