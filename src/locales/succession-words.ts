import type { City } from '#domain/city.ts';
import type { Succession } from '#domain/succession.ts';
import { cityNames } from './city-names.ts';
import { m } from './words/messages.js';
import { getLocale } from './words/runtime.js';

/** "Dinas A kini Dinas B". */
export function successionWords({ from, to }: Succession, city: City): string {
  const names = cityNames(city, getLocale());
  return m.succession_words({ from: names.agency(from), to: names.agency(to) });
}
