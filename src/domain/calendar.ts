/**
 * Arithmetic on working time. All functions are pure; instants are `Date`, and anything outside 1970–2199 is
 * refused with a RangeError. Every search ends: after twenty years without enough working time it throws.
 * A calendar is a value: make a new one instead of changing one, since its layout is remembered.
 */
import type { Closure, Duration, WorkCalendar } from './city.ts';
import { DAY, MINUTE, dayNumberOf, instantOf, localDay } from './local-time.ts';
import { costlyClosures, workingYear, workingYearAt } from './working-year.ts';
import type { WorkingYear } from './working-year.ts';

const HORIZON_YEARS = 20;

/** How many values of a sorted list are at most `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function yearAfter(calendar: WorkCalendar, year: WorkingYear, start: WorkingYear, step: 1 | -1): WorkingYear {
  if (Math.abs(year.year - start.year) >= HORIZON_YEARS) {
    throw new RangeError(`calendar ${calendar.code}: not enough working time within ${HORIZON_YEARS} years`);
  }
  return workingYear(calendar, year.year + step);
}

/** Working time of a year before an instant, in milliseconds. */
function workedBefore(year: WorkingYear, instant: number): number {
  const index = countUpTo(year.opens, instant) - 1;
  if (index < 0) return 0;
  const opens = year.opens[index] ?? 0;
  const closes = year.closes[index] ?? 0;
  return (year.worked[index] ?? 0) + Math.min(instant, closes) - opens;
}

/** Whether the office works at that moment. An opening moment counts as open, a closing moment as closed. */
export function isOpen(calendar: WorkCalendar, at: Date): boolean {
  const instant = instantOf(at);
  const year = workingYearAt(calendar, instant);
  const index = countUpTo(year.opens, instant) - 1;
  return index >= 0 && instant < (year.closes[index] ?? 0);
}

/** The first moment from `at` on at which the office works: `at` itself when it is open. Throws when there is none. */
export function nextOpening(calendar: WorkCalendar, at: Date): Date {
  const instant = instantOf(at);
  const start = workingYearAt(calendar, instant);
  let year = start;
  let index = countUpTo(year.opens, instant);
  if (index > 0 && instant < (year.closes[index - 1] ?? 0)) return new Date(instant);
  while (index >= year.opens.length) {
    year = yearAfter(calendar, year, start, 1);
    index = 0;
  }
  return new Date(year.opens[index] ?? NaN);
}

/** Working minutes from one moment to another, exact to the millisecond (so it may be a fraction); negative when `to` is earlier. */
export function workingMinutesBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  const [first, last] = [instantOf(from), instantOf(to)];
  if (first > last) return 0 - workingMinutesBetween(calendar, to, from);
  let year = workingYearAt(calendar, first);
  const end = workingYearAt(calendar, last);
  let sum = -workedBefore(year, first);
  while (year.year < end.year) {
    sum += year.total;
    year = workingYear(calendar, year.year + 1);
  }
  return (sum + workedBefore(end, last)) / MINUTE;
}

/**
 * The moment by which so many working minutes have passed: never in closed time, but possibly a closing moment
 * (a full day from opening ends at closing, not at the next opening). Negative minutes count back and may end at
 * an opening moment; zero is `from` itself. Refuses (RangeError) minutes that are not finite, and what lies
 * beyond the horizon.
 */
export function addWorkingMinutes(calendar: WorkCalendar, from: Date, minutes: number): Date {
  if (!Number.isFinite(minutes)) throw new RangeError(`not a number of minutes: ${minutes}`);
  const instant = instantOf(from);
  const change = Math.round(minutes * MINUTE);
  if (change === 0) return new Date(instant);
  const start = workingYearAt(calendar, instant);
  const target = workedBefore(start, instant) + change;
  return new Date(change > 0 ? reachForward(calendar, start, target) : reachBack(calendar, start, target));
}

/** The earliest moment with so much work of the starting year (and the years after) behind it. */
function reachForward(calendar: WorkCalendar, start: WorkingYear, wanted: number): number {
  let year = start;
  let target = wanted;
  while (target > year.total) {
    target -= year.total;
    year = yearAfter(calendar, year, start, 1);
  }
  // Work is counted in whole milliseconds, so "just under the target" finds the stretch that reaches it.
  const index = countUpTo(year.worked, target - 0.5) - 1;
  return (year.opens[index] ?? NaN) + target - (year.worked[index] ?? NaN);
}

