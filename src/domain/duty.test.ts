import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallCity as city } from '../../tests/support/small-city.ts';
import { isOpen } from './calendar.ts';
import {
  clashOf,
  holesIn,
  nextShift,
  onDutyAt,
  refuseGiving,
  refuseTaking,
  shiftsOfSeries,
  shiftTimes,
  type Shift,
} from './duty.ts';
import { deskCalendar } from './limits.ts';
import { dayNumberOf, MINUTE } from './local-time.ts';

/** The small city lies in Jakarta's zone; its desk works on weekdays. */
const at = (moment: string): Date => new Date(`${moment}:00+07:00`);
const shift = (account: string, from: string, to: string, more: Partial<Shift> = {}): Shift => ({
  id: `${account} ${from}`,
  account,
  from: at(from),
  to: at(to),
  offeredTo: null,
  ...more,
});
const day = (date: string): number => dayNumberOf(date);

const MONDAY_NIGHT = shift('ana', '2026-06-08T16:00', '2026-06-09T07:30');
const TUESDAY_NIGHT = shift('budi', '2026-06-09T16:00', '2026-06-10T07:30');
const ROSTER = [TUESDAY_NIGHT, MONDAY_NIGHT];

describe('who is on duty', () => {
  test('is whose shift has begun and not ended', () => {
    expect(onDutyAt(ROSTER, at('2026-06-08T15:59'))).toBeNull();
    expect(onDutyAt(ROSTER, at('2026-06-08T16:00'))?.account).toBe('ana');
    expect(onDutyAt(ROSTER, at('2026-06-09T07:30'))).toBeNull();
  });

  test('next is another officer, not the own next shift', () => {
    const own = shift('ana', '2026-06-09T07:30', '2026-06-09T08:00');
    expect(nextShift([...ROSTER, own], at('2026-06-08T20:00'))?.account).toBe('budi');
    expect(nextShift([MONDAY_NIGHT], at('2026-06-08T20:00'))).toBeNull();
  });

  test('is never two: a shift that shares time with another is found, one that follows it is not', () => {
    expect(clashOf(ROSTER, shift('cici', '2026-06-09T07:30', '2026-06-09T16:00'))).toBeNull();
    expect(clashOf(ROSTER, shift('cici', '2026-06-09T07:00', '2026-06-09T17:00'))).toBe(MONDAY_NIGHT);
  });
});

describe('a hole in the roster', () => {
  test('is closed time without a shift: not the working day, not its lunch', () => {
    const holes = holesIn(ROSTER, city, at('2026-06-08T09:00'), at('2026-06-10T09:00'));
    const calendar = deskCalendar(city);
    for (const { from, to } of holes) {
      expect(isOpen(calendar, from)).toBe(false);
      expect(isOpen(calendar, new Date(to.getTime() - 1))).toBe(false);
    }
    expect(holesIn([], city, at('2026-06-08T10:00'), at('2026-06-08T14:00'))).toEqual([]);
  });

  test('of a weekend without anybody is one hole', () => {
    const [hole, ...more] = holesIn([], city, at('2026-06-12T12:00'), at('2026-06-15T12:00'));
    expect(more).toEqual([]);
    expect(hole?.from.getTime()).toBeLessThan(at('2026-06-13T00:00').getTime());
    expect(hole?.to.getTime()).toBeGreaterThan(at('2026-06-14T23:59').getTime());
  });

  test('no moment is both: covered by desk or shift, or in a hole', () => {
    const from = at('2026-06-08T00:00');
    const hours = 24 * 7;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: hours }), fc.integer({ min: 1, max: 30 })), {
          maxLength: 8,
        }),
        fc.integer({ min: 0, max: hours * 60 - 1 }),
        (some, minute) => {
          const hour = (n: number): Date => new Date(from.getTime() + n * 60 * MINUTE);
          const shifts = some.map(([start, length]) => ({ from: hour(start), to: hour(start + length) }));
          const moment = new Date(from.getTime() + minute * MINUTE);
          const holes = holesIn(shifts, city, from, hour(hours));
          const inHole = onDutyAt(holes, moment) !== null;
          const held = onDutyAt(shifts, moment) !== null || isOpen(deskCalendar(city), moment);
          expect(inHole && held).toBe(false);
          // at lunch neither a shift nor the open desk holds it, and that is no hole
          if (!held && !inHole) expect(holesIn([], city, moment, new Date(moment.getTime() + 1))).toEqual([]);
        },
      ),
    );
  });
});

describe('a series', () => {
  const nights = { first: day('2026-06-12'), last: day('2026-06-15'), begins: 960, ends: 450 } as const;

  test('has shifts in turn, over midnight', () => {
    const shifts = shiftsOfSeries({ ...nights, days: 'every', accounts: ['ana', 'budi'] }, city);
    expect(shifts.map(({ account }) => account)).toEqual(['ana', 'budi', 'ana', 'budi']);
    expect(shifts[0]).toMatchObject({ from: at('2026-06-12T16:00'), to: at('2026-06-13T07:30') });
  });

  test('of closed days fills the weekend, and the turn goes on where it was', () => {
    const days = { ...nights, begins: 450, ends: 960 };
    const shifts = shiftsOfSeries({ ...days, days: 'closed', accounts: ['ana', 'budi'] }, city);
    expect(shifts.map(({ from }) => from)).toEqual([at('2026-06-13T07:30'), at('2026-06-14T07:30')]);
    expect(shiftsOfSeries({ ...days, days: 'working', accounts: ['ana'] }, city)).toHaveLength(2);
  });

  test('of nobody, or backward, has none; equal hours are a whole day', () => {
    expect(shiftsOfSeries({ ...nights, days: 'every', accounts: [] }, city)).toEqual([]);
    expect(
      shiftsOfSeries({ ...nights, last: nights.first - 1, days: 'every', accounts: ['ana'] }, city),
    ).toEqual([]);
    const whole = shiftTimes(city.zone, nights.first, { begins: 480, ends: 480 });
    expect(whole && whole.to.getTime() - whole.from.getTime()).toBe(1_440 * MINUTE);
  });
});

describe('a shift is given away', () => {
  const now = at('2026-06-08T20:00');
  const ana = { account: 'ana', isCoordinator: false };
  const asked = { ...TUESDAY_NIGHT, offeredTo: 'ana' };

  test('by whoever has it or by the coordinator, while it is not over, to somebody else', () => {
    expect(refuseGiving(MONDAY_NIGHT, 'budi', ana, now)).toBeNull();
    expect(refuseGiving(TUESDAY_NIGHT, 'cici', ana, now)).toBe('notYourShift');
    expect(refuseGiving(TUESDAY_NIGHT, 'cici', { ...ana, isCoordinator: true }, now)).toBeNull();
    expect(refuseGiving(MONDAY_NIGHT, 'ana', ana, now)).toBe('sameOfficer');
    expect(refuseGiving(MONDAY_NIGHT, 'budi', ana, at('2026-06-09T07:30'))).toBe('shiftOver');
  });

  test('and taken only by whoever was asked', () => {
    expect(refuseTaking(asked, 'ana', now)).toBeNull();
    expect(refuseTaking(asked, 'cici', now)).toBe('notOffered');
    expect(refuseTaking(asked, 'ana', at('2026-06-10T07:30'))).toBe('shiftOver');
  });
});
