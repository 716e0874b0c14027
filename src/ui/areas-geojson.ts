import type { Area } from '#domain/city.ts';
import { simplify } from '#ui/map-path.ts';

/** about 9 metres: nobody puts a pin by the border line itself */
const TOLERANCE_DEGREES = 0.00008;
const DECIMALS = 5;

type MapArea = Pick<Area, 'code' | 'name' | 'polygons'>;

const written = new WeakMap<readonly MapArea[], string>();

function ring(points: readonly (readonly [number, number])[]): number[][] {
  return simplify(points, TOLERANCE_DEGREES).map((point) =>
    point.map((value) => Number(value.toFixed(DECIMALS))),
  );
}

/** The wards as GeoJSON text, for maps in the browser: `code` and `name` of each, borders simplified. */
export function areasGeoJson(areas: readonly MapArea[]): string {
  const known = written.get(areas);
  if (known !== undefined) return known;
  const features = areas.map(({ code, name, polygons }) => ({
    type: 'Feature',
    properties: { code, name },
    geometry: { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(ring)) },
  }));
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  written.set(areas, text);
  return text;
}
