import { expect, test } from 'vitest';
import { freshDatabase } from '../../tests/support/database.ts';
import { MONDAY, officer } from '../../tests/support/build-case.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import { file, move, seedAccounts, stored, tryMove, uploadPhoto } from '../../tests/support/stored-case.ts';
import type { Actor } from '#domain/actor.ts';
import type { Filed } from './file-report.ts';
import { moveCase, scopeOf } from './move-case.ts';

const db = await freshDatabase();
await seedAccounts(db);

const operator = officer(smallCity, 'operator');
const second = officer(smallCity, 'operator', undefined, 1);
const admin = officer(smallCity, 'agencyAdmin', 'roads');
const reporterOf = (filed: Filed): Actor => ({ role: 'reporter', reportId: filed.reportId });
const context = { city: smallCity, now: MONDAY };

const events = async (caseId: string): Promise<readonly string[]> => {
  const { rows } = await db.pool.query<{ action: string }>(
    'select action from event where case_id = $1 order by seq',
    [caseId],
  );
  return rows.map((r) => r.action);
};

async function dispatched(): Promise<Filed> {
  const filed = await file(db);
  await move(db, filed.caseId, 'dispatch', operator, { agency: 'roads', category: 'hole' });
  return filed;
}

async function resolved(): Promise<Filed> {
  const filed = await dispatched();
  await move(db, filed.caseId, 'accept', admin);
  const document = [await uploadPhoto(db, scopeOf(admin))];
  await move(db, filed.caseId, 'complete', admin, { document });
  await move(db, filed.caseId, 'validate', operator);
  return filed;
}

test('an action writes event, texts, clocks, notices, assignment and snapshot together', async () => {
  const filed = await dispatched();
  const { row, state } = await stored(db, filed.caseId);
  expect(row).toMatchObject({ status: 'dispatched', lead_agency: 'roads', version: 2, is_public: true });
  expect(state.version).toBe(2);
  const { rows } = await db.pool.query('select agency, role, state from assignment where case_id = $1', [
    filed.caseId,
  ]);
  expect(rows).toEqual([{ agency: 'roads', role: 'lead', state: 'pending' }]);
  const clocks = await db.pool.query<{ clock: string }>(
    'select clock from case_clock where case_id = $1 and running order by clock',
    [filed.caseId],
  );
  expect(clocks.rows.map((r) => r.clock)).toEqual([
    'accept',
    'legalDecision',
    'legalReply',
    'respond',
    'settle',
  ]);
  const told = await db.pool.query(
    'select audience, agency from outbox where case_id = $1 and seq = 2 order by id',
    [filed.caseId],
  );
  expect(told.rows).toEqual([
    { audience: 'leadAgency', agency: 'roads' },
    { audience: 'reporters', agency: null },
  ]);
});

test('the whole way from filing to the reporter’s word is one history', async () => {
  const filed = await resolved();
  await move(db, filed.caseId, 'confirm', reporterOf(filed), { rating: 5 });
  expect(await events(filed.caseId)).toEqual([
    'submit',
    'dispatch',
    'accept',
    'complete',
    'validate',
    'confirm',
  ]);
  expect((await stored(db, filed.caseId)).row).toMatchObject({
    status: 'closed',
    outcome: 'confirmed',
    is_open: false,
  });
  const { rows } = await db.pool.query('select rating from report where id = $1', [filed.reportId]);
  expect(rows).toEqual([{ rating: 5 }]);
});

test('a button pressed on an older page is refused and nothing is saved', async () => {
  const filed = await dispatched();
  const stale = await tryMove(db, filed.caseId, 'accept', admin, {}, { seen: 1 });
  expect(stale).toEqual({ ok: false, refusal: { kind: 'changedMeanwhile' } });
  expect(await events(filed.caseId)).toEqual(['submit', 'dispatch']);
  expect(await tryMove(db, filed.caseId, 'note', admin, {}, { seen: 1 })).toMatchObject({ ok: true });
  expect(await tryMove(db, filed.caseId, 'accept', admin, {}, { seen: 4 })).toMatchObject({
    refusal: { kind: 'changedMeanwhile' },
  });
  expect(await tryMove(db, filed.caseId, 'accept', admin, {}, { seen: 3 })).toMatchObject({ ok: true });
});

test('what tells nothing makes no page old, a message of the reporter does', async () => {
  const filed = await dispatched();
  const by = { role: 'reporter', reportId: filed.reportId } as const;
  await tryMove(db, filed.caseId, 'reveal', admin, {});
  expect(
    await tryMove(db, filed.caseId, 'delegate', admin, { unit: 'roads.repair' }, { seen: 2 }),
  ).toMatchObject({
    ok: true,
  });
  await tryMove(db, filed.caseId, 'message', by, { text: 'Sudah ditambal tetangga.' });
  expect(await tryMove(db, filed.caseId, 'accept', admin, {}, { seen: 4 })).toEqual({
    ok: false,
    refusal: { kind: 'changedMeanwhile' },
  });
});