/** The latest moment with only so much work of the starting year behind it; below zero lies the year before. */
function reachBack(calendar: WorkCalendar, start: WorkingYear, wanted: number): number {
  let year = start;
  let target = wanted;
  while (target < 0) {
    year = yearAfter(calendar, year, start, -1);
    target += year.total;
  }
  const index = countUpTo(year.worked, target) - 1;
  return (year.opens[index] ?? NaN) + target - (year.worked[index] ?? NaN);
}

/** Whether the office works at all on a local date 'YYYY-MM-DD'. Refuses (RangeError) a date that does not exist. */
export function isWorkingDay(calendar: WorkCalendar, date: string): boolean {
  const day = dayNumberOf(date);
  if (Number.isNaN(day)) throw new RangeError(`not a date: ${date}`);
  const year = workingYear(calendar, Number(date.slice(0, 4)));
  return !Number.isNaN(year.closing[day - year.firstDay] ?? NaN);
}

/**
 * The closing moment of the n-th working day after the local day of `from`; that day is day 0, whether or not it
 * is a working day. Zero is the closing moment of day 0 (`from` itself when it is no working day); a negative n
 * counts back. Refuses (RangeError) a broken n and what lies beyond the horizon.
 */
export function addWorkingDays(calendar: WorkCalendar, from: Date, n: number): Date {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number of days: ${n}`);
  const day = localDay(calendar.zone, from);
  const start = workingYear(calendar, new Date(day * DAY).getUTCFullYear());
  const dayOfYear = day - start.firstDay;
  const today = start.closing[dayOfYear] ?? NaN;
  const isWorking = !Number.isNaN(today);
  if (n === 0) return new Date(isWorking ? today : instantOf(from));
  // A closed day lies between two working days: one step back from it is already the one before.
  const position = (start.rank[dayOfYear] ?? 0) - 1 + (n < 0 && !isWorking ? 1 : 0);
  return new Date(closingOf(calendar, start, position + n));
}

/** The closing moment of a working day by its position in a year; positions run over into the years around it. */
function closingOf(calendar: WorkCalendar, start: WorkingYear, position: number): number {
  let year = start;
  let wanted = position;
  while (wanted >= year.workingDays.length) {
    wanted -= year.workingDays.length;
    year = yearAfter(calendar, year, start, 1);
  }
  while (wanted < 0) {
    year = yearAfter(calendar, year, start, -1);
    wanted += year.workingDays.length;
  }
  return year.closing[year.workingDays[wanted] ?? NaN] ?? NaN;
}

/**
 * When a length of time has passed. Minutes, hours and days (of 24 hours) run by the clock; working hours and
 * working days by the calendar. A part of a working day counts as a whole one. Refuses what they refuse.
 */
export function addDuration(calendar: WorkCalendar, from: Date, duration: Duration): Date {
  const { amount, unit } = duration;
  switch (unit) {
    case 'minutes':
      return addClockTime(from, amount * MINUTE);
    case 'hours':
      return addClockTime(from, amount * 60 * MINUTE);
    case 'days':
      return addClockTime(from, amount * DAY);
    case 'workingHours':
      return addWorkingMinutes(calendar, from, amount * 60);
    case 'workingDays':
      return addWorkingDays(calendar, from, Math.ceil(amount));
  }
}

function addClockTime(from: Date, milliseconds: number): Date {
  const moved = new Date(instantOf(from) + milliseconds);
  instantOf(moved);
  return moved;
}

/**
 * The closures that cost working time between two moments, oldest first and each date once: what explains
 * "+1 hari: Nyepi". A holiday on a day without work (a Sunday) costs nothing and is left out.
 */
export function closuresBetween(calendar: WorkCalendar, from: Date, to: Date): Closure[] {
  const [first, last] = [instantOf(from), instantOf(to)];
  return costlyClosures(calendar)
    .filter(({ opens, closes }) => opens < last && closes > first)
    .map(({ closure }) => closure);
}
