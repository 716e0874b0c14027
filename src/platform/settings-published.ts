import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Published } from './settings.ts';
import { readShape, type Folder } from './settings-read.ts';
import { routesShape, timesShape } from './settings-shapes.ts';

export type PublishedResult =
  | { readonly ok: true; readonly published: Published }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Reads what staff published by the shapes of the files that it stands for. Refuses with one sentence for each thing that
 * is wrong; what it says about the rest of the city is judged by `buildCity`.
 */
export function readPublished(kind: 'times' | 'routes', body: unknown): PublishedResult {
  const folder: Folder = { dir: '', faults: [] };
  if (kind === 'times') {
    const times = readShape(folder, 'times', timesShape, body);
    return times ? { ok: true, published: { times } } : { ok: false, faults: folder.faults };
  }
  const routes = readShape(folder, 'routes', routesShape, body);
  return routes ? { ok: true, published: { routes } } : { ok: false, faults: folder.faults };
}

const list = v.array(v.looseObject({ code: v.string(), calendar: v.optional(v.string(), '') }));

/** What the files say, in the form in which it is published: where somebody edits what nobody published yet. */
export function bodyOfFiles(dir: string, kind: 'times' | 'routes'): unknown {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(dir, file), 'utf8'));
  if (kind === 'routes') return read('routes.json');
  const agencies = v.parse(list, read('agencies.json'));
  return {
    calendars: read('calendars.json'),
    holidays: read('holidays.json'),
    agencies: Object.fromEntries(agencies.map(({ code, calendar }) => [code, calendar])),
  };
}
