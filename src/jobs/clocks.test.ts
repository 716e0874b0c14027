import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { file, move, resolve, type Held } from '#features/reports/reports.fixture.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { openMailSink } from '../../tests/support/mail-sink.ts';
import { deliveries, emptyPost, openJobs, staff, tellAll } from './jobs.fixture.ts';
import { announceToday } from './timetable.ts';
import { remindWhoIsAsked, takeDueSteps } from './watch-clocks.ts';

const db = await freshDatabase();
const sink = await openMailSink();
const app = await openJobs(db, sink.url);
const operator = await staff(app, 'operator');
const coordinator = await staff(app, 'coordinator');
const head = await staff(app, 'agencyHead', 'dpuprpkp');

afterAll(() => sink.close());

beforeEach(async () => {
  sink.clear();
  await emptyPost(app);
});

const statusOf = async (held: Held): Promise<string> => {
  const { rows } = await db.pool.query<{ status: string }>('select status from case_file where id = $1', [
    held.caseId,
  ]);
  return rows[0]?.status ?? '';
};

/** The worker's rounds of so many days, four a day. */
async function live(days: number): Promise<void> {
  for (let quarter = 0; quarter < days * 4; quarter += 1) {
    app.later(1 / 4);
    await takeDueSteps(app);
    await remindWhoIsAsked(app);
    await tellAll(app);
  }
}

const subjects = (email: string): string[] =>
  sink.to(email).map(({ subject }) => subject.replace(/^Tiket \S+ /, ''));

describe('a question without an answer', () => {
  test('brings three reminders, once each, and ends after thirty days', async () => {
    const email = 'diam@contoh.test';
    const held = await file(app, { email });
    await move(app, held, 'ask', operator.by, { question: 'Di sisi mana?' });
    await tellAll(app);
    sink.clear();
    await live(29);
    expect(sink.to(email)).toHaveLength(3);
    expect(sink.to(email)[0]?.text).toContain('"Di sisi mana?"');
    expect(await statusOf(held)).toBe('needs_reporter');
    await live(3);
    expect(await statusOf(held)).toBe('withdrawn');
    expect(subjects(email)[3]).toContain('kami hentikan sementara');
    expect(sink.to(email)).toHaveLength(4);
  });

  test('answered in time brings no further reminder', async () => {
    const email = 'rajin@contoh.test';
    const held = await file(app, { email });
    await move(app, held, 'ask', operator.by, { question: 'Di sisi mana?' });
    await live(4);
    await move(app, held, 'reply', held.by, { reply: 'Utara' });
    await tellAll(app);
    sink.clear();
    await live(12);
    expect(sink.to(email)).toEqual([]);
  });
});

test('work that nobody judges closes in silence after ten working days, with two reminders', async () => {
  const email = 'sibuk@contoh.test';
  const held = await file(app, { email });
  await resolve(app, held);
  await tellAll(app);
  sink.clear();
  await live(12);
  expect(await statusOf(held)).toBe('resolved');
  expect(sink.to(email)).toHaveLength(2);
  // New Year of Islam and other closures may lie between: ten working days end within three weeks.
  await live(9);
  expect(await statusOf(held)).toBe('closed');
  expect(sink.to(email)).toHaveLength(3);
});

test('an agency that is silent twice has accepted, and coordinator and liaison hear of it', async () => {
  const held = await file(app);
  const given = { category: 'road.pothole', classification: 'ordinary', agency: 'dpuprpkp' };
  await move(app, held, 'dispatch', operator.by, given);
  await live(1);
  expect(await statusOf(held)).toBe('dispatched');
  await live(5);
  expect(await statusOf(held)).toBe('handling');
  expect(sink.to(coordinator.email).some(({ subject }) => subject.includes(held.ticket))).toBe(true);
});

test('a worker that was stopped for weeks takes every missed step once', async () => {
  const asked = await file(app, { email: 'lama@contoh.test' });
  await move(app, asked, 'ask', operator.by, { question: 'Di sisi mana?' });
  const silent = await file(app, { email: 'bisu@contoh.test' });
  await resolve(app, silent);
  await tellAll(app);
  sink.clear();
  app.later(16);
  await Promise.all([remindWhoIsAsked(app), remindWhoIsAsked(app)]);
  app.later(30);
  const taken = await Promise.all([takeDueSteps(app), takeDueSteps(app)]);
  await tellAll(app);
  expect(await takeDueSteps(app)).toBe(0);
  expect(taken[0] + taken[1]).toBe(2);
  expect([await statusOf(asked), await statusOf(silent)]).toEqual(['withdrawn', 'closed']);
  expect(subjects('lama@contoh.test')).toHaveLength(2);
});

describe('the daily summary', () => {
  test('comes on working days once, to the desk and to heads of agencies that have cases', async () => {
    const held = await file(app);
    const given = { category: 'road.pothole', classification: 'ordinary', agency: 'dpuprpkp' };
    await move(app, held, 'dispatch', operator.by, given);
    await emptyPost(app);
    app.at = new Date('2026-09-08T00:00:00Z');
    await Promise.all([announceToday(app), announceToday(app)]);
    await announceToday(app);
    await tellAll(app);
    expect(new Set(sink.mails.map(({ to }) => to))).toEqual(
      new Set([operator.email, coordinator.email, head.email]),
    );
    expect(sink.mails).toHaveLength(3);
    const [desk] = sink.to(coordinator.email);
    expect(desk?.subject).toContain('Selasa, 8 September 2026');
    expect(desk?.text).toContain('Menunggu validasi: 0');
    expect(sink.to(head.email)[0]?.text).toContain(held.ticket);
  });

  test('stays away on a Sunday', async () => {
    app.at = new Date('2026-09-13T00:00:00Z');
    await announceToday(app);
    await tellAll(app);
    expect(await deliveries(app)).toEqual([]);
  });
});
