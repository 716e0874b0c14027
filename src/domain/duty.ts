/**
 * The duty roster (piket): who keeps watch when the desk is closed, where nobody does, and who may give a shift away.
 *
 * Words: a *shift* is one officer's turn, [from, to); a *hole* is closed time of the desk in which nobody has a shift.
 */
import { addWorkingDays, isWorkingDay, nextOpening } from './calendar.ts';
import type { City, WorkCalendar } from './city.ts';
import { dayStart, momentOf } from './day-start.ts';
import { deskCalendar } from './limits.ts';
import { DAY, localDay } from './local-time.ts';

export interface Stretch {
  from: Date;
  to: Date;
}

/** One officer's turn. */
export interface Shift extends Stretch {
  id: string;
  account: string;
  /** the colleague who is asked to take it over */
  offeredTo: string | null;
}

const holds = ({ from, to }: Stretch, now: Date): boolean => from <= now && now < to;

/** Whose shift it is at a moment. */
export function onDutyAt<T extends Stretch>(shifts: readonly T[], now: Date): T | null {
  return shifts.find((shift) => holds(shift, now)) ?? null;
}

/** The next shift of another officer than the one whose shift it is now. */
export function nextShift<T extends Shift>(shifts: readonly T[], now: Date): T | null {
  const current = onDutyAt(shifts, now)?.account;
  return inOrder(shifts).find(({ from, account }) => from > now && account !== current) ?? null;
}

const inOrder = <T extends Stretch>(some: readonly T[]): T[] =>
  some.toSorted((a, b) => a.from.getTime() - b.from.getTime());

/** The first shift that shares time with another one that is wanted. */
export function clashOf<T extends Stretch>(shifts: readonly T[], wanted: Stretch): T | null {
  return inOrder(shifts).find(({ from, to }) => from < wanted.to && wanted.from < to) ?? null;
}

/** The day of the desk on a date, from its first opening to its last closing; null when it does not open. */
function deskDay(calendar: WorkCalendar, day: number): Stretch | null {
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  const start = isWorkingDay(calendar, date) ? dayStart(calendar.zone, date) : null;
  if (start === null) return null;
  const from = nextOpening(calendar, start);
  return { from, to: addWorkingDays(calendar, from, 0) };
}

/** Where nobody keeps watch between two moments although the desk is closed, in order. A break at noon is no hole. */
export function holesIn(shifts: readonly Stretch[], city: City, from: Date, to: Date): Stretch[] {
  const calendar = deskCalendar(city);
  const [first, last] = [localDay(calendar.zone, from), localDay(calendar.zone, to)];
  const days = Array.from({ length: last - first + 1 }, (_, n) => deskDay(calendar, first + n));
  const covered = inOrder([...shifts, ...days.filter((day) => day !== null)]);
  const holes: Stretch[] = [];
  let reached = from;
  for (const { from: start, to: end } of [...covered, { from: to, to }]) {
    const until = start < to ? start : to;
    if (until > reached) holes.push({ from: reached, to: until });
    if (end > reached) reached = end;
  }
  return holes;
}

/** On which days a series has shifts: every day, those on which the desk opens, or the others. */
export const SERIES_DAYS = ['every', 'working', 'closed'] as const;

/** Shifts at the same hours on many days, for some officers in turn. */
export interface Series {
  /** numbers of the first and the last day */
  first: number;
  last: number;
  days: (typeof SERIES_DAYS)[number];
  /** minutes after midnight; an end that is not after the begin lies on the next day */
  begins: number;
  ends: number;
  accounts: readonly string[];
}

/** The shifts of a series, in order. */
export function shiftsOfSeries(series: Series, city: City): (Stretch & { account: string })[] {
  const calendar = deskCalendar(city);
  const length = Math.max(0, series.last - series.first + 1);
  const days = Array.from({ length }, (_, n) => series.first + n).filter((day) => {
    const works = deskDay(calendar, day) !== null;
    return series.days === 'every' || works === (series.days === 'working');
  });
  return days.flatMap((day, turn) => {
    const account = series.accounts[turn % series.accounts.length];
    const times = shiftTimes(city.zone, day, series);
    return account !== undefined && times ? [{ account, ...times }] : [];
  });
}

/** A shift that begins on a day, by the clocks on the wall: one that does not end after it begins ends the next day. */
export function shiftTimes(
  zone: string,
  day: number,
  { begins, ends }: Pick<Series, 'begins' | 'ends'>,
): Stretch | null {
  const from = momentOf(zone, day, begins);
  const to = momentOf(zone, ends > begins ? day : day + 1, ends);
  return from && to ? { from, to } : null;
}

/** Who wants to do something with a shift. */
interface Rosterer {
  account: string;
  isCoordinator: boolean;
}

export type SwapRefusal = 'notYourShift' | 'shiftOver' | 'sameOfficer' | 'notOffered';

/** Why somebody may not give a shift to `to` (by asking, or as coordinator at once); null when it may be. */
export function refuseGiving(shift: Shift, to: string, by: Rosterer, now: Date): SwapRefusal | null {
  if (shift.to <= now) return 'shiftOver';
  if (!by.isCoordinator && shift.account !== by.account) return 'notYourShift';
  return shift.account === to ? 'sameOfficer' : null;
}

/** Why somebody may not take a shift over; null when a colleague has asked for it. */
export function refuseTaking(shift: Shift, account: string, now: Date): SwapRefusal | null {
  if (shift.to <= now) return 'shiftOver';
  return shift.offeredTo === account ? null : 'notOffered';
}
