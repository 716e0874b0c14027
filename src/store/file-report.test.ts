import { expect, test } from 'vitest';
import { freshDatabase } from '../../tests/support/database.ts';
import { draft, file, filing, seedAccounts, stored, uploadPhoto } from '../../tests/support/stored-case.ts';
import { officer } from '../../tests/support/build-case.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import { formatTicket, readTicket } from '#domain/ticket-number.ts';
import { fileReport } from './file-report.ts';
import type { RequestKey } from './idempotency.ts';

const db = await freshDatabase();
await seedAccounts(db);

const count = async (table: string): Promise<number> => {
  const { rows } = await db.pool.query<{ n: number }>(`select count(*) as n from ${table}`);
  return rows[0]?.n ?? Number.NaN;
};

const everything = async (): Promise<readonly number[]> =>
  Promise.all(
    ['case_file', 'report', 'event', 'contact', 'outbox', 'case_clock', 'message', 'idempotency_key'].map(
      count,
    ),
  );

const request = (key: string, content: unknown = { text: 'sama' }): RequestKey => ({
  scope: 'form:1',
  key,
  content,
});

test('a filing writes case, report, contact, history, clocks and what must be told', async () => {
  const contact = { name: 'A1.nama', email: 'A1.surat', phone: null, emailHash: 'A1.hash', phoneHash: null };
  const filed = await file(db, { contact });
  const { row, state } = await stored(db, filed.caseId);
  expect(filed.again).toBe(false);
  expect(readTicket(filed.ticket)).toMatchObject({ ok: true, ticket: filed.ticket, year: 2026 });
  expect(row).toMatchObject({
    number: filed.ticket,
    status: 'received',
    is_open: true,
    is_public: false,
    street: 'Jalan Mawar',
    due_clock: 'distribute',
  });
  expect(String(row['public_text'])).not.toContain('081234567890');
  expect(state.reports).toEqual([filed.reportId]);
  const report = await db.pool.query('select * from report where id = $1', [filed.reportId]);
  expect(report.rows[0]).toMatchObject({ ticket: filed.ticket, case_id: filed.caseId, text: draft().text });
  const told = await db.pool.query('select audience, notice from outbox where case_id = $1 order by id', [
    filed.caseId,
  ]);
  expect(told.rows).toEqual([
    { audience: 'reporters', notice: 'received' },
    { audience: 'desk', notice: 'deskNew' },
  ]);
  const kept = await db.pool.query('select email_sealed from contact where report_id = $1', [filed.reportId]);
  expect(kept.rows).toEqual([{ email_sealed: 'A1.surat' }]);
});

test('the words of the citizen are not in the history, only bound to it', async () => {
  const filed = await file(db);
  const { rows } = await db.pool.query<{ data: unknown }>('select data from event where case_id = $1', [
    filed.caseId,
  ]);
  expect(JSON.stringify(rows[0]?.data)).not.toContain('berlubang');
  const texts = await db.pool.query('select field, body from message where case_id = $1', [filed.caseId]);
  expect(texts.rows).toEqual([{ field: 'text', body: draft().text }]);
});

test('tickets of one city never repeat', async () => {
  const filed = await Promise.all(Array.from({ length: 10 }, () => file(db)));
  expect(new Set(filed.map((f) => f.ticket)).size).toBe(10);
});

test('numbers have the form that people can read back, also beyond a million', async () => {
  const { rows } = await db.pool.query<{ n: number }>('select last_value as n from ticket_number');
  await db.pool.query('select setval($1, $2)', ['ticket_number', 1_234_566]);
  const filed = await file(db);
  await db.pool.query('select setval($1, $2)', ['ticket_number', rows[0]?.n]);
  expect(filed.ticket).toBe(formatTicket(2026, 1_234_567));
});

test('a form that is sent twice uses up one number', async () => {
  const drawn = async () => {
    const { rows } = await db.pool.query<{ n: number }>('select last_value as n from ticket_number');
    return rows[0]?.n ?? Number.NaN;
  };
  await file(db, {}, { request: request('satu nomor') });
  const before = await drawn();
  await file(db, {}, { request: request('satu nomor') });
  expect(await drawn()).toBe(before);
});

test('the same form sent twice is the same complaint', async () => {
  const first = await file(db, {}, { request: request('dua kali') });
  const before = await everything();
  const second = await file(db, {}, { request: request('dua kali') });
  expect(second).toEqual({ ...first, again: true });
  expect(await everything()).toEqual(before);
});

