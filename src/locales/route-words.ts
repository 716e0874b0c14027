import { isOpen, nextOpening } from '#domain/calendar.ts';
import type { City } from '#domain/city.ts';
import { deskCalendar } from '#domain/limits.ts';
import type { RouteReason } from '#domain/routing.ts';
import { dateWords, numberWords } from '#locales/date-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';

/** Why a report goes where it goes, as a sentence for the desk and for the reporter. */
export function routeWords({ ground, rule, category, words, like = 0 }: RouteReason, city: City): string {
  const locale = getLocale();
  const known = city.routing.rules.find(({ code }) => code === rule);
  if (known) return known.reason[locale];
  return wordFor('route', ground, {
    category: city.categories.find(({ code }) => code === category)?.name[locale] ?? '',
    words: words.join(', '),
    like: numberWords(like, locale),
  });
}

/** Why nobody at the desk looked first: closed until then. Empty when the desk was open. */
export function closedWords(at: Date, city: City): string {
  const calendar = deskCalendar(city);
  if (isOpen(calendar, at)) return '';
  return m.route_closed({ until: dateWords(nextOpening(calendar, at), 'dateTime', city.zone) });
}
