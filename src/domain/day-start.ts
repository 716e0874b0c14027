import { DAY, MINUTE, dayNumberOf, offsetsAround } from './local-time.ts';

/** The first moment of a date (YYYY-MM-DD) in a zone, or of the day `plus` days later; null when there is no such date. */
export function dayStart(zone: string, date: string, plus = 0): Date | null {
  const day = dayNumberOf(date) + plus;
  return Number.isNaN(day) ? null : momentOf(zone, day, 0);
}

/**
 * When the clocks of a zone show so many minutes after midnight on a day (its number): the first such moment, or the
 * first one after it when the clocks skip it.
 */
export function momentOf(zone: string, day: number, minutes: number): Date | null {
  for (const span of offsetsAround(zone, day)) {
    const moment = Math.max(span.from, day * DAY + minutes * MINUTE - span.offset);
    if (moment < span.to) return new Date(moment);
  }
  return null;
}
