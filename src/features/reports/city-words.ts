import type { City } from '#domain/city.ts';
import { getLocale } from '#locales/words/runtime.js';

/** An agency as people know it: its name, and the short one that stands on its cars. */
export function agencyWords(city: City, code: string | null): string {
  const agency = city.agencies.find((one) => one.code === code);
  if (!agency) return code ?? '';
  const name = agency.name[getLocale()];
  return name.includes(agency.short) ? name : `${name} (${agency.short})`;
}

/** The short name alone, where the long one was said before. */
export function shortAgency(city: City, code: string | null): string {
  return city.agencies.find((one) => one.code === code)?.short ?? code ?? '';
}

/** A category as people call it; empty while nobody has chosen one. */
export function categoryWords(city: City, code: string | null): string {
  return city.categories.find((one) => one.code === code)?.name[getLocale()] ?? '';
}

/** Somebody outside the city, with the way to reach them where there is one. */
export function bodyWords(city: City, code: string | null): string {
  const body = city.externalBodies.find((one) => one.code === code);
  if (!body) return code ?? '';
  const name = body.name[getLocale()];
  return body.contact ? `${name} (${body.contact})` : name;
}

/** The place in words, from the general to the particular. */
export function placeWords(
  city: City,
  place: { area: string | null; street: string | null; landmark: string | null },
): { area: string | null; street: string | null; landmark: string | null } {
  const area = city.areas.find((one) => one.code === place.area);
  return { ...place, area: area ? `${area.name}, ${area.district}` : null };
}
