import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { LadderFacts } from '#domain/event.ts';
import { countUnclimbed } from '#features/telling/ladder-watch.query.ts';
import { lookAgain } from '#store/look-again.ts';
import { rememberCity } from '#store/remember-city.ts';
import { file, move, type Held } from '#features/reports/reports.fixture.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { openMailSink } from '../../tests/support/mail-sink.ts';
import { climbLadder } from './climb-ladder.ts';
import { emptyPost, openJobs, staff, tellAll } from './jobs.fixture.ts';
import { takeDueSteps } from './watch-clocks.ts';

const db = await freshDatabase();
const sink = await openMailSink();
const app = await openJobs(db, sink.url);
const operator = await staff(app, 'operator');
const coordinator = await staff(app, 'coordinator');
const clerk = await staff(app, 'agencyAdmin', 'dpuprpkp');
const liaison = await staff(app, 'liaison', 'dpuprpkp');
const head = await staff(app, 'agencyHead', 'dpuprpkp');
const mayor = await staff(app, 'executive');
const inspector = await staff(app, 'inspectorate');

afterAll(() => sink.close());

beforeEach(async () => {
  sink.clear();
  await emptyPost(app);
  // Cases of other tests have told all they have to tell.
  while ((await climbLadder(app)).taken > 0);
  await emptyPost(app);
});

/** The rungs that a case climbed, in the order of its history, as "clock level". */
async function climbed(held: Held): Promise<string[]> {
  const { rows } = await db.pool.query<{ ladder: LadderFacts }>(
    `select data->'extra'->'ladder' as ladder from event where case_id = $1 and action = 'escalate' order by seq`,
    [held.caseId],
  );
  return rows.map(({ ladder }) => `${ladder.clock} ${ladder.level}`);
}

const rungs = (clock: string, to = 6): string[] => Array.from({ length: to }, (_, n) => `${clock} ${n + 1}`);
const ofClock = (all: readonly string[], clock: string): string[] =>
  all.filter((one) => one.startsWith(clock));

/** Whoever was written to about a case, by the beginning of what they read. */
const heard = (held: Held, email: string): number =>
  sink.to(email).filter(({ subject }) => subject.includes(held.ticket)).length;

async function live(days: number): Promise<void> {
  for (let quarter = 0; quarter < days * 4; quarter += 1) {
    app.later(1 / 4);
    await takeDueSteps(app);
    while ((await climbLadder(app)).taken > 0);
  }
  await tellAll(app);
}

async function handled(): Promise<Held> {
  const held = await file(app);
  await move(app, held, 'dispatch', operator.by, {
    category: 'road.pothole',
    classification: 'ordinary',
    agency: 'dpuprpkp',
  });
  await move(app, held, 'accept', clerk.by);
  await tellAll(app);
  sink.clear();
  return held;
}

describe('a silent agency', () => {
  test('climbs every rung of every clock once, up to the mayor and a drafted letter', async () => {
    const held = await handled();
    await live(60);
    const all = await climbed(held);
    expect(ofClock(all, 'respond')).toEqual(rungs('respond'));
    expect(ofClock(all, 'settle')).toEqual(rungs('settle'));
    expect(new Set(all).size).toBe(all.length);
    for (const { email } of [clerk, liaison, coordinator, head, mayor]) {
      expect(heard(held, email), email).toBeGreaterThan(0);
    }
    const [last] = sink.to(mayor.email).toReversed();
    expect(last?.text).toContain('Surat teguran untuk aduan');
    const { rows } = await db.pool.query('select escalated from case_file where id = $1', [held.caseId]);
    expect(rows[0]).toEqual({ escalated: 6 });
  });

  test('that wakes up climbs no further on the clock that it kept at last', async () => {
    const held = await handled();
    await live(4);
    await move(app, held, 'respond', clerk.by, { found: 'Lubang', plan: 'Ditambal', dueDate: '2027-12-01' });
    const before = ofClock(await climbed(held), 'respond');
    await live(20);
    expect(ofClock(await climbed(held), 'respond')).toEqual(before);
  });
});

test('a case that no agency has climbs to the coordinator, the head of the desk and the top of the city', async () => {
  const held = await file(app);
  await tellAll(app);
  sink.clear();
  await live(30);
  expect(await climbed(held)).toEqual(rungs('distribute'));
  expect(heard(held, operator.email)).toBeGreaterThan(0);
  expect(heard(held, coordinator.email)).toBeGreaterThan(0);
  // Nobody heads the desk or is Sekda in this test: their superior hears in their place, of the last rung twice.
  expect(heard(held, mayor.email)).toBe(4);
});

