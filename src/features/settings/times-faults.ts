import { checkCalendar } from '#domain/check-calendar.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';
import { plainDateWords } from '#locales/date-words.ts';
import { calendarsOf } from '#platform/settings.ts';
import { readPublished } from '#platform/settings-published.ts';
import type { App } from '#store/app.ts';
import { DAYS, type TimesBody } from './times-body.ts';

/**
 * What is wrong with working times that somebody wrote, a sentence each; empty when they can be published. What only the
 * rest of the city makes wrong (a time without which a reminder comes too late) is said as the check at start says it.
 */
export function timesFaults(
  { city, settings }: Pick<App, 'city' | 'settings'>,
  body: TimesBody,
): readonly string[] {
  const read = readPublished('times', body);
  if (!read.ok) return read.faults;
  const { times } = read.published;
  const own = calendarsOf(times?.calendars ?? [], city.zone, times?.holidays ?? []).flatMap((calendar) =>
    checkCalendar(calendar).map((fault) => faultWords(calendar.name[getLocale()], fault)),
  );
  if (own.length > 0) return own;
  const built = settings.tryOut('times', body);
  return built.ok ? [] : built.faults;
}

const isDate = (part: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(part);

/** "Kantor, 5 hari kerja: jam Senin bertumpuk." */
function faultWords(name: string, fault: string): string {
  const [kind = '', ...places] = fault.split(' ');
  const words = places.flatMap((place) => {
    if (isDate(place)) return [plainDateWords(place, 'date')];
    const day = DAYS[Number(place)];
    return day ? [wordFor('settings_day', day)] : [];
  });
  return m.settings_fault({ name, fault: wordFor('settings_fault', kind), place: words.join(', ') });
}
