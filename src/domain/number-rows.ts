/**
 * How numbers stand in a text. A *group* is a run of digits; a *row* is groups with only short separators
 * between them; a *chain* is groups of a row that one and the same character joins, as in 24-11-2026.
 */

export interface Group {
  from: number;
  to: number;
  digits: string;
  /** what stands between the group before and this one; empty for the first of a row */
  before: string;
}

export type Row = readonly Group[];

/** No number has more groups, so no search looks further: that keeps the whole linear. */
export const LONGEST = 19;
const SEPARATOR = /^(?:[\p{Pd}\p{Cf}.()_−:]|[^\S\r\n]){1,3}$/u;

/** The rows of a text whose digits are 0–9. */
export function readRows(text: string): Group[][] {
  const rows: Group[][] = [];
  let end = 0;
  for (const found of text.matchAll(/[0-9]+/g)) {
    const before = text.slice(end, found.index);
    end = found.index + found[0].length;
    const group = { from: found.index, to: end, digits: found[0], before: '' };
    const row = rows.at(-1);
    if (row && SEPARATOR.test(before)) row.push({ ...group, before });
    else rows.push([group]);
  }
  return rows;
}

/** The digits of group `at`, empty beyond the row. */
export function digitsAt(row: Row, at: number): string {
  return row[at]?.digits ?? '';
}

/** The digits of groups from `at` up to, not including, `end`. */
export function digitsOf(row: Row, at: number, end: number): string {
  return row
    .slice(at, end)
    .map(({ digits }) => digits)
    .join('');
}

/** The digits of each group of the chain that starts at `at`; empty when it started before. */
export function chainAt(row: Row, at: number, joint: string): string[] {
  if (row[at]?.before === joint) return [];
  let end = at + 1;
  while (row[end]?.before === joint && end < at + LONGEST) end++;
  return row.slice(at, end).map(({ digits }) => digits);
}

/** Whether group `at` goes on a chain of dots or dashes. */
export function isInChain(row: Row, at: number): boolean {
  const before = row[at]?.before;
  return before === '.' || before === '-';
}
