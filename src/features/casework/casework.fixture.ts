import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { ACTIONS } from '#domain/action.ts';
import type { Actor } from '#domain/actor.ts';
import { possibleActions } from '#domain/decide.ts';
import { openFiles } from '#platform/files.ts';
import { parseKeys } from '#platform/keys.ts';
import type { App } from '#store/app.ts';
import type { Database } from '#store/database.ts';
import { MONDAY, officerIn } from '../../../tests/support/build-case.ts';
import { smallCity } from '../../../tests/support/small-city.ts';
import { file, seedAccounts, stored, tryMove } from '../../../tests/support/stored-case.ts';

/** The feature on a real database in the small city, with real files and a clock that stands still. */
export async function openCasework(db: Database): Promise<App> {
  const keys = parseKeys(['0123456789abcdeffedcba98765432100123456789abcdeffedcba9876543210'], 'test');
  if (!keys.ok) throw new Error(keys.fault);
  const folder = await mkdtemp(join(tmpdir(), 'sambat-casework-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  await seedAccounts(db);
  const parts = { db, city: smallCity, keys: keys.keys, files: await openFiles(folder), now: () => MONDAY };
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the rest of the app plays no part here
  return parts as unknown as App;
}

/** A repeatable chance: a number below its argument. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

/** Files `count` cases of all kinds and lets chance take each of them some legal steps through the one door. */
export async function wander(db: Database, count: number, steps: number, seed: number): Promise<string[]> {
  const pick = chance(seed);
  const categories = ['hole', 'leak', 'tree', 'asking', 'bribe', null];
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const more = { category: categories[i % 6] ?? null, sealed: i % 7 === 3, private: i % 5 === 2 };
    const { caseId, reportId } = await file(db, more);
    ids.push(caseId);
    for (let step = 0; step < steps; step += 1) await oneStep(db, caseId, reportId, pick);
  }
  return ids;
}

async function oneStep(
  db: Database,
  caseId: string,
  reportId: string,
  pick: (below: number) => number,
): Promise<void> {
  const { state } = await stored(db, caseId);
  const actors: Actor[] = [
    { role: 'reporter', reportId },
    ...smallCity.positions.map((p) => officerIn(smallCity, p.code)),
  ];
  const can = (by: Actor) => possibleActions(state, by, { city: smallCity, now: MONDAY, caseId });
  // First what happens, then by whom: else the many who may write a note would do nearly everything.
  const actions = ACTIONS.filter((action) =>
    actors.some((by) => can(by).some((one) => one.action === action)),
  );
  const action = actions[pick(actions.length)];
  const able = actors.filter((by) => can(by).some((one) => one.action === action));
  const by = able[pick(able.length)];
  if (action && by && action !== 'merge') await tryMove(db, caseId, action, by);
}
