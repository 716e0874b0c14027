import { describe, expect, test } from 'vitest';
import { aroundTheClock, closureOn, lordHowe, neverOpen, newYork, office } from './calendar.fixture.ts';
import { checkCalendar } from './check-calendar.ts';
import type { DaySpan, Week } from './city.ts';

const monday = (...spans: DaySpan[]): Week => [spans, [[480, 720]], [], [], [], [], []];
const season = (from: string, to: string) => ({ from, to, name: { id: 'x', en: 'x' }, week: office.week });

describe('a calendar is checked before it is used', () => {
  test('good calendars have no faults', () => {
    for (const calendar of [office, aroundTheClock, newYork, lordHowe])
      expect(checkCalendar(calendar)).toEqual([]);
  });

  test('spans that touch are no fault', () => {
    expect(checkCalendar({ ...office, week: monday([0, 720], [720, 1440]) })).toEqual([]);
  });

  test.each([
    ['spanOutsideDay week 0', { week: monday([480, 1441]) }],
    ['spanOutsideDay week 0', { week: monday([480.5, 720]) }],
    ['spanOutsideDay week 0', { week: monday([480, NaN]) }],
    ['spanEmpty week 0', { week: monday([720, 720]) }],
    ['spansOverlap week 0', { week: monday([780, 900], [480, 781]) }],
    ['closureTwice 2026-01-06', { closures: [closureOn('2026-01-06'), closureOn('2026-01-06')] }],
    ['dateUnknown 2026-02-30', { closures: [closureOn('2026-02-30')] }],
    ['dateUnknown 2026-13-01', { seasons: [season('2026-03-01', '2026-13-01')] }],
    ['seasonBackward 2026-03-20', { seasons: [season('2026-03-20', '2026-03-01')] }],
    [
      'seasonsOverlap 2026-03-20',
      { seasons: [season('2026-03-20', '2026-04-01'), season('2026-03-01', '2026-03-20')] },
    ],
    [
      'seasonsOverlap 2026-03-02',
      { seasons: [season('2026-03-01', '2026-04-01'), season('2026-03-02', '2026-03-03')] },
    ],
    ['zoneUnknown Asia/Malang', { zone: 'Asia/Malang' }],
  ])('%s is found', (fault, change) => {
    expect(checkCalendar({ ...office, ...change })).toEqual([fault]);
  });

  test('an office that never opens is refused, even when a season once opens it', () => {
    expect(checkCalendar(neverOpen)).toEqual(['neverOpens']);
    expect(checkCalendar({ ...neverOpen, seasons: office.seasons })).toEqual(['neverOpens']);
  });
});
