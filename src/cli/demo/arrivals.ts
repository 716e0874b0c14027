/** When complaints of the demo year arrive, and about what: the shape of a week, rain, storms and holidays. */
import type { Random, Weighted } from './random.ts';

/**
 * How complaints spread over a week, in ten-thousandths: a row per day from Monday, a column per local hour.
 * Measured on Boston 311 open data of 2015 (licence PDDL), channels of citizens only: the app and the web form
 * count fully, phone calls by a fifth because Malang's complaints come by text and web; smoothed over three hours.
 */
const WEEK_SHAPE: readonly (readonly number[])[] = [
  [23, 15, 11, 8, 8, 12, 23, 54, 97, 121, 144, 149, 123, 116, 121, 110, 100, 87, 72, 54, 40, 35, 28, 17],
  [11, 8, 5, 5, 7, 11, 26, 63, 114, 143, 136, 125, 123, 125, 138, 139, 120, 111, 96, 67, 49, 39, 27, 19],
  [12, 19, 28, 15, 6, 15, 34, 59, 98, 129, 136, 134, 135, 142, 145, 130, 105, 92, 80, 63, 55, 41, 27, 25],
  [26, 28, 31, 34, 33, 21, 26, 74, 133, 155, 145, 134, 121, 107, 108, 114, 107, 100, 90, 64, 47, 44, 41, 31],
  [17, 8, 8, 11, 7, 12, 37, 83, 125, 135, 126, 119, 116, 118, 121, 111, 86, 62, 47, 44, 47, 41, 29, 16],
  [8, 10, 12, 6, 2, 4, 11, 22, 37, 53, 69, 86, 78, 61, 61, 58, 47, 43, 44, 44, 40, 36, 29, 19],
  [11, 5, 2, 2, 2, 4, 10, 19, 26, 42, 65, 68, 61, 51, 40, 40, 42, 43, 47, 53, 51, 34, 29, 32],
];

/** An assumption, not a measurement: Malang's day begins earlier than Boston's and has a peak after maghrib. */
const LOCAL_HABIT: readonly number[] = [
  0.6, 0.4, 0.3, 0.3, 0.7, 1.6, 2, 1.5, 1.1, 1, 0.95, 0.85, 0.85, 0.9, 0.9, 0.95, 1, 1, 1.3, 1.8, 2, 1.8, 1.4,
  1,
];

/** Share of the rainy season in a month, January first (Malang: November to April). */
const RAIN: readonly number[] = [1, 1, 0.9, 0.6, 0.25, 0.1, 0.05, 0.05, 0.1, 0.35, 0.8, 1];

const HOUR_MS = 3_600_000;
/** WIB is UTC+7 all year; a demo year needs no zone database. */
const WIB_MS = 7 * HOUR_MS;

/** What the mix of categories depends on. */
export interface Moment {
  /** 1 to 12, local */
  month: number;
  /** 0 to 23, local */
  hour: number;
  /** heavy rain on this day or the day before */
  storm: boolean;
}

export interface Arrival {
  at: Date;
  category: string;
}

interface Hour {
  start: number;
  moment: Moment;
  weight: number;
}

/** Local date, hour and weekday (Monday 0) of an instant. */
function localParts(ms: number): { date: string; month: number; hour: number; weekday: number } {
  const local = new Date(ms + WIB_MS);
  return {
    date: local.toISOString().slice(0, 10),
    month: local.getUTCMonth() + 1,
    hour: local.getUTCHours(),
    weekday: (local.getUTCDay() + 6) % 7,
  };
}

/** Days of heavy rain, each with the day after it: calls come in two waves. */
function drawStormDays(random: Random, from: Date, to: Date): Set<string> {
  const days = new Set<string>();
  for (let ms = from.getTime(); ms < to.getTime() + 24 * HOUR_MS; ms += 24 * HOUR_MS) {
    const { date, month } = localParts(ms);
    if (!random.chance(0.17 * (RAIN[month - 1] ?? 0))) continue;
    days.add(date);
    days.add(localParts(ms + 24 * HOUR_MS).date);
  }
  return days;
}

function hourShape(weekday: number, hour: number): number {
  return (WEEK_SHAPE[weekday]?.[hour] ?? 0) * (LOCAL_HABIT[hour] ?? 1);
}

function listHours(random: Random, from: Date, to: Date, quietDays: ReadonlySet<string>): Hour[] {
  const storms = drawStormDays(random, from, to);
  const dayNoise = new Map<string, number>();
  const hours: Hour[] = [];
  for (let start = Math.floor(from.getTime() / HOUR_MS) * HOUR_MS; start < to.getTime(); start += HOUR_MS) {
    const { date, month, hour, weekday } = localParts(start);
    const noise = dayNoise.get(date) ?? 0.75 + random.next() * 0.5;
    dayNoise.set(date, noise);
    const storm = storms.has(date);
    const season = 0.85 + 0.3 * rainShare(month);
    const shape = hourShape(weekday, hour);
    const weight = shape * noise * season * (storm ? 1.6 : 1) * (quietDays.has(date) ? 0.55 : 1);
    hours.push({ start, moment: { month, hour, storm }, weight });
  }
  return hours;
}

/** Draws `count` hours by weight; both lists are walked by a running sum, so a year costs little. */
function drawHours(random: Random, hours: readonly Hour[], count: number): Hour[] {
  const sums: number[] = [];
  let total = 0;
  for (const hour of hours) sums.push((total += hour.weight));
  const marks = Array.from({ length: count }, () => random.next() * total).sort((a, b) => a - b);
  const drawn: Hour[] = [];
  let index = 0;
  for (const mark of marks) {
    while ((sums[index] ?? total) <= mark && index < hours.length - 1) index++;
    const hour = hours[index];
    if (hour !== undefined) drawn.push(hour);
  }
  return drawn;
}

function drawWhen(random: Random, from: Date, to: Date, count: number, quietDays: ReadonlySet<string>) {
  if (!(from.getTime() < to.getTime())) throw new RangeError('The demo year must end after it begins');
  const clip = (ms: number) => Math.min(Math.max(ms, from.getTime()), to.getTime() - 1);
  return drawHours(random, listHours(random.fork('weather'), from, to, quietDays), count)
    .map((hour) => ({ at: new Date(clip(hour.start + random.int(0, HOUR_MS - 1))), moment: hour.moment }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * When `count` complaints arrive between `from` (included) and `to` (excluded), in order. Follows the measured week,
 * the rains and chance storms; `quietDays` (local dates, YYYY-MM-DD, such as national holidays) get about half.
 * Throws RangeError when `to` is not after `from`.
 */
export function arrivalTimes(
  random: Random,
  from: Date,
  to: Date,
  count: number,
  quietDays: ReadonlySet<string> = new Set(),
): Date[] {
  return drawWhen(random, from, to, count, quietDays).map(({ at }) => at);
}

/** As `arrivalTimes`, with a category for each, drawn from `mix` at that moment (see `categoryMix`). */
export function planArrivals(
  random: Random,
  from: Date,
  to: Date,
  count: number,
  mix: (moment: Moment) => readonly Weighted<string>[],
  quietDays: ReadonlySet<string> = new Set(),
): Arrival[] {
  const topics = random.fork('topics');
  return drawWhen(random, from, to, count, quietDays).map(({ at, moment }) => ({
    at,
    category: topics.weighted(mix(moment)),
  }));
}

/** How wet a month is, 0 to 1 (1 to 12, local). */
export function rainShare(month: number): number {
  return RAIN[month - 1] ?? 0;
}
