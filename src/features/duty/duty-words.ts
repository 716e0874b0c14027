import type { City } from '#domain/city.ts';
import type { Stretch } from '#domain/duty.ts';
import { localDate } from '#domain/local-time.ts';
import { dateWords } from '#locales/date-words.ts';
import type { Locale } from '#locales/locale.ts';
import { m } from '#locales/words/messages.js';

/** "Jumat, 20 November 2026, 16.00". */
export function momentWords(at: Date, { zone }: Pick<City, 'zone'>, locale: Locale): string {
  return `${dateWords(at, 'day', zone, locale)}, ${dateWords(at, 'time', zone, locale)}`;
}

/** "16.00–07.30 esok harinya": the hours of a shift under its day. */
export function hoursWords({ from, to }: Stretch, { zone }: Pick<City, 'zone'>, locale: Locale): string {
  const times = { from: dateWords(from, 'time', zone, locale), to: dateWords(to, 'time', zone, locale) };
  return localDate(zone, from) === localDate(zone, to) ? m.duty_hours(times) : m.duty_hours_next(times);
}

/** "Jumat, 20 November 2026, 16.00 sampai Senin, 23 November 2026, 07.30"; of one day only the time of its end. */
export function stretchWords({ from, to }: Stretch, city: Pick<City, 'zone'>, locale: Locale): string {
  const isOneDay = localDate(city.zone, from) === localDate(city.zone, to);
  const end = isOneDay ? dateWords(to, 'time', city.zone, locale) : momentWords(to, city, locale);
  return m.duty_stretch({ from: momentWords(from, city, locale), to: end });
}
