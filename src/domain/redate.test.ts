import { describe, expect, test } from 'vitest';
import { fileCase, type Story } from '../../tests/support/build-case.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import type { City } from './city.ts';
import { dueAt } from './clocks.ts';
import { datesMoved, redateTells, type DateMove } from './redate.ts';

const cityWith = (date: string): City => ({
  ...smallCity,
  calendars: smallCity.calendars.map((calendar) => ({
    ...calendar,
    closures: [
      ...calendar.closures,
      { date, name: { id: 'Libur', en: 'Holiday' }, kind: 'holiday', source: 'test' },
    ],
  })),
});

function promisedOf({ clocks }: Story, city: City) {
  return Object.fromEntries(
    Object.entries(clocks).map(([clock, run]) => [clock, run.stoppedAt === null ? dueAt(run, city) : null]),
  );
}

const move = (clock: DateMove['clock'], from: string, to: string): DateMove => ({ clock, from, to });
const told = (dates: readonly DateMove[]) =>
  redateTells(
    { seq: 2, at: '', action: 'redate', by: { role: 'system' }, given: {}, extra: { dates } },
    smallCity,
  );

describe('a promise', () => {
  const story = fileCase({});

  test('that ends as it was said has not moved', () => {
    expect(datesMoved(promisedOf(story, smallCity), story.clocks, smallCity)).toEqual([]);
  });

  test('over a new holiday ends later, by working time only', () => {
    const filed = new Date(story.state.filedAt).toISOString().slice(0, 10);
    const moved = datesMoved(promisedOf(story, smallCity), story.clocks, cityWith(filed));
    expect(moved.map(({ clock }) => clock)).toEqual(['distribute']);
    for (const { from, to } of moved) expect(to > from).toBe(true);
  });

  test('that nobody gave cannot move', () => {
    expect(datesMoved({}, story.clocks, cityWith('2026-06-09'))).toEqual([]);
  });
});

describe('the reporter', () => {
  test('hears of another day, and of no other minute', () => {
    expect(told([move('respond', '2026-06-09T03:00:00Z', '2026-06-10T03:00:00Z')])).toHaveLength(1);
    expect(told([move('respond', '2026-06-09T03:00:00Z', '2026-06-09T04:00:00Z')])).toEqual([]);
  });

  test('hears nothing of a clock of the staff', () => {
    expect(told([move('accept', '2026-06-09T03:00:00Z', '2026-06-10T03:00:00Z')])).toEqual([]);
  });
});
