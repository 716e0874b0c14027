import type { City } from '#domain/city.ts';
import { dateWords } from '#locales/date-words.ts';
import type { Locale } from '#locales/locale.ts';
import { m } from '#locales/words/messages.js';
import type { HeldPosition } from './officer-of.ts';

/** "Kepala DLH (Plh/Plt, sampai 20 November 2026)". */
export function positionWords(city: Pick<City, 'zone'>, held: HeldPosition, locale: Locale): string {
  const kind = { holder: null, acting: m.position_kind_acting(), deputy: m.position_kind_deputy() }[
    held.kind
  ];
  const until = held.until && m.position_until({ time: dateWords(held.until, 'date', city.zone, locale) });
  const more = [kind, until].filter((part) => part !== null);
  return more.length === 0 ? held.title[locale] : `${held.title[locale]} (${more.join(', ')})`;
}