test('of two people at once exactly one wins', async () => {
  const filed = await dispatched();
  const both = await Promise.all([
    tryMove(db, filed.caseId, 'dispatch', operator, { agency: 'water' }, { seen: 2 }),
    tryMove(db, filed.caseId, 'dispatch', second, { agency: 'parks' }, { seen: 2 }),
  ]);
  expect(both.filter((m) => m.ok)).toHaveLength(1);
  expect(both.find((m) => !m.ok)).toEqual({ ok: false, refusal: { kind: 'changedMeanwhile' } });
  expect(await events(filed.caseId)).toEqual(['submit', 'dispatch', 'dispatch']);
});

test('twenty people at once write a history without gaps', async () => {
  const filed = await dispatched();
  const notes = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      tryMove(db, filed.caseId, 'note', operator, { note: `catatan ${i}` }),
    ),
  );
  expect(notes.every((n) => n.ok)).toBe(true);
  const { rows } = await db.pool.query<{ seq: number }>(
    'select seq from event where case_id = $1 order by seq',
    [filed.caseId],
  );
  expect(rows.map((r) => r.seq)).toEqual(Array.from({ length: 22 }, (_, i) => i + 1));
});

test('the same key answers the same and acts once, also at the same time', async () => {
  const filed = await dispatched();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () =>
      tryMove(db, filed.caseId, 'accept', admin, {}, { key: 'terima', seen: 2 }),
    ),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ ok: true, value: { status: 'handling', version: 3 } });
  expect(await events(filed.caseId)).toEqual(['submit', 'dispatch', 'accept']);
});

test('the same key with other content is refused, and a refusal gives the key back', async () => {
  const filed = await dispatched();
  await move(db, filed.caseId, 'note', operator, { note: 'satu' }, { key: 'k' });
  const other = await tryMove(db, filed.caseId, 'note', operator, { note: 'dua' }, { key: 'k' });
  expect(other).toEqual({ ok: false, refusal: { kind: 'alreadySent' } });
  const tooSoon = await tryMove(db, filed.caseId, 'complete', admin, {}, { key: 'k2' });
  expect(tooSoon).toEqual({ ok: false, refusal: { kind: 'notNow' } });
  expect(await tryMove(db, filed.caseId, 'accept', admin, {}, { key: 'k2' })).toMatchObject({ ok: true });
});

test('the same form with the same photo uploaded again is the same request', async () => {
  const filed = await dispatched();
  const once = [await uploadPhoto(db, scopeOf(operator), 'foto yang sama')];
  const again = [await uploadPhoto(db, scopeOf(operator), 'foto yang sama')];
  const first = await move(db, filed.caseId, 'note', operator, { document: once }, { key: 'foto' });
  expect(await move(db, filed.caseId, 'note', operator, { document: again }, { key: 'foto' })).toEqual(first);
  const other = [await uploadPhoto(db, scopeOf(operator), 'foto lain')];
  const refused = await tryMove(db, filed.caseId, 'note', operator, { document: other }, { key: 'foto' });
  expect(refused).toEqual({ ok: false, refusal: { kind: 'alreadySent' } });
});

test('photos of somebody else are refused and nothing is saved', async () => {
  const filed = await dispatched();
  const document = [await uploadPhoto(db, scopeOf(second))];
  const refused = await tryMove(db, filed.caseId, 'note', operator, { document });
  expect(refused).toEqual({ ok: false, refusal: { kind: 'unknownValue', fields: ['photos'] } });
  expect(await events(filed.caseId)).toEqual(['submit', 'dispatch']);
});

test('a photo that a reporter sends in a message is between the two of them', async () => {
  const filed = await dispatched();
  const by = reporterOf(filed);
  const photos = [await uploadPhoto(db, scopeOf(by))];
  await move(db, filed.caseId, 'message', by, { photos });
  const { rows } = await db.pool.query('select audience, report_id from attachment where id = $1', [
    photos[0],
  ]);
  expect(rows).toEqual([{ audience: 'reporter', report_id: filed.reportId }]);
});

test('what is not there is unknown, and no broken reference is a crash', async () => {
  for (const ref of [
    { id: 'x' },
    { id: '00000000-0000-7000-8000-000000000000' },
    { number: '2026-999999' },
  ]) {
    const refused = await moveCase(db, ref, 'note', operator, { note: 'x' }, context);
    expect(refused).toEqual({ ok: false, refusal: { kind: 'unknownCase' } });
  }
});

