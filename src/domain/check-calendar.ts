/** What is wrong with a calendar somebody wrote down. */
import type { DaySpan, Season, Week, WorkCalendar } from './city.ts';
import { FIRST_YEAR, dayNumberOf, localDate } from './local-time.ts';

const LAST_MINUTE = 24 * 60;

/**
 * The faults of a calendar, each as its kind and its place, e.g. 'spansOverlap week 4'; an empty list means it
 * can be used. Kinds: zoneUnknown, neverOpens, spanOutsideDay, spanEmpty, spansOverlap, dateUnknown,
 * closureTwice, seasonBackward, seasonsOverlap. Weekdays count from 0 (Monday).
 */
export function checkCalendar(calendar: WorkCalendar): string[] {
  const faults = [
    ...checkZone(calendar.zone),
    ...checkWeek(calendar.week, 'week'),
    ...calendar.seasons.flatMap((season) => checkWeek(season.week, `season ${season.from}`)),
    ...checkSeasons(calendar.seasons),
    ...checkClosures(calendar.closures.map(({ date }) => date)),
  ];
  // Seasons end and closures are finite: only an empty usual week closes an office for good.
  if (calendar.week.every((spans) => spans.every(([from, to]) => !(from < to)))) faults.push('neverOpens');
  return faults;
}

function checkZone(zone: string): string[] {
  try {
    localDate(zone, new Date(Date.UTC(FIRST_YEAR, 0, 2)));
    return [];
  } catch {
    return [`zoneUnknown ${zone}`];
  }
}

function checkWeek(week: Week, place: string): string[] {
  return week.flatMap((spans, weekday) => checkDay(spans, `${place} ${weekday}`));
}

function checkDay(spans: readonly DaySpan[], place: string): string[] {
  const faults: string[] = [];
  const isMinute = (minute: number) => Number.isInteger(minute) && minute >= 0 && minute <= LAST_MINUTE;
  if (spans.some(([from, to]) => !isMinute(from) || !isMinute(to))) faults.push(`spanOutsideDay ${place}`);
  if (spans.some(([from, to]) => from >= to)) faults.push(`spanEmpty ${place}`);
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  if (sorted.some(([from], index) => from < (sorted[index - 1]?.[1] ?? 0)))
    faults.push(`spansOverlap ${place}`);
  return faults;
}

function checkSeasons(seasons: readonly Season[]): string[] {
  const faults: string[] = [];
  for (const { from, to } of seasons) {
    for (const date of [from, to]) if (Number.isNaN(dayNumberOf(date))) faults.push(`dateUnknown ${date}`);
    if (from > to) faults.push(`seasonBackward ${from}`);
  }
  const sorted = [...seasons].sort((a, b) => a.from.localeCompare(b.from));
  for (const [index, { from }] of sorted.entries()) {
    if (sorted.slice(0, index).some(({ to }) => to >= from)) faults.push(`seasonsOverlap ${from}`);
  }
  return faults;
}

function checkClosures(dates: readonly string[]): string[] {
  const unknown = dates.filter((date) => Number.isNaN(dayNumberOf(date)));
  const met = new Set<string>();
  const twice = dates.filter((date) => met.size === met.add(date).size);
  return [...unknown.map((date) => `dateUnknown ${date}`), ...twice.map((date) => `closureTwice ${date}`)];
}
