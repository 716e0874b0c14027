/** From a case that people confirmed to an example to learn from, in the codes of today. */
import { DISTRICT_OFFICE, type City } from '../city.ts';
import { successorsOf } from './change-classes.ts';
import { tellingOf } from './guess.ts';
import type { Confirmed } from './lesson.ts';

/** A confirmed case as it is remembered. */
export interface ConfirmedCase {
  /** masked */
  text: string;
  place: string;
  area: string | null;
  /** category with which the report was filed */
  chosen: string | null;
  /** category and agency that it has now */
  category: string | null;
  agency: string;
  at: Date;
}

function today(code: string, list: Parameters<typeof successorsOf>[1]): string | null {
  return successorsOf([code], list).get(code) ?? (list.some((one) => one.code === code) ? code : null);
}

/** A district office is learned as such: which one follows from the ward. */
function agencyLabel(city: City, { agency: code, area }: ConfirmedCase): string | null {
  const now = today(code, city.agencies);
  const { district } = city.agencies.find((one) => one.code === now) ?? {};
  const isOwn = city.areas.some((one) => one.code === area && one.districtCode === district);
  return district !== undefined && isOwn ? DISTRICT_OFFICE : now;
}

/** "Something else" is no category to learn: it says only that none was found. */
function categoryLabel(city: City, { category }: ConfirmedCase): string | null {
  const now = category === null ? null : today(category, city.categories);
  return now !== null && city.routing.unspecific.includes(now) ? null : now;
}

/** The example of a case, or null when its agency is gone without a successor. */
export function confirmedOf(city: City, one: ConfirmedCase): Confirmed | null {
  const agency = agencyLabel(city, one);
  if (agency === null || agency === city.inspectorateAgency) return null;
  const told = tellingOf({ ...one, category: one.chosen });
  return { told, agency, category: categoryLabel(city, one), at: one.at.toISOString() };
}