test('a merge moves the reports, undoing it brings them back, and every reporter keeps the ticket', async () => {
  const [one, two] = [await file(db), await file(db)];
  await move(db, one.caseId, 'merge', operator, { otherCase: two.ticket });
  const where = async (filed: Filed): Promise<unknown> =>
    (await db.pool.query('select case_id, ticket from report where id = $1', [filed.reportId])).rows[0];
  expect(await where(one)).toEqual({ case_id: two.caseId, ticket: one.ticket });
  expect((await stored(db, two.caseId)).row).toMatchObject({ reports: 2, version: 2 });
  const told = await db.pool.query<{ data: unknown }>(
    `select data from outbox where case_id = $1 and notice = 'merged'`,
    [one.caseId],
  );
  expect(told.rows[0]?.data).toEqual({ reports: [one.reportId] });
  await move(db, two.caseId, 'message', reporterOf(one));
  await move(db, one.caseId, 'unmerge', reporterOf(one));
  expect(await where(one)).toEqual({ case_id: one.caseId, ticket: one.ticket });
  expect((await stored(db, two.caseId)).state.reports).toEqual([two.reportId]);
  expect((await stored(db, one.caseId)).row).toMatchObject({ status: 'received', reports: 1, is_open: true });
});

test('merges in a chain are undone from where the reports lie now', async () => {
  const [a, b, c] = [await file(db), await file(db), await file(db)];
  await move(db, a.caseId, 'merge', operator, { otherCase: b.ticket });
  await move(db, b.caseId, 'merge', operator, { otherCase: c.ticket });
  await move(db, a.caseId, 'unmerge', operator);
  expect((await stored(db, c.caseId)).state.reports.toSorted()).toEqual([b.reportId, c.reportId].toSorted());
  await move(db, b.caseId, 'unmerge', operator);
  expect((await stored(db, b.caseId)).state.reports).toEqual([b.reportId]);
  expect((await stored(db, c.caseId)).state.reports).toEqual([c.reportId]);
});

test('two people who merge crosswise do not wait for ever: one wins', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [one, two] = [await file(db), await file(db)];
    const both = await Promise.all([
      tryMove(db, one.caseId, 'merge', operator, { otherCase: two.ticket }),
      tryMove(db, two.caseId, 'merge', second, { otherCase: one.ticket }),
    ]);
    expect(both.filter((m) => m.ok)).toHaveLength(1);
    const states = [await stored(db, one.caseId), await stored(db, two.caseId)].map((s) => s.state);
    expect(states.flatMap((s) => s.reports).toSorted()).toEqual([one.reportId, two.reportId].toSorted());
    expect(states.filter((s) => s.status === 'merged')).toHaveLength(1);
  }
});

test('a merge with itself or with nothing is refused', async () => {
  const filed = await file(db);
  const itself = await tryMove(db, filed.caseId, 'merge', operator, { otherCase: filed.ticket });
  expect(itself).toEqual({ ok: false, refusal: { kind: 'mergeWithItself', fields: ['otherCase'] } });
  const nothing = await tryMove(db, filed.caseId, 'merge', operator, { otherCase: '2026-999999' });
  expect(nothing).toEqual({ ok: false, refusal: { kind: 'unknownValue', fields: ['otherCase'] } });
});

test('nobody asks the door for half a merge', async () => {
  const filed = await file(db);
  expect(await tryMove(db, filed.caseId, 'absorb', operator)).toEqual({
    ok: false,
    refusal: { kind: 'notAllowed' },
  });
});

test('the desk shows an edited text to the public, and the reporter’s own words stay', async () => {
  const filed = await dispatched();
  await move(db, filed.caseId, 'redact', operator, { publicText: 'Jalan rusak, telepon 081234567890' });
  const { row } = await stored(db, filed.caseId);
  expect(row['public_text']).not.toContain('081234567890');
  expect(row['public_text']).toContain('Jalan rusak');
  const { rows } = await db.pool.query<{ text: string }>('select text from report where id = $1', [
    filed.reportId,
  ]);
  expect(rows[0]?.text).toContain('berlubang');
});

test('the support of another agency stands beside the lead', async () => {
  const filed = await dispatched();
  await move(db, filed.caseId, 'accept', admin);
  await move(db, filed.caseId, 'addSupport', operator, { agency: 'parks' });
  await move(db, filed.caseId, 'acceptSupport', officer(smallCity, 'liaison', 'parks'));
  const { rows } = await db.pool.query(
    'select agency, role, state from assignment where case_id = $1 order by agency',
    [filed.caseId],
  );
  expect(rows).toEqual([
    { agency: 'parks', role: 'support', state: 'accepted' },
    { agency: 'roads', role: 'lead', state: 'accepted' },
  ]);
});
