import type { Area, City } from '#domain/city.ts';
import { areaAt } from '#domain/place.ts';
import type { Random } from './random.ts';

export interface DemoPlace {
  area: Area;
  lon: number | null;
  lat: number | null;
  street: string | null;
  landmark: string | null;
}

/** Share of reports whose phone gave a point, and of those that name a street or a landmark. */
const WITH_POINT = 0.72;
const WITH_STREET = 0.8;
const WITH_LANDMARK = 0.4;
const TRIES = 60;

/** A place where something is wrong: mostly a point inside its ward, with a street that really exists in the city. */
export function drawPlace(random: Random, city: City): DemoPlace {
  const area = random.pick(city.areas);
  const point = random.chance(WITH_POINT) ? pointIn(random, area) : null;
  const near = city.places.filter((place) => place.area === area.code).map((place) => `Dekat ${place.name}`);
  return {
    area,
    ...(point ? { lon: point[0], lat: point[1] } : { lon: null, lat: null }),
    street: perhaps(random, WITH_STREET, city.streets),
    landmark: perhaps(random, WITH_LANDMARK, near),
  };
}

const perhaps = (random: Random, share: number, list: readonly string[]): string | null =>
  random.chance(share) && list.length > 0 ? random.pick(list) : null;

function pointIn(random: Random, area: Area): readonly [number, number] {
  const ring = area.polygons[0]?.[0] ?? [];
  const [west, east] = bounds(ring.map(([lon]) => lon));
  const [south, north] = bounds(ring.map(([, lat]) => lat));
  for (let i = 0; i < TRIES; i += 1) {
    const lon = west + random.next() * (east - west);
    const lat = south + random.next() * (north - south);
    if (areaAt([area], lon, lat)) return [round(lon), round(lat)];
  }
  return area.centre;
}

const bounds = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
const round = (value: number): number => Math.round(value * 1e6) / 1e6;
