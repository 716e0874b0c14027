/** Where a point lies. Points are [longitude, latitude] in degrees (WGS 84), distances are meters. */
import type { Area } from './city.ts';

export type Point = readonly [lon: number, lat: number];
type Ring = readonly Point[];

const EARTH_RADIUS = 6_371_008.8;
const RADIAN = Math.PI / 180;

interface Shape {
  area: Area;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** A city's areas are a value, so their boxes are measured once. */
const shapes = new WeakMap<readonly Area[], readonly Shape[]>();

function shapesOf(areas: readonly Area[]): readonly Shape[] {
  const known = shapes.get(areas);
  if (known) return known;
  const made = areas.map(measureShape);
  shapes.set(areas, made);
  return made;
}

function measureShape(area: Area): Shape {
  const shape = { area, west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const polygon of area.polygons) {
    for (const [lon, lat] of polygon[0] ?? []) {
      shape.west = Math.min(shape.west, lon);
      shape.east = Math.max(shape.east, lon);
      shape.south = Math.min(shape.south, lat);
      shape.north = Math.max(shape.north, lat);
    }
  }
  return shape;
}

/** Whether two numbers are a place on Earth; NaN, infinity and swapped or projected coordinates out of range are not. */
export function isPoint(lon: number, lat: number): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

/** Each crossing of a ring on the way east turns outside into inside; a hole turns it back. */
function crossesOdd(ring: Ring, lon: number, lat: number): boolean {
  let isOdd = false;
  let [lastLon, lastLat] = ring.at(-1) ?? [NaN, NaN];
  for (const [nextLon, nextLat] of ring) {
    const isBetween = nextLat > lat !== lastLat > lat;
    if (isBetween && lon < nextLon + ((lat - nextLat) / (lastLat - nextLat)) * (lastLon - nextLon))
      isOdd = !isOdd;
    lastLon = nextLon;
    lastLat = nextLat;
  }
  return isOdd;
}

function isInside(shape: Shape, lon: number, lat: number): boolean {
  if (lon < shape.west || lon > shape.east || lat < shape.south || lat > shape.north) return false;
  return shape.area.polygons.some(
    (rings) => rings.filter((ring) => crossesOdd(ring, lon, lat)).length % 2 === 1,
  );
}

/** The area that holds a point, null when none does. On a common border exactly one of the neighbours answers. */
export function areaAt(areas: readonly Area[], lon: number, lat: number): Area | null {
  for (const shape of shapesOf(areas)) if (isInside(shape, lon, lat)) return shape.area;
  return null;
}

/** Distance over the ground (great circle), good to half a percent anywhere. */
export function distanceMeters(from: Point, to: Point): number {
  const lat = ((to[1] - from[1]) * RADIAN) / 2;
  const lon = ((to[0] - from[0]) * RADIAN) / 2;
  const chord =
    Math.sin(lat) ** 2 + Math.cos(from[1] * RADIAN) * Math.cos(to[1] * RADIAN) * Math.sin(lon) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Squared meters from the origin to the stretch between two points of a flat map. */
function squareToStretch([ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return (ax + along * dx) ** 2 + (ay + along * dy) ** 2;
}

/** Meters to the border, on a flat map around the point: good for a city, not for a continent. */
function metersToArea(area: Area, [lon, lat]: Point): number {
  const scale = EARTH_RADIUS * RADIAN;
  const shrink = scale * Math.cos(lat * RADIAN);
  let nearest = Infinity;
  for (const ring of area.polygons.flat()) {
    const flat = ring.map((point): Point => [(point[0] - lon) * shrink, (point[1] - lat) * scale]);
    let last = flat.at(-1);
    for (const next of flat) {
      nearest = Math.min(nearest, squareToStretch(last ?? next, next));
      last = next;
    }
  }
  return Math.sqrt(nearest);
}

/**
 * The area that holds a point (0 meters), else the one whose border is nearest and how far that is; null when
 * there are no areas. For simplified borders that leave gaps, and to say how far outside the city a point is.
 */
export function nearestArea(
  areas: readonly Area[],
  lon: number,
  lat: number,
): { area: Area; meters: number } | null {
  const inside = areaAt(areas, lon, lat);
  if (inside) return { area: inside, meters: 0 };
  let nearest: { area: Area; meters: number } | null = null;
  for (const area of areas) {
    const meters = metersToArea(area, [lon, lat]);
    if (meters < (nearest?.meters ?? Infinity)) nearest = { area, meters };
  }
  return nearest;
}
