import { describe, expect, test } from 'vitest';
import { aroundTheClock, closureOn, lordHowe, neverOpen, newYork, office } from './calendar.fixture.ts';
import {
  addDuration,
  addWorkingDays,
  addWorkingMinutes,
  closuresBetween,
  isOpen,
  isWorkingDay,
  nextOpening,
  workingMinutesBetween,
} from './calendar.ts';

/** A moment in Malang. */
const wib = (text: string) => new Date(`${text}:00+07:00`);
const names = (from: string, to: string) =>
  closuresBetween(office, wib(from), wib(to)).map(({ name }) => name.id);

describe('opening', () => {
  test('an office is open from its opening moment until just before it closes, and not at the break', () => {
    const open = ['2026-01-05T07:30', '2026-01-05T11:59', '2026-01-05T13:00', '2026-01-09T16:29'];
    const closed = [
      '2026-01-05T07:29',
      '2026-01-05T12:00',
      '2026-01-05T16:00',
      '2026-01-09T11:30',
      '2026-01-10T10:00',
    ];
    expect(open.map((text) => isOpen(office, wib(text)))).toEqual(open.map(() => true));
    expect(closed.map((text) => isOpen(office, wib(text)))).toEqual(closed.map(() => false));
  });

  test('in Ramadan the short hours hold, from the first to the last day of the season', () => {
    expect(isOpen(office, wib('2026-02-17T07:45'))).toBe(true);
    expect(isOpen(office, wib('2026-02-18T07:45'))).toBe(false);
    expect(isOpen(office, wib('2026-03-17T15:30'))).toBe(false);
    expect(isOpen(office, wib('2026-03-25T15:30'))).toBe(true);
  });

  test('the next opening is now when open, else after the break, the night, the weekend or the year', () => {
    expect(nextOpening(office, wib('2026-01-05T09:00'))).toEqual(wib('2026-01-05T09:00'));
    expect(nextOpening(office, wib('2026-01-05T12:10'))).toEqual(wib('2026-01-05T13:00'));
    expect(nextOpening(office, wib('2026-01-05T21:40'))).toEqual(wib('2026-01-06T07:30'));
    expect(nextOpening(office, wib('2026-01-09T16:30'))).toEqual(wib('2026-01-12T07:30'));
    expect(nextOpening(office, wib('2025-12-31T16:00'))).toEqual(wib('2026-01-02T07:30'));
  });

  test('a closure makes a working day none, and a Sunday is none anyway', () => {
    expect(['2026-03-17', '2026-03-19', '2026-03-15'].map((date) => isWorkingDay(office, date))).toEqual([
      true,
      false,
      false,
    ]);
    expect(() => isWorkingDay(office, '2026-02-30')).toThrow('not a date');
  });
});

