import ICAL from 'ical.js';
import * as v from 'valibot';
import { holidaysShape } from '#platform/settings-shapes.ts';
import type { ClosureBody } from './times-body.ts';

/** Why a file is not a decree that we can read. */
type DecreeFault = 'empty' | 'tooLarge' | 'unreadable' | 'noDays' | 'dayTwice' | 'tooLong';
export type ReadDecree =
  | { readonly ok: true; readonly closures: readonly ClosureBody[] }
  | { readonly ok: false; readonly fault: DecreeFault; readonly place?: string };

/** A decree of ten years has some 300 days. */
const MOST_LETTERS = 500_000;
/** Ten years of them. */
const MOST_CLOSURES = 500;
/** The longest closure that one line may bring; a line without an end would close the city for ever. */
const MOST_DAYS = 31;

/** A list of days as other programs write it: `{"date": "2027-01-01", "name": "…"}`; the kind may be missing. */
const plainList = v.array(
  v.looseObject({
    date: v.pipe(v.string(), v.isoDate()),
    name: v.union([v.string(), v.looseObject({ id: v.string() })]),
    kind: v.optional(v.string()),
  }),
);

/**
 * Reads the decree of the year (SKB 3 Menteri) from JSON, in our own form or as a plain list of days, or from iCalendar
 * (RFC 5545, whole-day events). What is named "cuti bersama" is collective leave, everything else a national holiday.
 * Refuses with a kind what it cannot read, days that come twice, and an event without an end.
 */
export function readDecree(text: string, source: string): ReadDecree {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return { ok: false, fault: 'empty' };
  if (trimmed.length > MOST_LETTERS) return { ok: false, fault: 'tooLarge' };
  const read = trimmed.startsWith('BEGIN:VCALENDAR') ? ofCalendar(trimmed, source) : ofJson(trimmed, source);
  if (!read.ok) return read;
  if (read.closures.length === 0) return { ok: false, fault: 'noDays' };
  if (read.closures.length > MOST_CLOSURES) return { ok: false, fault: 'tooLarge' };
  const dates = read.closures.map(({ date }) => date);
  const twice = dates.find((date, index) => dates.indexOf(date) !== index);
  return twice === undefined ? read : { ok: false, fault: 'dayTwice', place: twice };
}

const kindOf = (name: string): ClosureBody['kind'] =>
  /cuti\s+bersama|collective leave|joint holiday/i.test(name) ? 'collectiveLeave' : 'holiday';

const closureOf = (date: string, name: string, source: string, kind = kindOf(name)): ClosureBody => ({
  date,
  name: { id: name, en: name },
  kind,
  source,
});

function ofJson(text: string, source: string): ReadDecree {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'unreadable' };
  }
  if (v.is(holidaysShape, value)) return { ok: true, closures: value };
  const list = v.safeParse(plainList, value);
  if (!list.success) return { ok: false, fault: 'unreadable' };
  const closures = list.output.map(({ date, name, kind }) => {
    const words = typeof name === 'string' ? name : name.id;
    return closureOf(date, words, source, kind === 'collectiveLeave' ? kind : kindOf(words));
  });
  return { ok: true, closures };
}

function ofCalendar(text: string, source: string): ReadDecree {
  const closures: ClosureBody[] = [];
  try {
    for (const component of ICAL.Component.fromString(text).getAllSubcomponents('vevent')) {
      const event = new ICAL.Event(component);
      const days = daysOf(event);
      if (days === null) return { ok: false, fault: 'tooLong', place: event.summary };
      closures.push(...days.map((date) => closureOf(date, event.summary, source)));
      if (closures.length > MOST_CLOSURES) break;
    }
  } catch {
    // half a file, or an event without a beginning
    return { ok: false, fault: 'unreadable' };
  }
  return { ok: true, closures };
}

/** The local days of an event, its end not included; null when they are too many. */
function daysOf(event: ICAL.Event): string[] | null {
  const day = event.startDate.clone();
  day.isDate = true;
  const days: string[] = [];
  do {
    if (days.length >= MOST_DAYS) return null;
    days.push(day.toString().slice(0, 10));
    day.adjust(1, 0, 0, 0);
  } while (day.compare(event.endDate) < 0);
  return days;
}
