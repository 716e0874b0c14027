import type { Area } from '#domain/city.ts';

type Point = readonly [number, number];
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** How the map lies on paper: a degree of longitude is shorter than one of latitude away from the equator. */
export interface Projection {
  width: number;
  height: number;
  project: (point: Point) => Point;
}

/** Fits bounds (degrees) into a drawing of the given width; the height follows. */
export function fitTo([west, south, east, north]: Bounds, width: number): Projection {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * shrink);
  return {
    width,
    height: Math.round((north - south) * scale),
    project: ([longitude, latitude]) => [(longitude - west) * shrink * scale, (north - latitude) * scale],
  };
}

/** Bounds of all areas together, with a margin of 2 %. */
export function boundsOf(areas: readonly Pick<Area, 'polygons'>[]): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [longitude, latitude] of areas.flatMap((area) => area.polygons.flat(2))) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  const margin = Math.max(east - west, north - south) * 0.02;
  return [west - margin, south - margin, east + margin, north + margin];
}

/** left, top, right, bottom in units of the drawing */
export type Box = readonly [number, number, number, number];

/** The box around an area on the drawing. */
export function boxOf(area: Pick<Area, 'polygons'>, { project }: Projection): Box {
  const points = area.polygons.flat(2).map(project);
  const [across, down] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
}

export function overlap(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

function squaredDistance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
}

/** Ramer–Douglas–Peucker: leaves out points nearer than `tolerance` to the line that remains. */
export function simplify(points: readonly Point[], tolerance: number): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return points;
  let farthest = { index: 0, distance: 0 };
  points.forEach((point, index) => {
    const distance = squaredDistance(point, first, last);
    if (distance > farthest.distance) farthest = { index, distance };
  });
  if (farthest.distance <= tolerance * tolerance) return [first, last];
  const { index } = farthest;
  return [
    ...simplify(points.slice(0, index + 1), tolerance).slice(0, -1),
    ...simplify(points.slice(index), tolerance),
  ];
}

function ringPath(ring: readonly Point[], { project }: Projection, tolerance: number): string {
  const points = simplify(ring.map(project), tolerance).map(
    ([x, y]) => [Math.round(x * 10), Math.round(y * 10)] as const,
  );
  const [start, ...rest] = points;
  if (!start || rest.length < 2) return '';
  let [lastX, lastY] = start;
  const steps = rest.map(([x, y]) => {
    const step = `${(x - lastX) / 10} ${(y - lastY) / 10}`;
    [lastX, lastY] = [x, y];
    return step;
  });
  return `M${start[0] / 10} ${start[1] / 10}l${steps.join(' ')}z`;
}

/** SVG path data of an area. `tolerance` is in units of the drawing: 0.7 cannot be seen. */
export function areaPath(area: Pick<Area, 'polygons'>, projection: Projection, tolerance = 0.7): string {
  return area.polygons
    .flatMap((rings) => rings.map((ring) => ringPath(ring, projection, tolerance)))
    .join('');
}
