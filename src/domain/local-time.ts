/**
 * What the clock on the wall shows in a time zone. The only place that asks Intl about zones; each UTC day of
 * a zone is asked once and remembered.
 *
 * Words: a *day number* counts days since 1970-01-01; an *offset* is local time minus UTC, in milliseconds.
 */

export const MINUTE = 60_000;
export const DAY = 86_400_000;
/** Instants outside these years are refused: they are always a mistake, and the memory stays bounded. */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2199;
const FIRST_INSTANT = Date.UTC(FIRST_YEAR, 0, 1);
const LAST_INSTANT = Date.UTC(LAST_YEAR + 1, 0, 1) - 1;

/** One UTC day of a zone: `before` holds until the instant `change`, `after` from then on. */
interface ZoneDay {
  before: number;
  change: number;
  after: number;
}

interface Zone {
  format: Intl.DateTimeFormat;
  offsets: Map<number, number>;
  days: Map<number, ZoneDay>;
}

/** A stretch of instants [from, to) with one offset. */
export interface OffsetSpan {
  from: number;
  to: number;
  offset: number;
}

const zones = new Map<string, Zone>();

function openZone(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  // Throws a RangeError for a zone that does not exist.
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const zone = { format, offsets: new Map<number, number>(), days: new Map<number, ZoneDay>() };
  zones.set(name, zone);
  return zone;
}

function askOffset(zone: Zone, instant: number): number {
  const found = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(zone.format.format(instant));
  if (!found) return 0;
  const seconds = Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4] ?? 0);
  return (found[1] === '-' ? -1000 : 1000) * seconds;
}

function offsetAtDayStart(zone: Zone, day: number): number {
  let offset = zone.offsets.get(day);
  if (offset === undefined) {
    offset = askOffset(zone, day * DAY);
    zone.offsets.set(day, offset);
  }
  return offset;
}

/** Clocks change on whole minutes and at most once in a UTC day, so halving finds the change. */
function findChange(zone: Zone, day: number, before: number): number {
  let low = 0;
  let high = DAY / MINUTE;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (askOffset(zone, day * DAY + middle * MINUTE) === before) low = middle;
    else high = middle;
  }
  return day * DAY + high * MINUTE;
}

function zoneDay(zone: Zone, day: number): ZoneDay {
  const known = zone.days.get(day);
  if (known) return known;
  const before = offsetAtDayStart(zone, day);
  const after = offsetAtDayStart(zone, day + 1);
  const change = before === after ? Infinity : findChange(zone, day, before);
  const made = { before, change, after };
  zone.days.set(day, made);
  return made;
}

/** Milliseconds of a date that the domain accepts; refuses (RangeError) an invalid date and years outside 1970–2199. */
export function instantOf(at: Date): number {
  const instant = at.getTime();
  if (instant >= FIRST_INSTANT && instant <= LAST_INSTANT) return instant;
  throw new RangeError(`not an instant of ${FIRST_YEAR}–${LAST_YEAR}: ${String(instant)}`);
}

function localInstant(zoneName: string, at: Date): number {
  const instant = instantOf(at);
  const { before, change, after } = zoneDay(openZone(zoneName), Math.floor(instant / DAY));
  return instant + (instant < change ? before : after);
}

/** The day number on the calendar of a zone. Refuses (RangeError) an unknown zone and what `instantOf` refuses. */
export function localDay(zone: string, at: Date): number {
  return Math.floor(localInstant(zone, at) / DAY);
}

/** The local date, 'YYYY-MM-DD'. Refuses (RangeError) an unknown zone and what `instantOf` refuses. */
export function localDate(zone: string, at: Date): string {
  return new Date(localInstant(zone, at)).toISOString().slice(0, 10);
}

/** The local time of day, 'HH:MM' (24 hours, rounded down). Refuses (RangeError) an unknown zone and what `instantOf` refuses. */
export function localTime(zone: string, at: Date): string {
  return new Date(localInstant(zone, at)).toISOString().slice(11, 16);
}

/** The day number of a date 'YYYY-MM-DD', NaN when no such day exists (2026-02-30) or it is written otherwise. */
export function dayNumberOf(date: string): number {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return NaN;
  const instant = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date) return NaN;
  return instant / DAY;
}

/** Every stretch of instants that can show the local day, with its offset, in order. */
export function offsetsAround(zoneName: string, day: number): OffsetSpan[] {
  const zone = openZone(zoneName);
  const spans: OffsetSpan[] = [];
  for (const utcDay of [day - 1, day, day + 1]) {
    const { before, change, after } = zoneDay(zone, utcDay);
    const end = (utcDay + 1) * DAY;
    addSpan(spans, utcDay * DAY, Math.min(change, end), before);
    addSpan(spans, Math.min(change, end), end, after);
  }
  return spans;
}

function addSpan(spans: OffsetSpan[], from: number, to: number, offset: number): void {
  const last = spans.at(-1);
  if (from >= to) return;
  if (last?.offset === offset) last.to = to;
  else spans.push({ from, to, offset });
}
