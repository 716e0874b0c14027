import type { Area } from '#domain/city.ts';
import { areaPath, boundsOf, fitTo } from '#ui/map-path.ts';

type MapArea = Pick<Area, 'code' | 'name' | 'polygons' | 'centre'>;

/** Size of the drawing of the whole city, and of the window that is cut out of it around the point. */
const CITY_WIDTH = 4000;
const WIDTH = 640;
const HEIGHT = 400;
/** A name that would be cut at the side is left out. */
const NAME_ROOM = 70;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

interface Drawing {
  project: ReturnType<typeof fitTo>['project'];
  wards: readonly { path: string; name: string; at: readonly [number, number] }[];
}
// the areas of a city are one object for the life of the process: drawn once
const drawn = new WeakMap<readonly MapArea[], Drawing>();

function drawingOf(areas: readonly MapArea[]): Drawing {
  const known = drawn.get(areas);
  if (known) return known;
  const projection = fitTo(boundsOf(areas), CITY_WIDTH);
  const wards = areas.map((area) => ({
    path: areaPath(area, projection),
    name: area.name,
    at: projection.project(area.centre),
  }));
  const drawing = { project: projection.project, wards };
  drawn.set(areas, drawing);
  return drawing;
}

const STYLE = `
  svg { --ground: #f0eee8; --ward: #fff; --line: #5f616d; --word: #1b1d26; --pin: #8c1a11 }
  @media (prefers-color-scheme: dark) {
    svg { --ground: #262934; --ward: #1d1f28; --line: #9a9dab; --word: #f2f0ea; --pin: #ffb4aa }
  }
  .ground { fill: var(--ground) }
  .ward { fill: var(--ward); stroke: var(--line) }
  .pin { fill: var(--pin); stroke: var(--ward); stroke-width: 3 }
  text { fill: var(--word); font: 600 17px system-ui, sans-serif; text-anchor: middle }`;

/** An SVG picture of the wards around a point (longitude, latitude) with their names and a pin, for an `img`. */
export function placeMap(areas: readonly MapArea[], point: readonly [number, number]): string {
  const { project, wards } = drawingOf(areas);
  const [x, y] = project(point);
  const [left, top] = [x - WIDTH / 2, y - HEIGHT / 2];
  const isNear = ([wx, wy]: readonly [number, number]) =>
    Math.abs(wx - x) < WIDTH / 2 - NAME_ROOM && Math.abs(wy - y) < HEIGHT / 2 - 15;
  const names = wards
    .filter(({ at }) => isNear(at))
    .map(({ at, name }) => `<text x="${at[0].toFixed(0)}" y="${at[1].toFixed(0)}">${escaped(name)}</text>`);
  const view = [left, top, WIDTH, HEIGHT].map((n) => n.toFixed(0)).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="${view}">`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" x="${left.toFixed(0)}" y="${top.toFixed(0)}" width="${WIDTH}" height="${HEIGHT}"/>`,
    ...wards.map(({ path }) => `<path class="ward" d="${path}"/>`),
    ...names,
    `<path class="pin" transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(1.5)" d="M0 0c-6-9-11-14-11-21a11 11 0 0 1 22 0c0 7-5 12-11 21zm0-17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z"/>`,
    '</svg>',
  ].join('');
}
