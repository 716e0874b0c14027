import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../tests/support/database.ts';
import { MONDAY, reportId, type Story } from '../../tests/support/build-case.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import { completeForm } from '../../tests/support/complete-form.ts';
import { file, seedAccounts, stored, uploadPhoto } from '../../tests/support/stored-case.ts';
import { chooseMove, type Choice, type Move, type World } from '../../tests/support/world.ts';
import type { Action } from '#domain/action.ts';
import { CLOCKS } from '#domain/city.ts';
import { clocksOf } from '#domain/clocks-of.ts';
import { dueAt } from '#domain/clocks.ts';
import { replay } from '#domain/decide.ts';
import type { CaseEvent } from '#domain/event.ts';
import type { Given } from '#domain/field.ts';
import { nextStepAt } from '#domain/ladder.ts';
import { columnsOf } from './case-row.ts';
import { moveCase, scopeOf } from './move-case.ts';
import { verifyHistory } from './verify-history.ts';

const db = await freshDatabase();
await seedAccounts(db);

/** These move nothing; without them walks get further. Here no calendar moves and no agency closes: the door refuses both. */
const QUIET: readonly Action[] = [
  'note',
  'message',
  'hide',
  'show',
  'redact',
  'instruct',
  'reveal',
  'redate',
  'succeed',
];

interface Step extends Choice {
  minutes: number;
}

const steps = fc.array(
  fc.record({
    story: fc.nat(9),
    action: fc.nat(9999),
    actor: fc.nat(9999),
    pick: fc.nat(9999),
    minutes: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 600, max: 30_000 })),
  }),
  { minLength: 30, maxLength: 30 },
);

let reports = 0;

/** Three cases in the database, with reports that the walk knows. */
async function begin(): Promise<{ tickets: string[]; ids: string[] }> {
  const tickets: string[] = [];
  const ids: string[] = [];
  for (const category of ['hole', 'tree', 'asking']) {
    reports += 1;
    const filed = await file(db, { reportId: reportId(reports), category });
    tickets.push(filed.ticket);
    ids.push(filed.caseId);
  }
  return { tickets, ids };
}

async function readWorld(ids: readonly string[], now: Date): Promise<World> {
  const stories: Story[] = [];
  for (const caseId of ids) {
    const { state, clocks } = await stored(db, caseId);
    stories.push({ city: smallCity, caseId, now, events: [], state, clocks });
  }
  const { rows } = await db.pool.query<{ id: string; filed_at: Date }>('select id, filed_at from report');
  return {
    city: smallCity,
    now,
    stories,
    filings: new Map(rows.map((r) => [r.id, r.filed_at.toISOString()])),
  };
}

const PHOTO_FIELDS = ['photos', 'before', 'after', 'document'] as const;

/** The form that was chosen, with photos that are there and the number of the other case. */
async function formOf(world: World, move: Move, pick: number, tickets: readonly string[]): Promise<Given> {
  const { state } = world.stories[move.story]!;
  const form = completeForm(smallCity, move.action, move.by, state, world.now, pick);
  const photos: Partial<Record<(typeof PHOTO_FIELDS)[number], readonly string[]>> = {};
  for (const field of PHOTO_FIELDS) {
    if (form[field]) photos[field] = [await uploadPhoto(db, scopeOf(move.by))];
  }
  const otherCase = tickets[move.other ?? 0] ?? '';
  return { ...form, ...photos, ...(move.action === 'merge' ? { otherCase } : {}) };
}

async function eventsOf(caseId: string): Promise<readonly CaseEvent[]> {
  const { rows } = await db.pool.query<{
    seq: number;
    at: Date;
    action: Action;
    data: Omit<CaseEvent, 'seq' | 'at' | 'action'>;
  }>('select seq, at, action, data from event where case_id = $1 order by seq', [caseId]);
  return rows.map(({ seq, at, action, data: { by, given, extra } }) => ({
    seq,
    at: at.toISOString(),
    action,
    by,
    given,
    extra,
  }));
}

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

