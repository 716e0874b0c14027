import type { City, Words } from '#domain/city.ts';
import type { Locale } from '#locales/locale.ts';

/** The name for a code. No code has no name; an unknown one (of an older version of the settings) is its own name. */
type Name = (code: string | null | undefined) => string;

/** Names of what the city's settings know by code. */
export interface CityNames {
  agency: Name;
  unit: Name;
  position: Name;
  category: Name;
  area: Name;
  externalBody: Name;
  rejectReason: Name;
}

const made = new WeakMap<City, Map<Locale, CityNames>>();

/** The names of a city in a language. Made once: the settings are one value for the life of the process. */
export function cityNames(city: City, locale: Locale): CityNames {
  const known = made.get(city) ?? new Map<Locale, CityNames>();
  made.set(city, known);
  const names = known.get(locale) ?? namesIn(city, locale);
  known.set(locale, names);
  return names;
}

function namesIn(city: City, locale: Locale): CityNames {
  const table = (rows: readonly { code: string; name: Words }[]) =>
    lookUp(rows.map((r) => [r.code, r.name[locale]]));
  return {
    agency: lookUp(city.agencies.map((a) => [a.code, a.short])),
    unit: table(city.units),
    position: lookUp(city.positions.map((p) => [p.code, p.title[locale]])),
    category: table(city.categories),
    area: lookUp(city.areas.map((a) => [a.code, a.name])),
    externalBody: table(city.externalBodies),
    rejectReason: table(city.rejectReasons),
  };
}

function lookUp(rows: readonly (readonly [string, string])[]): Name {
  const names = new Map(rows);
  return (code) => (code ? (names.get(code) ?? code) : '');
}