describe('working minutes', () => {
  test('nights, breaks and weekends do not count', () => {
    expect(workingMinutesBetween(office, wib('2026-01-05T11:00'), wib('2026-01-05T14:00'))).toBe(120);
    expect(workingMinutesBetween(office, wib('2026-01-09T16:00'), wib('2026-01-12T08:00'))).toBe(60);
    expect(workingMinutesBetween(office, wib('2026-01-12T08:00'), wib('2026-01-09T16:00'))).toBe(-60);
    expect(workingMinutesBetween(office, wib('2026-01-10T08:00'), wib('2026-01-11T20:00'))).toBe(0);
  });

  test('seconds count', () => {
    expect(
      workingMinutesBetween(office, new Date('2026-01-05T02:00:00Z'), new Date('2026-01-05T02:00:30Z')),
    ).toBe(0.5);
  });

  test('a term ends at the closing moment when it is used up there, not at the next opening', () => {
    expect(addWorkingMinutes(office, wib('2026-01-05T15:00'), 60)).toEqual(wib('2026-01-05T16:00'));
    expect(addWorkingMinutes(office, wib('2026-01-05T15:00'), 61)).toEqual(wib('2026-01-06T07:31'));
    expect(addWorkingMinutes(office, wib('2026-01-10T09:00'), 240)).toEqual(wib('2026-01-12T11:30'));
  });

  test('counting back ends where the same work lies ahead', () => {
    expect(addWorkingMinutes(office, wib('2026-01-06T07:31'), -61)).toEqual(wib('2026-01-05T15:00'));
    expect(addWorkingMinutes(office, wib('2026-01-12T07:30'), -30)).toEqual(wib('2026-01-09T16:00'));
    expect(addWorkingMinutes(office, wib('2026-01-02T07:30'), -60)).toEqual(wib('2025-12-31T15:00'));
  });

  test('seven closed days from 18 to 24 March 2026 are jumped and can be named', () => {
    expect(addWorkingMinutes(office, wib('2026-03-17T14:00'), 120)).toEqual(wib('2026-03-25T08:30'));
    expect(nextOpening(office, wib('2026-03-17T15:00'))).toEqual(wib('2026-03-25T07:30'));
    expect(workingMinutesBetween(office, wib('2026-03-17T15:00'), wib('2026-03-25T07:30'))).toBe(0);
    expect(addWorkingDays(office, wib('2026-03-17T21:40'), 1)).toEqual(wib('2026-03-25T16:00'));
    expect(names('2026-03-17T21:40', '2026-03-25T16:00')).toEqual([
      'Cuti bersama Nyepi',
      'Nyepi',
      'Cuti bersama Idulfitri',
      'Cuti bersama Idulfitri',
      'Cuti bersama Idulfitri',
    ]);
  });
});

describe('working days', () => {
  test('the day of filing is day 0, whatever its hour and even when it is no working day', () => {
    expect(addWorkingDays(office, wib('2026-01-05T00:01'), 1)).toEqual(wib('2026-01-06T16:00'));
    expect(addWorkingDays(office, wib('2026-01-05T23:59'), 1)).toEqual(wib('2026-01-06T16:00'));
    expect(addWorkingDays(office, wib('2026-01-10T10:00'), 1)).toEqual(wib('2026-01-12T16:00'));
    expect(addWorkingDays(office, wib('2026-01-05T10:00'), 4)).toEqual(wib('2026-01-09T16:30'));
    expect(addWorkingDays(office, wib('2025-12-31T10:00'), 1)).toEqual(wib('2026-01-02T16:30'));
  });

  test('zero is the closing of that day, or the moment itself when that day is closed', () => {
    expect(addWorkingDays(office, wib('2026-01-05T10:00'), 0)).toEqual(wib('2026-01-05T16:00'));
    expect(addWorkingDays(office, wib('2026-01-10T10:00'), 0)).toEqual(wib('2026-01-10T10:00'));
  });

  test('days before count back over weekends and years', () => {
    expect(addWorkingDays(office, wib('2026-01-12T10:00'), -1)).toEqual(wib('2026-01-09T16:30'));
    expect(addWorkingDays(office, wib('2026-01-11T10:00'), -1)).toEqual(wib('2026-01-09T16:30'));
    expect(addWorkingDays(office, wib('2026-01-02T10:00'), -1)).toEqual(wib('2025-12-31T16:00'));
  });
});

describe('durations and closures', () => {
  test('minutes, hours and days run by the clock; working hours and days by the calendar', () => {
    const friday = wib('2026-01-09T16:00');
    const add = (amount: number, unit: 'minutes' | 'hours' | 'days' | 'workingHours' | 'workingDays') =>
      addDuration(office, friday, { amount, unit });
    expect(add(90, 'minutes')).toEqual(wib('2026-01-09T17:30'));
    expect(add(24, 'hours')).toEqual(wib('2026-01-10T16:00'));
    expect(add(2, 'days')).toEqual(wib('2026-01-11T16:00'));
    expect(add(4, 'workingHours')).toEqual(wib('2026-01-12T11:00'));
    expect(add(1, 'workingDays')).toEqual(wib('2026-01-12T16:00'));
    expect(add(1.5, 'workingDays')).toEqual(wib('2026-01-13T16:00'));
  });

  test('a closure is named only when it cost working time between the two moments', () => {
    expect(names('2026-04-30T15:00', '2026-05-04T09:00')).toEqual(['Hari Buruh']);
    expect(names('2026-05-01T16:30', '2026-05-04T09:00')).toEqual([]);
    expect(names('2026-04-30T15:00', '2026-05-01T07:30')).toEqual([]);
    expect(names('2026-03-21T00:00', '2026-03-22T23:00')).toEqual([]);
    expect(names('2026-05-04T09:00', '2026-04-30T15:00')).toEqual([]);
  });

  test('a date closed by two decrees is named once', () => {
    const twice = { ...office, closures: [closureOn('2026-01-06', 'Satu'), closureOn('2026-01-06', 'Dua')] };
    expect(closuresBetween(twice, wib('2026-01-05T08:00'), wib('2026-01-07T08:00'))).toHaveLength(1);
  });
});

