import * as v from 'valibot';
import type { Area, City } from '#domain/city.ts';
import { areaAt } from '#domain/place.ts';
import { readJson, type Folder } from './settings-read.ts';
import { areasShape, type AreasFile, type CityFile } from './settings-shapes.ts';

type Point = readonly [number, number];
type Ring = readonly Point[];
type Feature = AreasFile['features'][number];

/** Twice the area of a ring, with the sign of its direction. */
function twiceArea(ring: Ring): number {
  let sum = 0;
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[index + 1] ?? [x, y];
    sum += x * nextY - nextX * y;
  });
  return sum;
}

/** The middle of the largest polygon: where a label can stand when the file does not say. */
function middleOf(polygons: Area['polygons']): Point {
  const outer = polygons.map((rings) => rings[0] ?? []);
  const ring = outer.reduce((a, b) => (Math.abs(twiceArea(b)) > Math.abs(twiceArea(a)) ? b : a), []);
  const size = twiceArea(ring) * 3;
  let [lon, lat] = [0, 0];
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[index + 1] ?? [x, y];
    const cross = x * nextY - nextX * y;
    lon += ((x + nextX) * cross) / size;
    lat += ((y + nextY) * cross) / size;
  });
  return [lon, lat];
}

function pairOf(value: unknown): Point | undefined {
  const pair = v.safeParse(v.strictTuple([v.number(), v.number()]), value);
  return pair.success ? pair.output : undefined;
}

function areaOf(folder: Folder, names: CityFile['areas'], feature: Feature, index: number): Area[] {
  const { geometry, properties } = feature;
  const word = (key: string): string => {
    const value = properties[key];
    if (typeof value === 'string' && value !== '') return value;
    folder.faults.push(`${names.file}: area number ${index + 1} has no text "${key}".`);
    return '';
  };
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const centre = names.centre === undefined ? undefined : pairOf(properties[names.centre]);
  const area = {
    code: word(names.code),
    name: word(names.name),
    district: word(names.district),
    districtCode: word(names.districtCode),
    ...(names.postcode === undefined ? {} : { postcode: word(names.postcode) }),
    polygons,
    centre: centre ?? middleOf(polygons),
  };
  return area.code === '' ? [] : [area];
}

/** Reads the areas of a city from its GeoJSON; city.json says which property is which. */
export function readAreas(folder: Folder, names: CityFile['areas']): Area[] {
  const file = readJson(folder, names.file, areasShape);
  return file?.features.flatMap((feature, index) => areaOf(folder, names, feature, index)) ?? [];
}

function ringFault(ring: Ring, [west, south, east, north]: City['bounds']): string | undefined {
  const first = ring[0];
  const last = ring.at(-1);
  if (first === undefined || last === undefined || ring.length < 4)
    return 'has a ring of fewer than four points';
  if (first[0] !== last[0] || first[1] !== last[1]) return 'has a ring that does not end where it begins';
  if (twiceArea(ring) === 0) return 'has a ring without any surface';
  const isOut = ring.some(([lon, lat]) => lon < west || lon > east || lat < south || lat > north);
  return isOut ? 'reaches beyond the bounds of the city' : undefined;
}

/** What is wrong with the areas: broken rings, rings beyond the city, a middle that lies in another area. */
export function checkAreas(areas: readonly Area[], file: string, bounds: City['bounds']): string[] {
  const faults = areas.flatMap((area) => {
    if (area.polygons.length === 0) return [`${file}: area ${area.code} has no polygon.`];
    const found = area.polygons.flat().map((ring) => ringFault(ring, bounds));
    return [...new Set(found)].flatMap((fault) => (fault ? [`${file}: area ${area.code} ${fault}.`] : []));
  });
  if (faults.length > 0) return faults;
  return areas
    .filter((area) => areaAt(areas, area.centre[0], area.centre[1])?.code !== area.code)
    .map((area) => `${file}: the middle of area ${area.code} does not lie in it.`);
}
