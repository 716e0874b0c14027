import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseState } from '#domain/case.ts';
import { isPublic, leadOf } from '#domain/case.ts';
import type { Clocks } from '#domain/clocks.ts';
import type { EventExtra } from '#domain/event.ts';
import { file, move, type Held } from '#features/reports/reports.fixture.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { openMailSink } from '../../tests/support/mail-sink.ts';
import { emptyPost, openJobs, staff, tellAll } from './jobs.fixture.ts';
import { passOnWhatIsSure } from './pass-on.ts';

const db = await freshDatabase();
const sink = await openMailSink();
const app = await openJobs(db, sink.url);
const operator = await staff(app, 'operator');
const roads = await staff(app, 'agencyAdmin', 'dpuprpkp');
const parks = await staff(app, 'agencyAdmin', 'dlh');

afterAll(() => sink.close());

/** Friday 20 March 2026, 22.00 in Malang: between Nyepi and Idulfitri, closed until Wednesday the 25th. */
const NYEPI_NIGHT = new Date('2026-03-20T15:00:00Z');
/** A Monday, 9.00 in Malang. */
const MORNING = new Date('2026-06-08T02:00:00Z');

beforeEach(async () => {
  sink.clear();
  await emptyPost(app);
  app.at = NYEPI_NIGHT;
});

const minutesLater = (minutes: number): void => {
  app.at = new Date(app.at.getTime() + minutes * 60_000);
};

async function look(held: Held): Promise<{ state: CaseState; clocks: Clocks; extra: EventExtra[] }> {
  const { rows } = await db.pool.query<{ state: CaseState; clocks: Clocks }>(
    'select state, clocks from case_file where id = $1',
    [held.caseId],
  );
  const events = await db.pool.query<{ extra: EventExtra }>(
    `select data->'extra' as extra from event where case_id = $1 and action = 'autoDispatch' order by seq`,
    [held.caseId],
  );
  if (!rows[0]) throw new Error('the case is gone');
  return { ...rows[0], extra: events.rows.map(({ extra }) => extra) };
}

const leadNow = async (held: Held): Promise<string | null> =>
  leadOf((await look(held)).state)?.agency ?? null;

const SURE = { text: 'Jalan berlubang di depan pasar, sudah dua orang jatuh.', category: 'road.pothole' };
const VAGUE = { text: 'Mohon bantuannya, sudah lama begini terus.', category: null };

describe('on a holiday at night', () => {
  test('what is sure reaches its agency at once, and reporter, agency and desk are told', async () => {
    const held = await file(app, { ...SURE, email: 'malam@contoh.test' });
    await passOnWhatIsSure(app);
    const { state, extra } = await look(held);
    expect(state).toMatchObject({ status: 'dispatched', route: { auto: true, confirmed: false } });
    expect(leadOf(state)).toMatchObject({ agency: 'dpuprpkp', unit: 'dpuprpkp.bina-marga' });
    expect(extra[0]?.route).toMatchObject({ ground: 'both', category: 'road.pothole' });
    expect(extra[0]?.route?.words).toContain('jalan berlubang');
    await tellAll(app);
    expect(sink.to('malam@contoh.test').at(-1)?.text).toContain('diteruskan ke DPUPRPKP');
    expect(sink.to(roads.email)).not.toHaveLength(0);
    expect(sink.to(operator.email).at(-1)?.text).toContain('otomatis diteruskan');
  });

  test('what nothing sure points to goes after two hours by the clock, not before', async () => {
    const held = await file(app, { text: 'Sampah menumpuk dan parkir liar.', category: null });
    minutesLater(119);
    await passOnWhatIsSure(app);
    const early = await leadNow(held);
    minutesLater(1);
    await passOnWhatIsSure(app);
    expect([early, await leadNow(held)]).toEqual([null, expect.stringMatching(/^(dishub|dlh)$/)]);
  });

  test('what nothing points to at all stays with the desk, whose time has run out', async () => {
    const held = await file(app, VAGUE);
    minutesLater(600);
    await passOnWhatIsSure(app);
    expect((await look(held)).state.status).toBe('received');
  });

  test('nobody outside reads it before somebody of the city did', async () => {
    const held = await file(app, SURE);
    await passOnWhatIsSure(app);
    expect(isPublic((await look(held)).state)).toBe(false);
    const { rows } = await db.pool.query<{ shown: boolean }>(
      'select is_public as shown from case_file where id = $1',
      [held.caseId],
    );
    expect(rows[0]?.shown).toBe(false);
    await move(app, held, 'accept', roads.by);
    expect(isPublic((await look(held)).state)).toBe(true);
  });
});

