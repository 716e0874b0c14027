import { DAY, dayNumberOf, offsetsAround } from '#domain/local-time.ts';

/** The first moment of a date (YYYY-MM-DD) in a zone, or of the day `plus` days later; null when there is no such date. */
export function dayStart(zone: string, date: string, plus = 0): Date | null {
  const day = dayNumberOf(date) + plus;
  if (Number.isNaN(day)) return null;
  for (const span of offsetsAround(zone, day)) {
    const start = Math.max(span.from, day * DAY - span.offset);
    if (start < span.to) return new Date(start);
  }
  return null;
}
