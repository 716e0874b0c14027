import type { Area, City } from '#domain/city.ts';

/** So many wards around a place make a map on which people find their way, and stay small on the wire. */
const NEAR_MOST = 9;

type Place = { areaCode: string | null; pin: readonly [number, number] | null };

/** The wards around a place, the nearest first; none when nobody knows where it is. */
export function nearAreas(city: City, { areaCode, pin }: Place): Area[] {
  const at = pin ?? city.areas.find(({ code }) => code === areaCode)?.centre;
  if (!at) return [];
  const distance = ({ centre }: Area): number => Math.hypot(centre[0] - at[0], centre[1] - at[1]);
  return city.areas.toSorted((a, b) => distance(a) - distance(b)).slice(0, NEAR_MOST);
}
