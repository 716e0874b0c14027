import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCity } from '#platform/settings.ts';
import { closureOn, lordHowe, newYork } from './calendar.fixture.ts';
import {
  addDuration,
  addWorkingDays,
  addWorkingMinutes,
  closuresBetween,
  isOpen,
  isWorkingDay,
} from './calendar.ts';
import { nextOpening, workingMinutesBetween } from './calendar.ts';
import { checkCalendar } from './check-calendar.ts';
import type { DaySpan, WorkCalendar } from './city.ts';
import { localDate } from './local-time.ts';

/** The calendars of Kota Malang with the holidays of 2023 to 2027 by decree, and two zones that change their clocks. */
function readCalendars(): WorkCalendar[] {
  const read = readCity(fileURLToPath(new URL('../../settings/kota-malang', import.meta.url)));
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return [...read.city.calendars, newYork, lordHowe];
}

const calendars = readCalendars();
const FIRST = Date.UTC(2023, 0, 1);
const LAST = Date.UTC(2028, 0, 1) - 1;
const HOUR = 3_600_000;
const everyDay = Array.from({ length: 1826 }, (_, day) => FIRST + day * 24 * HOUR);

const anyCalendar = fc.constantFrom(...calendars);
const anyMoment = fc.integer({ min: FIRST, max: LAST }).map((instant) => new Date(instant));
const anyMinutes = fc.integer({ min: 1, max: 60 * 24 * 60 });

const wallClocks = new Map(
  calendars.map(({ zone }) => [
    zone,
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
  ]),
);

