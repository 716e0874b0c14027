import type { City, Words } from '#domain/city.ts';
import type { Locale } from '#locales/locale.ts';

/** Names of what the city's settings know by code; an unknown code (of an older version of the settings) is its own name. */
export interface CityNames {
  agency: (code: string) => string;
  unit: (code: string) => string;
  position: (code: string) => string;
  category: (code: string) => string;
  area: (code: string) => string;
  externalBody: (code: string) => string;
  rejectReason: (code: string) => string;
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

function lookUp(rows: readonly (readonly [string, string])[]): (code: string) => string {
  const names = new Map(rows);
  return (code) => names.get(code) ?? code;
}
