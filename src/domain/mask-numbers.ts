/**
 * Finds numbers that point to a person: identity and family card numbers, telephone numbers, accounts and cards.
 * People write them with spaces, dots and dashes, and next to dates, times and money, which must stay readable.
 */
import { LONGEST, digitsAt, digitsOf, isInChain, readRows } from './number-rows.ts';
import type { Row } from './number-rows.ts';
import { areOrdinary, isYear, ordinaryAt } from './ordinary-numbers.ts';
import type { MaskKind, MaskSpan } from './privacy.ts';

/** So many groups are one number; without a kind they stay. */
interface Match {
  kind: MaskKind | null;
  groups: number;
}

/** First two digits of NIK and KK numbers: the codes of the provinces. */
const PROVINCE = /^(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])/;
const IDENTITY_DIGITS = 16;
/** One run of so many digits is an account, a customer or a telephone number, whatever else it may be. */
const LONG_RUN = 10;
const SPACED_ACCOUNT = 13;
const NAMED_ACCOUNT = 8;
const ACCOUNT_NAME = /\b(?:no)?rek(?:ening)?\b/i;

/** How many digits come before the national number; 0 when no telephone number starts here. */
function phonePrefix(text: string, row: Row, at: number): number {
  const start = digitsOf(row, at, at + 3);
  const hasPlus = text[(row[at]?.from ?? 0) - 1] === '+';
  if (start.startsWith('628') || (hasPlus && start.startsWith('62'))) return 2;
  return /^0[2-9]/.test(start) ? 1 : 0;
}

/** A number is whole at ten digits after its prefix, unless dashes, dots or single digits carry it on to twelve. */
function carriesOn(row: Row, next: number, national: number): boolean {
  const { length } = digitsAt(row, next);
  if (length === 0) return false;
  const isSpelled = length === 1 && digitsAt(row, next - 1).length === 1;
  if (national < 8 || isSpelled) return national + length <= 13;
  if (national < 10) return length > 1 && !isYear(digitsAt(row, next));
  return national + length <= 12 && isInChain(row, next);
}

function phoneAt(text: string, row: Row, at: number): Match | null {
  // Numbers of offices ("35.73.040.006…") are one long chain: no personal number starts inside it.
  const prefix = isInChain(row, at) ? 0 : phonePrefix(text, row, at);
  if (prefix === 0) return null;
  let national = digitsAt(row, at).length - prefix;
  let end = at + 1;
  while (carriesOn(row, end, national) && national + digitsAt(row, end).length <= 13) {
    national += digitsAt(row, end++).length;
  }
  return national >= 8 && national <= 13 ? { kind: 'phone', groups: end - at } : null;
}

function identityAt(text: string, row: Row, at: number): Match | null {
  if (isInChain(row, at) || !PROVINCE.test(digitsOf(row, at, at + 2))) return null;
  let digits = '';
  let end = at;
  while (digits.length < IDENTITY_DIGITS && end < row.length) digits += digitsAt(row, end++);
  if (digits.length !== IDENTITY_DIGITS || isSpacedMobile(digits, end - at)) return null;
  return areOrdinary(text, row, at, end) ? null : { kind: 'identity', groups: end - at };
}

/** 628… is a mobile number with its neighbours, unless it is one run of sixteen. */
function isSpacedMobile(digits: string, groups: number): boolean {
  return digits.startsWith('628') && groups > 1;
}

function startsOther(text: string, row: Row, at: number): boolean {
  if (digitsAt(row, at).length >= LONG_RUN || ordinaryAt(text, row, at) > 0) return true;
  return phoneAt(text, row, at) !== null || identityAt(text, row, at) !== null;
}

/** What is left up to the next known number: an account when it is long enough. */
function restAt(text: string, row: Row, at: number): Match {
  if (digitsAt(row, at).length >= LONG_RUN) return { kind: 'account', groups: 1 };
  let end = at + 1;
  while (end < row.length && end < at + LONGEST && !startsOther(text, row, end)) end++;
  const isAccount = looksLikeAccount(row, at, end, leastDigits(text, row[at]?.from ?? 0));
  return { kind: isAccount ? 'account' : null, groups: end - at };
}

/** Beside the word "rekening" fewer digits are enough. */
function leastDigits(text: string, from: number): number {
  return ACCOUNT_NAME.test(text.slice(Math.max(0, from - 30), from)) ? NAMED_ACCOUNT : SPACED_ACCOUNT;
}

/** House numbers in a row are short groups; an account has a long one, or is spelled digit by digit. */
function looksLikeAccount(row: Row, at: number, end: number, least: number): boolean {
  const lengths = row.slice(at, end).map(({ digits }) => digits.length);
  const isLong = lengths.reduce((sum, length) => sum + length, 0) >= least;
  return isLong && (lengths.some((length) => length >= 4) || lengths.every((length) => length === 1));
}

function matchAt(text: string, row: Row, at: number): Match {
  const identity = identityAt(text, row, at);
  if (identity) return identity;
  const ordinary = ordinaryAt(text, row, at);
  if (ordinary > 0) return { kind: null, groups: ordinary };
  return phoneAt(text, row, at) ?? restAt(text, row, at);
}

function spanOf(text: string, groups: Row, kind: MaskKind): MaskSpan {
  let from = groups[0]?.from ?? 0;
  const to = groups.at(-1)?.to ?? from;
  if (text[from - 1] === '+') from--;
  if (text[from - 1] === '(' && text.slice(from, to).includes(')')) from--;
  return { from, to, kind };
}

/** Every personal number of a text, in order. The text has only the digits 0–9 (`asciiDigits`). Linear in the text. */
export function findNumbers(text: string): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const row of readRows(text)) {
    for (let at = 0; at < row.length;) {
      const { kind, groups } = matchAt(text, row, at);
      if (kind) spans.push(spanOf(text, row.slice(at, at + groups), kind));
      at += groups;
      // What follows a hidden number starts anew.
      const next = row[at];
      if (next && kind) next.before = '';
    }
  }
  return spans;
}