test('a desk that is open, or at lunch, keeps what is less sure until its own time has run out', async () => {
  app.at = MORNING;
  const held = await file(app, { text: 'Mohon diperbaiki, sudah lama sekali.', category: 'road.pothole' });
  minutesLater(180);
  await passOnWhatIsSure(app);
  expect(await leadNow(held)).toBe(null);
  app.at = new Date('2026-06-08T07:30:00Z');
  await passOnWhatIsSure(app);
  expect(await leadNow(held)).toBe('dpuprpkp');
});

describe('never by itself', () => {
  test.each([
    ['sealed', { ...SURE, sealed: true }],
    ['with an emergency that is still open', { ...SURE, emergency: true }],
    [
      'about somebody else’s matter',
      { text: 'Meteran listrik kami rusak sejak magrib.', category: 'light.out' },
    ],
    ['alleging misconduct', { text: 'Ada pungli di loket, tolong ditindak.', category: 'civil.idcard' }],
  ])('a report %s', async (_name, draft) => {
    const held = await file(app, draft);
    minutesLater(2_000);
    await passOnWhatIsSure(app);
    const { extra } = await look(held);
    expect(extra).toEqual([]);
  });

  test('one that its reporter objected about', async () => {
    const held = await file(app, SURE);
    await move(app, held, 'reject', operator.by, {
      rejectReason: 'NOT_PUBLIC_SERVICE',
      reason: 'x',
      help: 'y',
    });
    await move(app, held, 'object', held.by, { objection: 'Ini masih rusak dan berbahaya.' });
    minutesLater(2_000);
    await passOnWhatIsSure(app);
    expect((await look(held)).state.status).toBe('received');
  });
});

test('of two workers that look at once, one passes it on', async () => {
  await passOnWhatIsSure(app);
  const held = await file(app, SURE);
  const taken = await Promise.all([passOnWhatIsSure(app), passOnWhatIsSure(app), passOnWhatIsSure(app)]);
  expect(taken.reduce((sum, n) => sum + n, 0)).toBe(1);
  expect((await look(held)).extra).toHaveLength(1);
});

test('the first return goes to whom the agency named, the second waits for a decision', async () => {
  const held = await file(app, SURE);
  await passOnWhatIsSure(app);
  minutesLater(10);
  await move(app, held, 'giveBack', roads.by, { reason: 'Ini taman.', suggestedAgency: 'dlh' });
  minutesLater(30);
  await passOnWhatIsSure(app);
  expect(await leadNow(held)).toBe('dlh');
  expect((await look(held)).extra[1]?.route?.ground).toBe('suggested');
  await move(app, held, 'giveBack', parks.by, { reason: 'Ini jalan.', suggestedAgency: 'dpuprpkp' });
  minutesLater(2_000);
  await passOnWhatIsSure(app);
  expect((await look(held)).state.status).toBe('returned');
});

describe('the next working morning', () => {
  test('the desk confirms, and the reporter hears nothing of it', async () => {
    const held = await file(app, { ...SURE, email: 'pagi@contoh.test' });
    await passOnWhatIsSure(app);
    await tellAll(app);
    sink.clear();
    app.at = new Date('2026-03-25T01:00:00Z');
    await move(app, held, 'confirmRoute', operator.by);
    await tellAll(app);
    expect((await look(held)).state.route).toMatchObject({ auto: true, confirmed: true });
    expect(sink.to('pagi@contoh.test')).toEqual([]);
  });

  test('or corrects: the new agency gets its own time to accept, the reporter’s clock goes on', async () => {
    const held = await file(app, { ...SURE, email: 'benar@contoh.test' });
    await passOnWhatIsSure(app);
    const before = (await look(held)).clocks;
    app.at = new Date('2026-03-25T01:00:00Z');
    await move(app, held, 'dispatch', operator.by, {
      category: 'park.damage',
      classification: 'ordinary',
      agency: 'dlh',
    });
    const after = (await look(held)).clocks;
    expect(await leadNow(held)).toBe('dlh');
    expect(after.accept?.startedAt).toBe(app.at.toISOString());
    expect(after.settle?.startedAt).toBe(before.settle?.startedAt);
    expect(after.age?.startedAt).toBe(before.age?.startedAt);
    await tellAll(app);
    expect(sink.to('benar@contoh.test').at(-1)?.text).toContain('DLH');
  });
});