function spansByTheBook(calendar: WorkCalendar, date: string): readonly DaySpan[] {
  if (calendar.closures.some((closure) => closure.date === date)) return [];
  const season = calendar.seasons.find(({ from, to }) => from <= date && date <= to);
  const weekday = (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7;
  return (season ?? calendar).week[weekday] ?? [];
}

/** The same question answered slowly by Intl and the written hours alone. */
function isOpenByTheBook(calendar: WorkCalendar, at: Date): boolean {
  const [date = '', time = ''] = wallClocks.get(calendar.zone)?.format(at).split(' ') ?? [];
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return spansByTheBook(calendar, date).some(([from, to]) => from <= minute && minute < to);
}

const isClosingMoment = (calendar: WorkCalendar, at: Date) =>
  isOpen(calendar, new Date(at.getTime() - 1)) && !isOpen(calendar, at);

test('the calendars of the city have no fault and know its holidays', () => {
  expect(calendars.flatMap(checkCalendar)).toEqual([]);
  const [office] = calendars;
  const lost = ['2023-04-21', '2024-04-10', '2025-03-31', '2026-03-19', '2027-05-06'].filter(
    (date) => !office || isWorkingDay(office, date),
  );
  expect(lost).toEqual([]);
});

describe('on every day of 2023 to 2027', () => {
  test('after some working minutes exactly so many have passed, and the end is open or a closing moment', () => {
    for (const calendar of calendars) {
      everyDay.forEach((day, index) => {
        const from = new Date(day + ((index * 7) % 24) * HOUR);
        const minutes = 1 + ((index * 193) % 4000);
        const end = addWorkingMinutes(calendar, from, minutes);
        const proof = `${calendar.code} ${from.toISOString()} +${minutes}`;
        expect(workingMinutesBetween(calendar, from, end), proof).toBe(minutes);
        expect(isOpen(calendar, end) || isClosingMoment(calendar, end), proof).toBe(true);
      });
    }
  });

  test('the n-th working day is the n-th day that is one', () => {
    for (const calendar of calendars) {
      for (const day of everyDay.slice(0, -40)) {
        const from = new Date(day + 5 * HOUR);
        const end = addWorkingDays(calendar, from, 5);
        let left = 5;
        let probe = localDate(calendar.zone, from);
        while (left > 0) {
          probe = new Date(Date.parse(`${probe}T00:00Z`) + 24 * HOUR).toISOString().slice(0, 10);
          if (isWorkingDay(calendar, probe)) left--;
        }
        expect(localDate(calendar.zone, new Date(end.getTime() - 1)), from.toISOString()).toBe(probe);
        expect(isOpen(calendar, new Date(end.getTime() - 1))).toBe(true);
      }
    }
  });

  test('the layout agrees with the written hours at a wandering minute', () => {
    for (const calendar of calendars) {
      const wrong = everyDay
        .map((day, index) => new Date(day + ((index * 487) % 1440) * 60_000))
        .filter((at) => isOpen(calendar, at) !== isOpenByTheBook(calendar, at));
      expect(wrong).toEqual([]);
    }
  });
});

describe('on days of changing clocks', () => {
  test('working minutes are the minutes at which the clock on the wall shows working time', () => {
    const nights = [
      [newYork, '2026-03-08T04:00Z'],
      [newYork, '2026-11-01T03:00Z'],
      [lordHowe, '2026-04-04T12:00Z'],
      [lordHowe, '2026-10-03T12:00Z'],
    ] as const;
    for (const [calendar, start] of nights) {
      const minutes = Array.from(
        { length: 720 },
        (_, minute) => new Date(Date.parse(start) + minute * 60_000),
      );
      const open = minutes.filter((at) => isOpenByTheBook(calendar, at)).length;
      const [first = new Date(NaN)] = minutes;
      expect(workingMinutesBetween(calendar, first, new Date(first.getTime() + 12 * HOUR))).toBe(open);
    }
  });
});

describe('for any calendar, moment and term', () => {
  test('two terms after each other are one long term', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyMinutes, anyMinutes, (calendar, from, first, second) => {
        const step = addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, first), second);
        expect(step).toEqual(addWorkingMinutes(calendar, from, first + second));
      }),
    );
  });

  test('a later start never ends earlier, and a longer term ends later', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, fc.nat(1e9), anyMinutes, (calendar, from, delay, minutes) => {
        const end = addWorkingMinutes(calendar, from, minutes).getTime();
        const later = new Date(from.getTime() + delay);
        expect(addWorkingMinutes(calendar, later, minutes).getTime()).toBeGreaterThanOrEqual(end);
        expect(addWorkingMinutes(calendar, from, minutes + 1).getTime()).toBeGreaterThan(end);
        expect(addWorkingDays(calendar, later, 3).getTime()).toBeGreaterThanOrEqual(
          addWorkingDays(calendar, from, 3).getTime(),
        );
      }),
    );
  });

  test('counting back undoes counting forward, in working time', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyMinutes, (calendar, from, minutes) => {
        const back = addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, minutes), -minutes);
        expect(workingMinutesBetween(calendar, from, back)).toBe(0);
      }),
    );
  });

  test('working time between moments adds up and turns round with them', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyMoment, anyMoment, (calendar, a, b, c) => {
        const between = (from: Date, to: Date) =>
          Math.round(workingMinutesBetween(calendar, from, to) * 60_000);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(b, a)).toBe(0 - between(a, b));
      }),
    );
  });

  test('nothing is worked before the next opening, and there the office is open', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, (calendar, at) => {
        const opening = nextOpening(calendar, at);
        expect(isOpen(calendar, opening)).toBe(true);
        expect(workingMinutesBetween(calendar, at, opening)).toBe(0);
      }),
    );
  });

  test('a new closure never makes a due date earlier, and is named when it makes one later', () => {
    const anyDay = fc.constantFrom(...everyDay).map((day) => new Date(day).toISOString().slice(0, 10));
    const anyLength = fc.oneof(
      fc.record({ unit: fc.constant('workingHours' as const), amount: fc.integer({ min: 1, max: 500 }) }),
      fc.record({ unit: fc.constant('workingDays' as const), amount: fc.integer({ min: 1, max: 60 }) }),
    );
    const anyNear = fc.tuple(anyDay, fc.integer({ min: -40, max: 5 }));
    fc.assert(
      fc.property(anyCalendar, anyNear, anyLength, (calendar, [date, days], length) => {
        const from = new Date(Date.parse(date) + days * 24 * HOUR + 3 * HOUR);
        const stricter = { ...calendar, closures: [...calendar.closures, closureOn(date, 'baru')] };
        const before = addDuration(calendar, from, length);
        const after = addDuration(stricter, from, length);
        expect(after.getTime()).toBeGreaterThanOrEqual(before.getTime());
        const named = closuresBetween(stricter, from, after).some(({ name }) => name.id === 'baru');
        if (after > before) expect(named).toBe(true);
      }),
    );
  });
});
