/** Numbers of everyday text that must stay readable: dates, times, years, sums of money, degrees of a map. */
import { chainAt, digitsAt } from './number-rows.ts';
import type { Row } from './number-rows.ts';

const YEAR = /^(?:19|20)\d\d$/;
const CURRENCY = /(?:rp|idr)[.\s]{0,2}$/i;

export function isYear(digits: string): boolean {
  return YEAR.test(digits);
}

/** A number of one or two digits up to `most`. */
function isUpTo(most: number, digits = ''): boolean {
  return /^\d\d?$/.test(digits) && Number(digits) <= most;
}

/** 7.30, 07:30, 07:30:15 */
function isTime([hour, ...rest]: readonly string[]): boolean {
  const isShort = rest.length === 1 || rest.length === 2;
  return isShort && isUpTo(24, hour) && rest.every((part) => part.length === 2 && isUpTo(59, part));
}

/** 24-11-2026, 24.11.26, 2026-11-24 */
function isDate(parts: readonly string[]): boolean {
  const [first = '', month, last = ''] = parts;
  if (parts.length !== 3 || !isUpTo(12, month)) return false;
  if (isYear(first)) return isUpTo(31, last);
  return isUpTo(31, first) && /^(?:\d\d|(?:19|20)\d\d)$/.test(last);
}

/** 1.500.000; a telephone number in threes starts with 0 or 628. */
function isMoney(parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const all = parts.join('');
  const isInThrees =
    /^[1-9]\d{0,2}$/.test(first) && rest.length > 0 && rest.every((part) => part.length === 3);
  return isInThrees && all.length <= 15 && !/^628\d{8}/.test(all);
}

/** Rp1500000 */
function isSumOf(text: string, row: Row, at: number, parts: readonly string[]): boolean {
  const group = row[at];
  if (!group || group.before !== '' || !/^[1-9]\d{0,14}$/.test(parts.join(''))) return false;
  return CURRENCY.test(text.slice(Math.max(0, group.from - 6), group.from));
}

/** A degree with its fraction, as maps give them: 112.632614. */
function isDegree(parts: readonly string[]): boolean {
  const [whole = '', fraction = ''] = parts;
  return parts.length === 2 && /^(?:0|[1-9]\d?|1[0-8]\d)$/.test(whole) && /^\d{4,15}$/.test(fraction);
}

/** How many groups from `at` on are one date, time, year, degree or sum of money; 0 when none. */
export function ordinaryAt(text: string, row: Row, at: number): number {
  const dots = chainAt(row, at, '.');
  const isOrdinary = [isTime, isDate, isDegree, isMoney].some((is) => is(dots));
  if (isOrdinary || isSumOf(text, row, at, dots)) return dots.length;
  const colons = chainAt(row, at, ':');
  if (isTime(colons)) return colons.length;
  const dashes = chainAt(row, at, '-');
  if (isDate(dashes)) return dashes.length;
  return isYear(digitsAt(row, at)) ? 1 : 0;
}

/** Whether all groups from `at` to `end` are ordinary, one after the other. */
export function areOrdinary(text: string, row: Row, at: number, end: number): boolean {
  let next = at;
  for (let step = 1; step > 0 && next < end; next += step) step = ordinaryAt(text, row, next);
  return next >= end;
}