test('two workers at once take each step once', async () => {
  const cases = [await handled(), await handled(), await file(app)];
  app.later(45);
  const taken = await Promise.all([climbLadder(app), climbLadder(app), climbLadder(app)]);
  expect(await climbLadder(app)).toEqual({ taken: 0, righted: 0 });
  let events = 0;
  for (const held of cases) {
    const all = await climbed(held);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(6);
    events += all.length;
  }
  expect(taken.reduce((sum, one) => sum + one.taken, 0)).toBe(events);
});

test('after three days without a worker every missed step is taken once, in order, and told once', async () => {
  const held = await file(app);
  await tellAll(app);
  sink.clear();
  expect(await countUnclimbed(app)).toBe(0);
  app.later(3);
  expect(await countUnclimbed(app)).toBeGreaterThan(0);
  await Promise.all([climbLadder(app), climbLadder(app)]);
  await climbLadder(app);
  expect(await countUnclimbed(app)).toBe(0);
  await Promise.all([tellAll(app), tellAll(app)]);
  const first = await climbed(held);
  expect(first).toEqual(rungs('distribute', first.length));
  expect(first.length).toBeGreaterThanOrEqual(3);
  // The coordinator hears of the second and the third rung, each once.
  expect(heard(held, coordinator.email)).toBe(2);
  await live(1);
  expect(new Set(await climbed(held)).size).toBe((await climbed(held)).length);
});

test('a position that nobody holds is stood in for, and nobody at all is never the answer', async () => {
  const held = await handled();
  await db.pool.query("update holder set held_to = $1 where position = 'dpuprpkp.liaison'", [app.now()]);
  await live(60);
  // The liaison's deputy is vacant too, so the head hears at the end of the time as well.
  expect(heard(held, liaison.email)).toBe(0);
  expect(heard(held, head.email)).toBeGreaterThan(4);
  const { rows } = await db.pool.query<{ n: number }>(
    `select count(*)::int as n from outbox o where o.case_id = $1 and o.notice in ('deadlineNear', 'escalated', 'letterDrafted')
       and not exists (select 1 from delivery d where d.outbox_id = o.id)`,
    [held.caseId],
  );
  expect(rows[0]?.n).toBe(0);
  await db.pool.query("update holder set held_to = null where position = 'dpuprpkp.liaison'");
});

test('of a sealed case nobody hears but the inspectorate', async () => {
  const held = await file(app, { sealed: true });
  await tellAll(app);
  sink.clear();
  await live(130);
  expect(ofClock(await climbed(held), 'settle')).toEqual(rungs('settle'));
  expect(heard(held, inspector.email)).toBeGreaterThan(4);
  for (const { email } of [operator, coordinator, clerk, liaison, head, mayor]) {
    expect(heard(held, email), email).toBe(0);
  }
});

test('the watchdog finds an overdue clock that nothing would ever look at again', async () => {
  const held = await file(app);
  expect(await countUnclimbed(app)).toBe(0);
  await db.pool.query('update case_clock set next_step_at = null where case_id = $1', [held.caseId]);
  app.later(1);
  await climbLadder(app);
  expect(await climbed(held)).toEqual([]);
  expect(await countUnclimbed(app)).toBe(1);
  await lookAgain(db, held.caseId, app.city);
  await climbLadder(app);
  expect(await countUnclimbed(app)).toBe(0);
});

test('a time that was stored wrong is put right and takes no step', async () => {
  const held = await file(app);
  await db.pool.query('update case_clock set next_step_at = $2 where case_id = $1', [held.caseId, app.now()]);
  expect(await climbLadder(app)).toEqual({ taken: 0, righted: 1 });
  expect(await climbLadder(app)).toEqual({ taken: 0, righted: 0 });
  expect(await climbed(held)).toEqual([]);
  const { rows } = await db.pool.query<{ clock: string }>(
    'select clock from case_clock where case_id = $1 and next_step_at is not null',
    [held.caseId],
  );
  expect(rows).toEqual([{ clock: 'distribute' }]);
});

test('a city that changes its ladder has every running clock looked at anew', async () => {
  const held = await file(app);
  await rememberCity(db, app.city, app.now());
  while ((await climbLadder(app)).righted > 0);
  const [desk] = app.city.ladders.toReversed();
  const sooner = {
    ...app.city,
    ladders: [{ ...desk!, rungs: desk!.rungs.map((r, n) => (n === 0 ? { ...r, share: 0.1 } : r)) }],
  };
  app.later(1 / 24);
  await rememberCity(db, sooner, app.now());
  expect((await climbLadder({ ...app, city: sooner })).taken).toBeGreaterThan(0);
  expect(await climbed(held)).toEqual(['distribute 1']);
});
