import type * as v from 'valibot';
import type { City, Closure } from '#domain/city.ts';
import { checkAreas, readAreas } from './settings-areas.ts';
import { checkOffices } from './settings-offices.ts';
import { checkLadders } from './settings-ladder.ts';
import { checkPositions } from './settings-people.ts';
import { readJson, readJsonLines, readNames, type Folder } from './settings-read.ts';
import {
  agenciesShape,
  calendarsShape,
  categoriesShape,
  cityShape,
  externalBodiesShape,
  groupsShape,
  holidaysShape,
  laddersShape,
  limitsShape,
  placeShape,
  positionsShape,
  rejectReasonsShape,
  routesShape,
  templatesShape,
  unitsShape,
  type CalendarFile,
  type CityFile,
  type Routes,
  type Times,
} from './settings-shapes.ts';
import { checkRoutes } from './settings-routes.ts';
import { checkTimes } from './settings-times.ts';
import { checkWords } from './settings-words.ts';

export type CityResult =
  { readonly ok: true; readonly city: City } | { readonly ok: false; readonly faults: readonly string[] };

/** The calendars as they are counted with: each with the days on which it is closed. */
export function calendarsOf(calendars: CalendarFile, zone: string, holidays: readonly Closure[]): City['calendars'] {
  return calendars.map(({ code, name, week, seasons, closedOn }) => ({
    code,
    name,
    zone,
    week,
    seasons: seasons.map(({ from, to, name: seasonName, week: seasonWeek }) => ({
      from,
      to,
      name: seasonName,
      week: seasonWeek,
    })),
    closures: holidays.filter(
      (closure) => closedOn.includes(closure.kind) && (closure.calendars?.includes(code) ?? true),
    ),
  }));
}

/** Reads a file that is one list; what is wrong with it is a fault, and then the list is empty. */
function readList<T extends v.GenericSchema<unknown, unknown[]>>(folder: Folder, file: string, shape: T) {
  const none: v.InferOutput<T>[number][] = [];
  return readJson(folder, file, shape) ?? none;
}

/** Stands in while the file cannot be read; the fault keeps it from being used. */
const NO_ROUTES: City['routing'] = {
  sure: 1,
  steps: [],
  trust: { both: 0, chosen: 0, otherwise: 0, words: 0, suggested: 0 },
  unspecific: [],
  rules: [],
};

function readFiles(folder: Folder) {
  return {
    city: readJson(folder, 'city.json', cityShape),
    agencies: readList(folder, 'agencies.json', agenciesShape),
    units: readList(folder, 'units.json', unitsShape),
    positions: readList(folder, 'positions.json', positionsShape),
    groups: readList(folder, 'groups.json', groupsShape),
    categories: readList(folder, 'categories.json', categoriesShape),
    calendars: readList(folder, 'calendars.json', calendarsShape),
    holidays: readList(folder, 'holidays.json', holidaysShape),
    limits: readList(folder, 'limits.json', limitsShape),
    ladders: readList(folder, 'ladder.json', laddersShape),
    externalBodies: readList(folder, 'external-bodies.json', externalBodiesShape),
    rejectReasons: readList(folder, 'reject-reasons.json', rejectReasonsShape),
    routing: readJson(folder, 'routes.json', routesShape) ?? NO_ROUTES,
    templates: readJson(folder, 'templates.json', templatesShape) ?? {},
    streets: readNames(folder, 'streets.txt'),
    places: readJsonLines(folder, 'places.jsonl', placeShape),
  };
}

function checkCodes(city: City): string[] {
  const lists: readonly (readonly [string, readonly { code: string }[]])[] = [
    ['agencies.json', city.agencies],
    ['units.json', city.units],
    ['positions.json', city.positions],
    ['groups.json', city.groups],
    ['categories.json', city.categories],
    ['calendars.json', city.calendars],
    ['external-bodies.json', city.externalBodies],
    ['reject-reasons.json', city.rejectReasons],
    ['the areas', city.areas],
  ];
  return lists.flatMap(([file, list]) => {
    const codes = list.map(({ code }) => code);
    const twice = new Set(codes.filter((code, index) => codes.indexOf(code) !== index));
    return [...twice].map((code) => `${file}: the code ${code} is used more than once.`);
  });
}

function checkPlaces({ areas, places, streets, bounds }: City): string[] {
  const [west, south, east, north] = bounds;
  const codes = new Set(areas.map(({ code }) => code));
  const order = west < east && south < north ? [] : ['city.json: bounds must be west, south, east, north.'];
  const lost = places
    .filter(({ area }) => area !== undefined && !codes.has(area))
    .map(({ name, area }) => `places.jsonl: ${name} lies in the unknown area ${area ?? ''}.`);
  const out = places
    .filter(({ at: [lon, lat] }) => lon < west || lon > east || lat < south || lat > north)
    .map(({ name }) => `places.jsonl: ${name} lies beyond the bounds of the city.`);
  const twice = streets.filter((street, index) => streets.indexOf(street) !== index);
  return [
    ...order,
    ...lost,
    ...out,
    ...twice.map((street) => `streets.txt: ${street} is listed more than once.`),
  ];
}

/** Everything that a city chooses, each file by its shape; what they say about each other is not judged yet. */
export interface CitySource {
  file: CityFile;
  lists: Omit<ReturnType<typeof readFiles>, 'city'>;
  areas: City['areas'];
}

/** What staff published; it counts instead of the files. */
export interface Published {
  times?: Times;
  routes?: Routes;
}

/** Reads every file of a folder by its shape. Refuses with one sentence for each thing that is wrong. */
export function readSource(
  dir: string,
): { readonly ok: true; readonly source: CitySource } | { readonly ok: false; readonly faults: string[] } {
  const folder: Folder = { dir, faults: [] };
  const { city: file, ...lists } = readFiles(folder);
  const areas = file === undefined ? [] : readAreas(folder, file.areas);
  if (file === undefined || folder.faults.length > 0) return { ok: false, faults: folder.faults };
  return { ok: true, source: { file, lists, areas } };
}

/**
 * The city from its files and from what staff published instead. Refuses with one sentence for each thing that its parts
 * say about each other and that is wrong.
 */
export function buildCity({ file, lists, areas }: CitySource, { times, routes }: Published = {}): CityResult {
  const { holidays, calendars } = times ?? lists;
  const { areas: areasFile, ...own } = file;
  const agencies = lists.agencies.map((agency) => ({
    ...agency,
    calendar: times?.agencies[agency.code] ?? agency.calendar,
  }));
  const { holidays: _holidays, ...others } = lists;
  const city: City = {
    ...own,
    ...others,
    agencies,
    routing: routes ?? lists.routing,
    areas,
    calendars: calendarsOf(calendars, file.zone, holidays),
  };
  const faults = [
    ...checkCodes(city),
    ...checkAreas(areas, areasFile.file, city.bounds),
    ...checkPlaces(city),
    ...checkOffices(city),
    ...checkPositions(city),
    ...checkRoutes(city),
    ...checkTimes(city, holidays),
    ...checkLadders(city),
    ...checkWords(city),
  ];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, city };
}

/** Reads everything that a city chooses from its folder. Refuses with one sentence for each thing that is wrong. */
export function readCity(dir: string): CityResult {
  const read = readSource(dir);
  return read.ok ? buildCity(read.source) : read;
}
