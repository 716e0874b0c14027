import { beforeEach, describe, expect, test } from 'vitest';
import type { Officer } from '#domain/actor.ts';
import { file, officer, openReports } from '#features/reports/reports.fixture.ts';
import { newId } from '#platform/identity.ts';
import { openCall } from '#store/duty/call.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { answerCall, answerCalls, passCallOn } from './answer-call.ts';
import { fetchOpenCalls } from './calls.query.ts';
import { readDutyNow } from './duty-now.ts';
import { dutyView } from './duty-view.ts';
import { readNote, writeNote } from './handover-note.ts';
import { fetchNotes } from './notes.query.ts';
import { addShifts, removeShift, type SeriesForm } from './plan-shifts.ts';
import { fetchShifts } from './roster.query.ts';
import { giveShift, takeShift } from './swap-shift.ts';

const db = await freshDatabase();
/** Monday 8 June 2026, 9.00 in Malang. */
const app = await openReports(db);

async function hired(role: Officer['role']): Promise<Officer> {
  const by = await officer(app, role);
  await db.pool.query(
    `insert into holder (id, position, account_id, kind, held_from) values ($1, $2, $3, 'holder', $4)`,
    [newId(app.now()), by.position, by.accountId, new Date('2026-01-01T00:00:00Z')],
  );
  return by;
}

const coordinator = await hired('coordinator');
const operator = await hired('operator');
const duty = await hired('duty');
const clerk = await officer(app, 'agencyAdmin', 'dpuprpkp');

const NIGHTS: SeriesForm = {
  first: '2026-06-08',
  last: '2026-06-11',
  days: 'every',
  begins: '16:00',
  ends: '07:30',
  accounts: [operator.accountId, duty.accountId],
};
const WEEK = [new Date('2026-06-07T17:00:00Z'), new Date('2026-06-14T17:00:00Z')] as const;
const shifts = () => fetchShifts(app, ...WEEK);

async function deeds(): Promise<string[]> {
  const { rows } = await db.pool.query<{ deed: string }>(
    `select deed from audit where deed like 'duty%' order by id`,
  );
  return rows.map(({ deed }) => deed);
}

beforeEach(async () => {
  await db.pool.query('delete from duty_shift');
});

describe('shifts', () => {
  test('are added in turn; the same form sent twice adds nothing and says whose the time is', async () => {
    expect(await addShifts(app, coordinator, NIGHTS)).toEqual({ ok: true, added: 4, skipped: 0 });
    const again = await addShifts(app, coordinator, { ...NIGHTS, accounts: [duty.accountId] });
    expect(again).toMatchObject({ ok: false, refusal: 'timeTaken' });
    const longer = await addShifts(app, coordinator, { ...NIGHTS, last: '2026-06-12' });
    expect(longer).toEqual({ ok: true, added: 1, skipped: 4 });
    expect((await shifts()).map(({ account }) => account)).toEqual(
      [operator, duty, operator, duty, operator].map(({ accountId }) => accountId),
    );
  });

  test.each([
    ['a day that does not exist', { first: '2026-02-30' }, 'badTimes'],
    ['a time that does not exist', { begins: '25:00' }, 'badTimes'],
    ['an end before the beginning', { last: '2026-06-01' }, 'badTimes'],
    ['a year that nobody plans', { first: '9999-12-31', last: '' }, 'badTimes'],
    ['a year long ago', { first: '1900-01-01', last: '' }, 'noDays'],
    ['more than a quarter', { last: '2026-10-01' }, 'longSeries'],
    ['days that are over', { first: '2026-06-01', last: '2026-06-02' }, 'noDays'],
    ['nobody', { accounts: [] }, 'unknownOfficer'],
    ['somebody of another office', { accounts: [clerk.accountId] }, 'unknownOfficer'],
  ])('with %s are refused', async (_name, wrong, refusal) => {
    expect(await addShifts(app, coordinator, { ...NIGHTS, ...wrong })).toMatchObject({ ok: false, refusal });
    expect(await shifts()).toEqual([]);
  });

  test('two forms at once never put two officers on one night', async () => {
    await Promise.all([
      addShifts(app, coordinator, { ...NIGHTS, accounts: [operator.accountId] }),
      addShifts(app, coordinator, { ...NIGHTS, accounts: [duty.accountId] }),
    ]);
    expect(await shifts()).toHaveLength(4);
  });

  test('are removed once', async () => {
    await addShifts(app, coordinator, NIGHTS);
    const [first] = await shifts();
    expect(await removeShift(app, coordinator, first!.id)).toEqual({ ok: true });
    expect(await removeShift(app, coordinator, first!.id)).toEqual({ ok: true });
    expect(await removeShift(app, coordinator, 'x')).toEqual({ ok: true });
    expect(await shifts()).toHaveLength(3);
    expect((await deeds()).filter((deed) => deed === 'dutyRemoved')).toHaveLength(1);
  });

  test('change hands when the other agrees, or at once by the coordinator', async () => {
    await addShifts(app, coordinator, NIGHTS);
    const [own, others] = await shifts();
    expect(await giveShift(app, operator, others!.id, operator.accountId)).toMatchObject({
      refusal: 'notYourShift',
    });
    expect(await giveShift(app, operator, own!.id, clerk.accountId)).toMatchObject({
      refusal: 'unknownOfficer',
    });
    expect(await giveShift(app, operator, own!.id, duty.accountId)).toEqual({ ok: true });
    expect((await shifts())[0]).toMatchObject({ account: operator.accountId, offeredTo: duty.accountId });
    expect(await takeShift(app, coordinator, own!.id)).toMatchObject({ refusal: 'notOffered' });
    expect(await takeShift(app, duty, own!.id)).toEqual({ ok: true });
    expect(await takeShift(app, duty, own!.id)).toEqual({ ok: true });
    expect((await shifts())[0]).toMatchObject({ account: duty.accountId, offeredTo: null });
    expect(await giveShift(app, coordinator, own!.id, operator.accountId)).toEqual({ ok: true });
    expect((await shifts())[0]?.account).toBe(operator.accountId);
    expect(await giveShift(app, operator, own!.id, duty.accountId)).toEqual({ ok: true });
    expect(await giveShift(app, operator, own!.id, '')).toEqual({ ok: true });
    expect(await takeShift(app, duty, own!.id)).toMatchObject({ refusal: 'notOffered' });
  });

  test('stand on the page with the holes between them', async () => {
    await addShifts(app, coordinator, { ...NIGHTS, last: '' });
    const { current, next, holes } = await readDutyNow(app, app.now());
    expect([current, next?.account]).toEqual([null, operator.accountId]);
    expect(holes[0]?.from.toISOString()).toBe('2026-06-09T09:00:00.000Z');
    const view = await dutyView(app, operator, 'id', '2026-06-08');
    expect(view.days[0]?.shifts[0]).toMatchObject({ isOwn: true, mayGive: true, mayRemove: false });
    expect(view.holes[0]).toContain('Selasa, 9 Juni 2026, 16.00');
  });
});