test('the same form sent twenty times at once is one complaint', async () => {
  const before = await count('case_file');
  const filed = await Promise.all(
    Array.from({ length: 20 }, () => file(db, {}, { request: request('serentak') })),
  );
  expect(new Set(filed.map((f) => f.ticket)).size).toBe(1);
  expect(filed.filter((f) => !f.again)).toHaveLength(1);
  expect(await count('case_file')).toBe(before + 1);
});

test('the same key with other words is refused and nothing is saved', async () => {
  await file(db, {}, { request: request('berubah') });
  const before = await everything();
  const other = filing({ request: request('berubah', { text: 'lain' }) });
  const refused = await fileReport(db, draft({ text: 'Lampu mati' }), { role: 'reporter' }, other);
  expect(refused).toEqual({ ok: false, refusal: { kind: 'alreadySent' } });
  expect(await everything()).toEqual(before);
});

test('the key of one person does not meet the same key of another', async () => {
  const first = await file(db, {}, { request: { ...request('kunci'), scope: 'form:1' } });
  const second = await file(db, {}, { request: { ...request('kunci'), scope: 'form:2' } });
  expect(second.ticket).not.toBe(first.ticket);
});

test('photos of somebody else are refused, nothing is saved, and the key is free again', async () => {
  const foreign = await uploadPhoto(db, 'form:2');
  const before = await everything();
  const context = filing({ request: request('foto') });
  const refused = await fileReport(db, draft({ photos: [foreign] }), { role: 'reporter' }, context);
  expect(refused).toEqual({ ok: false, refusal: { kind: 'unknownValue', fields: ['photos'] } });
  expect(await everything()).toEqual(before);
  const own = await uploadPhoto(db, 'form:1');
  expect(await fileReport(db, draft({ photos: [own] }), { role: 'reporter' }, context)).toMatchObject({
    ok: true,
  });
});

test('own photos belong to the report, and only once', async () => {
  const photo = await uploadPhoto(db, 'form:1');
  const filed = await file(db, { photos: [photo] });
  const { rows } = await db.pool.query(
    'select case_id, report_id, seq, field, audience from attachment where id = $1',
    [photo],
  );
  expect(rows[0]).toEqual({
    case_id: filed.caseId,
    report_id: filed.reportId,
    seq: 1,
    field: 'photos',
    audience: 'public',
  });
  const again = await fileReport(db, draft({ photos: [photo] }), { role: 'reporter' }, filing());
  expect(again).toMatchObject({ ok: false, refusal: { kind: 'unknownValue' } });
  const broken = await fileReport(db, draft({ photos: ['bukan-id'] }), { role: 'reporter' }, filing());
  expect(broken).toMatchObject({ ok: false, refusal: { kind: 'unknownValue' } });
});

test('a complaint that alleges misconduct goes to the inspectorate alone', async () => {
  const filed = await file(db, { sealed: true });
  const { row } = await stored(db, filed.caseId);
  expect(row).toMatchObject({
    status: 'dispatched',
    is_sealed: true,
    is_private: true,
    is_public: false,
    lead_agency: 'watch',
  });
  const told = await db.pool.query<{ audience: string }>(
    'select distinct audience from outbox where case_id = $1',
    [filed.caseId],
  );
  expect(told.rows.map((r) => r.audience).toSorted()).toEqual(['inspectorate', 'reporters']);
});

test('the desk files on behalf of a caller, an agency does not', async () => {
  const operator = officer(smallCity, 'operator');
  const filed = await fileReport(db, draft({ channel: 'phone' }), operator, filing());
  if (!filed.ok) throw new Error(filed.refusal.kind);
  const { rows } = await db.pool.query('select filed_by from report where id = $1', [filed.value.reportId]);
  expect(rows[0]).toEqual({ filed_by: operator.position });
  const agency = await fileReport(db, draft(), officer(smallCity, 'liaison', 'roads'), filing());
  expect(agency).toEqual({ ok: false, refusal: { kind: 'notYourRole' } });
});

test('a complaint without words is refused beside the field', async () => {
  const refused = await fileReport(db, draft({ text: '' }), { role: 'reporter' }, filing());
  expect(refused).toEqual({ ok: false, refusal: { kind: 'missingFields', fields: ['text'] } });
});
