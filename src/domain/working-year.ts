/**
 * One local year of a calendar laid out as open stretches of real time, so that every question about working
 * time is a binary search. Built once per calendar and year: a calendar is a value and never changes in place.
 *
 * An office is open while the clock on the wall shows a time inside a span. So a skipped hour costs working
 * time and a repeated hour is worked twice, which is what people in that office live through.
 */
import type { Closure, DaySpan, Week, WorkCalendar } from './city.ts';
import { DAY, FIRST_YEAR, LAST_YEAR, MINUTE, dayNumberOf, offsetsAround } from './local-time.ts';
import type { OffsetSpan } from './local-time.ts';

/** Open stretches of one local year; all times in milliseconds. */
export interface WorkingYear {
  year: number;
  /** first instant of the year, and of the next */
  begins: number;
  ends: number;
  /** stretch i is [opens[i], closes[i]), and `worked[i]` is the working time of the year before it */
  opens: Float64Array;
  closes: Float64Array;
  worked: Float64Array;
  total: number;
  /** day number of 1 January */
  firstDay: number;
  /** by day of the year: closing moment, NaN for a day without work */
  closing: Float64Array;
  /** by day of the year: working days up to and including it */
  rank: Uint16Array;
  /** day of the year of each working day */
  workingDays: number[];
}

/** A closure on a day on which the office would have worked, with the span of that day's work. */
export interface CostlyClosure {
  closure: Closure;
  opens: number;
  closes: number;
}

interface Plan {
  closed: Set<number>;
  seasons: { from: number; to: number; week: Week }[];
  years: (WorkingYear | undefined)[];
  costly: CostlyClosure[] | undefined;
}

type Stretch = [opens: number, closes: number];

const plans = new WeakMap<WorkCalendar, Plan>();

function planOf(calendar: WorkCalendar): Plan {
  const known = plans.get(calendar);
  if (known) return known;
  const plan: Plan = {
    closed: new Set(calendar.closures.map(({ date }) => dayNumberOf(date))),
    seasons: calendar.seasons.map(({ from, to, week }) => ({
      from: dayNumberOf(from),
      to: dayNumberOf(to),
      week,
    })),
    years: [],
    costly: undefined,
  };
  plans.set(calendar, plan);
  return plan;
}

/** 1970-01-01 was a Thursday; a week starts on Monday. */
function usualSpans(calendar: WorkCalendar, plan: Plan, day: number): readonly DaySpan[] {
  const season = plan.seasons.find(({ from, to }) => day >= from && day <= to);
  const weekday = (((day + 3) % 7) + 7) % 7;
  return (season?.week ?? calendar.week)[weekday] ?? [];
}

/** Real stretches of the local spans of a day: sorted, and what touches or overlaps is one. */
function stretchesOf(spans: readonly DaySpan[], offsets: OffsetSpan[], day: number): Stretch[] {
  const found: Stretch[] = [];
  for (const [from, to] of spans) {
    for (const { from: first, to: end, offset } of offsets) {
      const opens = Math.max(day * DAY + from * MINUTE - offset, first);
      const closes = Math.min(day * DAY + to * MINUTE - offset, end);
      if (opens < closes) found.push([opens, closes]);
    }
  }
  return joinStretches(found.sort((a, b) => a[0] - b[0]));
}

function joinStretches(sorted: Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of sorted) {
    const last = joined.at(-1);
    if (last && stretch[0] <= last[1]) last[1] = Math.max(last[1], stretch[1]);
    else joined.push(stretch);
  }
  return joined;
}

/** The first instant that shows the local day or a later one. */
function firstInstantOf(zone: string, day: number): number {
  for (const { from, to, offset } of offsetsAround(zone, day)) {
    const instant = Math.max(day * DAY - offset, from);
    if (instant < to) return instant;
  }
  return day * DAY;
}

function buildYear(calendar: WorkCalendar, plan: Plan, year: number): WorkingYear {
  const firstDay = Date.UTC(year, 0, 1) / DAY;
  const days = Date.UTC(year + 1, 0, 1) / DAY - firstDay;
  const all: Stretch[] = [];
  const closing = new Float64Array(days).fill(NaN);
  const rank = new Uint16Array(days);
  const workingDays: number[] = [];
  for (let index = 0; index < days; index++) {
    const day = firstDay + index;
    const spans = plan.closed.has(day) ? [] : usualSpans(calendar, plan, day);
    const stretches = spans.length > 0 ? stretchesOf(spans, offsetsAround(calendar.zone, day), day) : [];
    const last = stretches.at(-1);
    if (last) {
      closing[index] = last[1];
      workingDays.push(index);
      all.push(...stretches);
    }
    rank[index] = workingDays.length;
  }
  const worked = new Float64Array(all.length);
  let total = 0;
  all.forEach(([opens, closes], index) => {
    worked[index] = total;
    total += closes - opens;
  });
  return {
    year,
    begins: firstInstantOf(calendar.zone, firstDay),
    ends: firstInstantOf(calendar.zone, firstDay + days),
    opens: Float64Array.from(all, ([opens]) => opens),
    closes: Float64Array.from(all, ([, closes]) => closes),
    worked,
    total,
    firstDay,
    closing,
    rank,
    workingDays,
  };
}

/** The layout of a local year. Refuses (RangeError) years outside 1970–2199: the horizon of all arithmetic. */
export function workingYear(calendar: WorkCalendar, year: number): WorkingYear {
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new RangeError(
      `calendar ${calendar.code}: no working time found between ${FIRST_YEAR} and ${LAST_YEAR}`,
    );
  }
  const plan = planOf(calendar);
  const index = year - FIRST_YEAR;
  return (plan.years[index] ??= buildYear(calendar, plan, year));
}

const MEAN_YEAR = 365.2425 * DAY;

/** The layout of the local year in which an instant lies. Refuses what `workingYear` refuses. */
export function workingYearAt(calendar: WorkCalendar, instant: number): WorkingYear {
  const guess = FIRST_YEAR + Math.floor(instant / MEAN_YEAR);
  let year = workingYear(calendar, Math.min(Math.max(guess, FIRST_YEAR), LAST_YEAR));
  if (instant < year.begins && year.year > FIRST_YEAR) year = workingYear(calendar, year.year - 1);
  else if (instant >= year.ends && year.year < LAST_YEAR) year = workingYear(calendar, year.year + 1);
  return year;
}

/** Closures that cost working time, each date once, in order. */
export function costlyClosures(calendar: WorkCalendar): readonly CostlyClosure[] {
  const plan = planOf(calendar);
  return (plan.costly ??= findCostly(calendar, plan));
}

function findCostly(calendar: WorkCalendar, plan: Plan): CostlyClosure[] {
  const byDay = new Map<number, CostlyClosure>();
  for (const closure of calendar.closures) {
    const day = dayNumberOf(closure.date);
    if (Number.isNaN(day) || byDay.has(day)) continue;
    const stretches = stretchesOf(usualSpans(calendar, plan, day), offsetsAround(calendar.zone, day), day);
    const first = stretches[0];
    const last = stretches.at(-1);
    if (first && last) byDay.set(day, { closure, opens: first[0], closes: last[1] });
  }
  return [...byDay.values()].sort((a, b) => a.opens - b.opens);
}
