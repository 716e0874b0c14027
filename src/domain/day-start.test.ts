import { expect, test } from 'vitest';
import { dayStart } from './day-start.ts';

test('a day begins when the clocks of the city say so', () => {
  expect(dayStart('Asia/Jakarta', '2026-11-20')).toEqual(new Date('2026-11-19T17:00:00Z'));
  expect(dayStart('Asia/Jakarta', '2026-12-31', 1)).toEqual(new Date('2026-12-31T17:00:00Z'));
  expect(dayStart('Asia/Jayapura', '2026-11-20')).toEqual(new Date('2026-11-19T15:00:00Z'));
});

test('a day whose midnight is skipped begins at its first moment', () => {
  // Clocks in Beirut went from 00:00 to 01:00.
  expect(dayStart('Asia/Beirut', '2022-03-27')).toEqual(new Date('2022-03-26T22:00:00Z'));
});

test.each([
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z'],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z'],
  // the clocks go from 24:00 to 01:00: the day has no midnight
  ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z'],
])('a day on which the clocks change begins once: %s %s', (zone, date, start) => {
  expect(dayStart(zone, date)).toEqual(new Date(start));
});

test('what is no date has no beginning', () => {
  for (const date of ['2026-02-30', '20-11-2026', '', 'besok'])
    expect(dayStart('Asia/Jakarta', date)).toBeNull();
});