async function checkRow(caseId: string): Promise<void> {
  const { row, state, clocks } = await stored(db, caseId);
  const events = await eventsOf(caseId);
  const told = replay(events);
  expect(told).toEqual(state);
  expect(clocksOf(events, smallCity)).toEqual(clocks);
  const columns = columnsOf(told, clocks, smallCity);
  const kept = Object.fromEntries(Object.keys(columns).map((name) => [name, plain(row[name])]));
  expect(kept, events.map((e) => e.action).join(' ')).toEqual(columns);
  await checkParts(caseId, told, clocks);
}

async function checkParts(
  caseId: string,
  state: Awaited<ReturnType<typeof stored>>['state'],
  clocks: Awaited<ReturnType<typeof stored>>['clocks'],
): Promise<void> {
  const rows = await db.pool.query(
    'select clock, due_at, running, next_step_at from case_clock where case_id = $1',
    [caseId],
  );
  const expected = CLOCKS.flatMap((clock) => {
    const run = clocks[clock];
    if (!run) return [];
    const due_at = dueAt(run, smallCity);
    const next_step_at = nextStepAt(clock, clocks, state, smallCity);
    return [{ clock, due_at, running: run.stoppedAt === null && due_at !== null, next_step_at }];
  });
  expect(rows.rows.toSorted(byClock)).toEqual(expected.toSorted(byClock));
  const parts = await db.pool.query<{ agency: string; role: string; state: string }>(
    `select agency, role, state from assignment where case_id = $1 and state not in ('returned', 'cancelled') order by agency`,
    [caseId],
  );
  const active = state.assignments.filter((a) => a.state !== 'returned' && a.state !== 'cancelled');
  expect(parts.rows).toEqual(
    active
      .map(({ agency, role, state: at }) => ({ agency, role, state: at }))
      .toSorted((a, b) => (a.agency < b.agency ? -1 : 1)),
  );
  const lying = await db.pool.query<{ id: string }>('select id from report where case_id = $1 order by id', [
    caseId,
  ]);
  expect(lying.rows.map((r) => r.id)).toEqual(state.reports.toSorted());
}

const byClock = (a: { clock: string }, b: { clock: string }): number => (a.clock < b.clock ? -1 : 1);

/** As if these times had been said before the calendar changed. */
async function promiseOtherwise(caseId: string, { decision }: Move): Promise<void> {
  for (const { clock, from } of decision.event.extra.dates ?? []) {
    await db.pool.query('update case_clock set due_at = $3 where case_id = $1 and clock = $2', [
      caseId,
      clock,
      from,
    ]);
  }
}

function contextOf({ decision }: Move, now: Date) {
  const { ladder } = decision.event.extra;
  return { city: smallCity, now, ...(ladder ? { ladder } : {}) };
}

async function walk(walked: readonly Step[]): Promise<void> {
  const { tickets, ids } = await begin();
  let now = MONDAY;
  for (const step of walked) {
    now = new Date(now.getTime() + step.minutes * 60_000);
    const world = await readWorld(ids, now);
    const move = chooseMove(world, { ...step, story: step.story % ids.length }, QUIET);
    if (!move) continue;
    await promiseOtherwise(ids[move.story] ?? '', move);
    const moved = await moveCase(
      db,
      { id: ids[move.story] ?? '' },
      move.action,
      move.by,
      await formOf(world, move, step.pick, tickets),
      contextOf(move, now),
    );
    expect(moved, move.action).toMatchObject({ ok: true });
    for (const story of [move.story, move.other]) if (story !== null) await checkRow(ids[story] ?? '');
  }
}

test('whatever happens to a case, every column follows from its history', { timeout: 120_000 }, async () => {
  await fc.assert(fc.asyncProperty(steps, walk), { numRuns: 20, seed: 5_346_002, endOnFailure: true });
  const summary = await verifyHistory(db);
  expect(summary).toMatchObject({ cases: reports, faultCount: 0, forgotten: 0 });
  expect(summary.events).toBeGreaterThan(500);
});
