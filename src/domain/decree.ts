import type { City, Closure } from './city.ts';
import { deskCalendar } from './limits.ts';
import { localDate } from './local-time.ts';

/** The source of a closure that nobody has compared with the decree yet, as the settings write it. */
const UNCHECKED = 'to be checked against the decree';
/** The decree of the next year (SKB 3 Menteri) comes in autumn: from this month on it is missed. */
const ASKED_FROM_MONTH = 11;

/** A year whose holidays are not known for sure. */
export interface DecreeGap {
  year: number;
  state: 'missing' | 'unchecked';
}

/**
 * The first year, of this one and from November the next, for which the desk's calendar has no national holiday, or one
 * that was not compared with the decree; null when all is known. Promises over such days may move.
 */
export function decreeGap(city: City, now: Date): DecreeGap | null {
  const [year = 0, month = 0] = localDate(city.zone, now).split('-').map(Number);
  const years = month >= ASKED_FROM_MONTH ? [year, year + 1] : [year];
  const { closures } = deskCalendar(city);
  return years.map((one) => gapOf(one, closures)).find((gap) => gap !== null) ?? null;
}

function gapOf(year: number, closures: readonly Closure[]): DecreeGap | null {
  const own = closures.filter(({ date, kind }) => kind !== 'local' && date.startsWith(`${year}-`));
  if (own.length === 0) return { year, state: 'missing' };
  return own.some(({ source }) => source === UNCHECKED) ? { year, state: 'unchecked' } : null;
}