describe('other clocks', () => {
  test('a unit that works round the clock works every minute, over midnight and over years', () => {
    expect(addWorkingMinutes(aroundTheClock, wib('2025-12-31T23:00'), 120)).toEqual(wib('2026-01-01T01:00'));
    expect(workingMinutesBetween(aroundTheClock, wib('2023-01-01T00:00'), wib('2028-01-01T00:00'))).toBe(
      1826 * 1440,
    );
    expect(addWorkingDays(aroundTheClock, wib('2026-01-05T10:00'), 1)).toEqual(wib('2026-01-07T00:00'));
  });

  test('a skipped hour costs working time and a repeated hour is worked twice', () => {
    const day = (from: string, to: string) =>
      workingMinutesBetween(newYork, new Date(from), new Date(to)) / 60;
    expect(day('2026-03-08T00:00-05:00', '2026-03-09T00:00-04:00')).toBe(23);
    expect(day('2026-11-01T00:00-04:00', '2026-11-02T00:00-05:00')).toBe(25);
    expect(addWorkingDays(newYork, new Date('2026-10-31T12:00Z'), 1)).toEqual(
      new Date('2026-11-02T00:00-05:00'),
    );
  });

  test('half an hour lived twice makes a span of 75 minutes last 105', () => {
    const night = (sunday: string) =>
      workingMinutesBetween(lordHowe, new Date(`${sunday}T00:00+11:00`), new Date(`${sunday}T05:00+10:30`));
    expect(night('2026-04-05')).toBe(105);
    expect(night('2026-04-12')).toBe(75);
  });

  test('the office opens at its local hour on both sides of a change of clocks', () => {
    const berlin = { ...office, zone: 'Europe/Berlin', seasons: [], closures: [] };
    expect(nextOpening(berlin, new Date('2026-03-27T20:00Z'))).toEqual(new Date('2026-03-30T05:30Z'));
    expect(nextOpening(berlin, new Date('2026-03-26T20:00Z'))).toEqual(new Date('2026-03-27T06:30Z'));
  });
});

describe('what can never be', () => {
  test('an office that never opens ends in an error, not in a loop', () => {
    const now = wib('2026-01-05T10:00');
    expect(() => nextOpening(neverOpen, now)).toThrow(
      'calendar never: not enough working time within 20 years',
    );
    expect(() => addWorkingMinutes(neverOpen, now, 1)).toThrow(RangeError);
    expect(() => addWorkingMinutes(neverOpen, now, -1)).toThrow(RangeError);
    expect(() => addWorkingDays(neverOpen, now, 1)).toThrow(RangeError);
    expect(workingMinutesBetween(neverOpen, now, wib('2027-01-01T00:00'))).toBe(0);
  });

  test('broken amounts and moments are refused', () => {
    const now = wib('2026-01-05T10:00');
    for (const wrong of [NaN, Infinity, -Infinity, 1e12]) {
      expect(() => addWorkingMinutes(office, now, wrong)).toThrow(RangeError);
      expect(() => addDuration(office, now, { amount: wrong, unit: 'days' })).toThrow(RangeError);
    }
    expect(() => addWorkingDays(office, now, 0.5)).toThrow(RangeError);
    expect(() => addWorkingDays(office, now, 100_000)).toThrow(RangeError);
    expect(() => isOpen(office, new Date(NaN))).toThrow(RangeError);
    expect(() => isOpen(office, new Date('1969-06-01'))).toThrow(RangeError);
  });
});
