import type { Locale } from '#locales/locale.ts';
import { getLocale } from '#locales/words/runtime.js';

/** How people of the city write a moment. */
const SHAPES = {
  /** 20 November 2026 */
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  /** Jumat, 20 November 2026 */
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** November 2026 */
  month: { month: 'long', year: 'numeric' },
  /** 20 Nov */
  short: { day: 'numeric', month: 'short' },
  /** 21.40 */
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateShape = keyof typeof SHAPES | 'dateTime' | 'shortTime';

const TAGS: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };
interface Formatter {
  format: Intl.DateTimeFormat;
  /** what was said before, by minute: no shape is finer, and lists show the same moments again and again */
  said: Map<number, string>;
}

/** Minutes remembered for each shape: those of some hundred lists. */
const SAID_MOST = 5_000;
const MINUTE = 60_000;

// making a formatter costs a hundred times what using it costs
const made = new Map<string, Formatter>();
const numbers = new Map<Locale, Intl.NumberFormat>();

function formatter(shape: keyof typeof SHAPES, zone: string, locale: Locale): Formatter {
  const key = `${shape} ${zone} ${locale}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(TAGS[locale], { ...SHAPES[shape], timeZone: zone });
  const fresh = { format, said: new Map<number, string>() };
  made.set(key, fresh);
  return fresh;
}

function say(at: Date, { format, said }: Formatter): string {
  const minute = Math.floor(at.getTime() / MINUTE);
  const before = said.get(minute);
  if (before !== undefined) return before;
  const words = format.format(at);
  if (said.size >= SAID_MOST) said.clear();
  said.set(minute, words);
  return words;
}

/**
 * A moment in words, on the clocks of `zone` (IANA, the city's own): `dateTime` gives "20 November 2026, 21.40",
 * `shortTime` gives "20 Nov, 21.40".
 */
export function dateWords(at: Date, shape: DateShape, zone: string, locale: Locale = getLocale()): string {
  if (shape !== 'dateTime' && shape !== 'shortTime') return say(at, formatter(shape, zone, locale));
  const date = say(at, formatter(shape === 'dateTime' ? 'date' : 'short', zone, locale));
  return `${date}, ${say(at, formatter('time', zone, locale))}`;
}

/** A date without a time (YYYY-MM-DD) in words. */
export function plainDateWords(
  date: string,
  shape: 'date' | 'day' | 'short',
  locale: Locale = getLocale(),
): string {
  return say(new Date(`${date}T00:00:00Z`), formatter(shape, 'UTC', locale));
}

/** A number as the language writes it: 12.345 or 12,345. */
export function numberWords(value: number, locale: Locale = getLocale()): string {
  const known = numbers.get(locale) ?? new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 1 });
  numbers.set(locale, known);
  return known.format(value);
}
