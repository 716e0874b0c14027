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
// making a formatter costs a hundred times what using it costs
const made = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<Locale, Intl.NumberFormat>();

function formatter(shape: keyof typeof SHAPES, zone: string, locale: Locale): Intl.DateTimeFormat {
  const key = `${shape} ${zone} ${locale}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(TAGS[locale], { ...SHAPES[shape], timeZone: zone });
  made.set(key, fresh);
  return fresh;
}

/**
 * A moment in words, on the clocks of `zone` (IANA, the city's own): `dateTime` gives "20 November 2026, 21.40",
 * `shortTime` gives "20 Nov, 21.40".
 */
export function dateWords(at: Date, shape: DateShape, zone: string, locale: Locale = getLocale()): string {
  if (shape !== 'dateTime' && shape !== 'shortTime') return formatter(shape, zone, locale).format(at);
  const date = formatter(shape === 'dateTime' ? 'date' : 'short', zone, locale).format(at);
  return `${date}, ${formatter('time', zone, locale).format(at)}`;
}

/** A date without a time (YYYY-MM-DD) in words. */
export function plainDateWords(
  date: string,
  shape: 'date' | 'day' | 'short',
  locale: Locale = getLocale(),
): string {
  return formatter(shape, 'UTC', locale).format(new Date(`${date}T00:00:00Z`));
}

/** A number as the language writes it: 12.345 or 12,345. */
export function numberWords(value: number, locale: Locale = getLocale()): string {
  const known = numbers.get(locale) ?? new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 1 });
  numbers.set(locale, known);
  return known.format(value);
}