test('a note is kept once and read by another officer', async () => {
  const key = newId(app.now());
  expect(await writeNote(app, operator, key, '  ')).toMatchObject({ refusal: 'emptyNote' });
  expect(await writeNote(app, operator, key, 'x'.repeat(2_001))).toMatchObject({ refusal: 'longNote' });
  for (const _ of [1, 2])
    expect(await writeNote(app, operator, key, 'Tunggu kabar\0 PLN.')).toEqual({ ok: true });
  await readNote(app, operator, key);
  expect(await fetchNotes(app)).toMatchObject([{ body: 'Tunggu kabar PLN.', readAt: null }]);
  await readNote(app, duty, key);
  await readNote(app, coordinator, key);
  expect(await fetchNotes(app)).toMatchObject([{ readAt: app.now() }]);
  expect((await deeds()).filter((deed) => deed.startsWith('dutyNote'))).toEqual([
    'dutyNoteWritten',
    'dutyNoteRead',
  ]);
});

test('a call is answered by one officer, and passed on to one at a press', async () => {
  const held = await file(app);
  await openCall(db, held.caseId, 'nobodySure', app.now());
  const [call] = await fetchOpenCalls(app);
  for (const _ of [1, 2])
    expect(await passCallOn(app, operator, call!.id, duty.accountId)).toEqual({ ok: true });
  expect(await passCallOn(app, operator, call!.id, clerk.accountId)).toMatchObject({
    refusal: 'unknownOfficer',
  });
  const [passed] = await fetchOpenCalls(app, { number: held.ticket });
  expect(passed?.made).toMatchObject([{ stage: 'named', accounts: [duty.accountId] }]);
  const answers = await Promise.all([answerCall(app, duty, call!.id), answerCall(app, operator, call!.id)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await passCallOn(app, operator, call!.id, duty.accountId)).toMatchObject({
    refusal: 'answeredAlready',
  });
  expect(await answerCall(app, duty, newId(app.now()))).toMatchObject({ refusal: 'callGone' });
  expect(await fetchOpenCalls(app, { unanswered: true })).toEqual([]);
});

test('after a storm one press takes all that is shown, and leaves to others what is theirs', async () => {
  const cases = [await file(app), await file(app), await file(app)];
  for (const { caseId } of cases) await openCall(db, caseId, 'nobodySure', app.now());
  const ids = (await fetchOpenCalls(app, { unanswered: true })).map(({ id }) => id);
  await answerCall(app, operator, ids[0]!);
  await answerCalls(app, duty, [...ids, 'x']);
  const takers = (await fetchOpenCalls(app))
    .filter(({ id }) => ids.includes(id))
    .map((call) => call.answeredBy?.id);
  expect(takers).toEqual([operator, duty, duty].map(({ accountId }) => accountId));
});
