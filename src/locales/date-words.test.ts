import { expect, test } from 'vitest';
import { dateWords, numberWords, plainDateWords } from './date-words.ts';

const LATE = new Date('2026-11-20T17:40:00Z');

test('a moment is told on the clocks of the city, not of the server', () => {
  expect(dateWords(LATE, 'dateTime', 'Asia/Jakarta', 'id')).toBe('21 November 2026, 00.40');
  expect(dateWords(LATE, 'dateTime', 'Asia/Jayapura', 'id')).toBe('21 November 2026, 02.40');
  expect(dateWords(LATE, 'day', 'Asia/Jakarta', 'en')).toMatch(/^Saturday,? 21 November 2026$/);
  expect(dateWords(LATE, 'shortTime', 'Asia/Jakarta', 'id')).toBe('21 Nov, 00.40');
});

test('a date without a time is the same day everywhere', () => {
  expect(plainDateWords('2026-03-19', 'day', 'id')).toBe('Kamis, 19 Maret 2026');
});

test('numbers are written as the language writes them', () => {
  expect([numberWords(12345, 'id'), numberWords(12345, 'en')]).toEqual(['12.345', '12,345']);
});
