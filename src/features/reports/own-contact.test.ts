import { expect, test } from 'vitest';
import { freshDatabase } from '../../../tests/support/database.ts';
import { readLinkClaim, openReportLink, reportLink } from './report-link.ts';
import { changeOwnContact, openOwnContact, type ContactDeed } from './own-contact.ts';
import { ADDRESS, file, formOf, openReports, type Held } from './reports.fixture.ts';

const db = await freshDatabase();
const app = await openReports(db);

const change = (held: Held, deed: ContactDeed, values: Readonly<Record<string, string>> = {}) =>
  changeOwnContact(app, held.by, held.ticket, deed, formOf(values), ADDRESS);

async function deedsOf(held: Held) {
  const found = await db.pool.query<{ deed: string; data: unknown }>(
    'select deed, data from audit where subject = $1 order by id',
    [`report:${held.by.reportId}`],
  );
  return found.rows;
}

test('the reporter sees the own contact in clear, the database holds none of it', async () => {
  const held = await file(app, { email: 'warga@contoh.example' });
  expect(await openOwnContact(app, held.by, held.ticket)).toMatchObject({
    email: 'warga@contoh.example',
    phone: '+628123450000',
    emailProven: false,
    messagesStopped: false,
  });
  const rows = await db.pool.query('select * from contact');
  expect(JSON.stringify(rows.rows)).not.toMatch(/contoh\.example|8123450000/);
});

test('the contact of another report is not opened', async () => {
  const [mine, other] = [await file(app), await file(app)];
  expect(await openOwnContact(app, mine.by, other.ticket)).toBeNull();
  expect(await changeOwnContact(app, mine.by, other.ticket, 'delete', formOf({}), ADDRESS)).toBeNull();
});

test('a correction is kept, and the audit knows that it happened but not what it says', async () => {
  const held = await file(app, { phone: null });
  expect(
    await change(held, 'correct', { name: ' Warga ', email: 'Baru@Contoh.example', phone: '0812 3456-7890' }),
  ).toEqual({
    ok: true,
  });
  expect(await openOwnContact(app, held.by, held.ticket)).toMatchObject({
    name: 'Warga',
    email: 'baru@contoh.example',
    phone: '+6281234567890',
  });
  const deeds = await deedsOf(held);
  expect(deeds).toEqual([
    { deed: 'contactCorrected', data: { by: 'reporter', name: true, email: true, phone: true } },
  ]);
});

test('what cannot be a contact is said beside its field, and nothing is changed', async () => {
  const held = await file(app);
  const changed = await change(held, 'correct', { name: 'n'.repeat(121), email: 'tanpa at', phone: '12' });
  expect(changed).toMatchObject({
    ok: false,
    faults: { name: 'nameLong', email: 'emailBroken', phone: 'phoneBroken' },
    typed: { email: 'tanpa at' },
  });
  expect((await openOwnContact(app, held.by, held.ticket))?.phone).toBe('+628123450000');
});

test('deleting removes the contact and leaves the history as it was', async () => {
  const held = await file(app);
  const history = () =>
    db.pool.query('select hash, data from event where case_id = $1 order by seq', [held.caseId]);
  const before = (await history()).rows;
  await change(held, 'delete');
  expect(await openOwnContact(app, held.by, held.ticket)).toMatchObject({
    name: null,
    email: null,
    phone: null,
  });
  const left = await db.pool.query('select 1 from contact where report_id = $1', [held.by.reportId]);
  expect(left.rowCount).toBe(0);
  expect((await history()).rows).toEqual(before);
  expect((await deedsOf(held)).map(({ deed }) => deed)).toEqual(['contactDeleted']);
});

test('messages stop and resume, each written down once', async () => {
  const held = await file(app);
  await change(held, 'stop');
  await change(held, 'stop');
  expect((await openOwnContact(app, held.by, held.ticket))?.messagesStopped).toBe(true);
  await change(held, 'resume');
  expect((await openOwnContact(app, held.by, held.ticket))?.messagesStopped).toBe(false);
  expect((await deedsOf(held)).map(({ deed }) => deed)).toEqual(['messagesStopped', 'messagesResumed']);
});

test('a link from a mail to the old address does not prove the new one', async () => {
  const held = await file(app, { email: 'lama@contoh.example' });
  const link = reportLink(app, { id: held.by.reportId, ticket: held.ticket }, 'mail', 'id');
  const claim = readLinkClaim(new URL(link).searchParams);
  if (!claim) throw new Error('the link claims nothing');
  app.later(1);
  await change(held, 'correct', { email: 'orang-lain@contoh.example' });
  await openReportLink(app, held.ticket, claim);
  expect((await openOwnContact(app, held.by, held.ticket))?.emailProven).toBe(false);
});

test('a proven address stays proven while only the phone number changes', async () => {
  const held = await file(app, { email: 'tetap@contoh.example' });
  const link = reportLink(app, { id: held.by.reportId, ticket: held.ticket }, 'mail', 'id');
  const claim = readLinkClaim(new URL(link).searchParams);
  if (!claim) throw new Error('the link claims nothing');
  await openReportLink(app, held.ticket, claim);
  await change(held, 'correct', { email: 'tetap@contoh.example', phone: '081200000000' });
  expect((await openOwnContact(app, held.by, held.ticket))?.emailProven).toBe(true);
});
