import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { City } from '#domain/city.ts';
import { openFiles } from '#platform/files.ts';
import { parseKeys } from '#platform/keys.ts';
import { readCity } from '#platform/settings.ts';
import type { App } from '#store/app.ts';
import type { Database } from '#store/database.ts';

const SETTINGS = join(import.meta.dirname, '../../../settings/kota-malang');
const read = readCity(SETTINGS);
if (!read.ok) throw new Error(read.faults.join('\n'));

/** The real settings: what the form asks and promises is theirs. */
export const malang: City = read.city;

/** In the middle of the city: Alun-Alun, Kelurahan Kauman or next to it. */
export const IN_MALANG = { lat: '-7.9826', lon: '112.6308' };
/** Some hundred meters beyond the border in the north, and a town away. */
export const FAR_AWAY = { lat: '-7.2575', lon: '112.7521' };

export type IntakeApp = Pick<App, 'db' | 'city' | 'keys' | 'files' | 'now'> & { at: Date };

/** What filing stands on, with a real database, real files and a clock that the test sets. */
export async function openIntake(db: Database): Promise<IntakeApp> {
  const keys = parseKeys(['0123456789abcdeffedcba98765432100123456789abcdeffedcba9876543210'], 'test');
  if (!keys.ok) throw new Error(keys.fault);
  const folder = await mkdtemp(join(tmpdir(), 'sambat-intake-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const app = {
    db,
    city: malang,
    keys: keys.keys,
    files: await openFiles(folder),
    at: new Date('2026-06-08T02:00:00Z'),
    now: () => app.at,
  };
  return app;
}

/** A form as a browser sends it. */
export function formOf(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
  }
  return form;
}
