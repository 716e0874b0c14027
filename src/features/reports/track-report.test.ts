import { expect, test } from 'vitest';
import { formatCode, makeCode } from '#domain/tracking-code.ts';
import { parseKeys } from '#platform/keys.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { checkReportLink, openReportLink, readLinkClaim, reportLink } from './report-link.ts';
import { openReport } from './report-view.ts';
import {
  endReporterSession,
  openTickets,
  readReporterSession,
  startReporterSession,
} from './reporter-session.ts';
import { ADDRESS, browser, file, openReports } from './reports.fixture.ts';
import { faultWords, trackReport } from './track-report.ts';

const db = await freshDatabase();
const app = await openReports(db);
const OTHER_KEY = 'f1e2d3c4b5a697887766554433221100f1e2d3c4b5a697887766554433221101';
const OWN_KEY = '0123456789abcdeffedcba98765432100123456789abcdeffedcba9876543210';

function rotated(texts: readonly string[]) {
  const read = parseKeys(texts, 'test');
  if (!read.ok) throw new Error(read.fault);
  return { ...app, keys: read.keys };
}

const claimOf = (link: string) => {
  const claim = readLinkClaim(new URL(link).searchParams);
  if (!claim) throw new Error('the link claims nothing');
  return claim;
};

test('ticket and code open the report, however they are written', async () => {
  const held = await file(app);
  const [year, number] = held.ticket.split('-');
  const typed = {
    ticket: ` #${year}/${Number(number)} `,
    code: formatCode(held.code).toLowerCase().replaceAll('0', 'o'),
  };
  expect(await trackReport(app, typed, ADDRESS)).toEqual({
    ok: true,
    ticket: held.ticket,
    reportId: held.by.reportId,
  });
});

test('a wrong code and an unknown ticket have the same answer', async () => {
  const held = await file(app);
  const code = makeCode(new Uint8Array(10).fill(7));
  const wrongCode = await trackReport(app, { ticket: held.ticket, code }, ADDRESS);
  const noTicket = await trackReport(app, { ticket: '2026-999999', code: held.code }, ADDRESS);
  expect(wrongCode).toEqual({ ok: false, faults: { ticket: { kind: 'notFound' } } });
  expect(noTicket).toEqual(wrongCode);
});

test('the code of one report does not open another', async () => {
  const [mine, other] = [await file(app), await file(app)];
  const tried = await trackReport(app, { ticket: other.ticket, code: mine.code }, ADDRESS);
  expect(tried.ok).toBe(false);
});

test('each slip in the writing has its own sentence', async () => {
  const held = await file(app);
  const flipped = held.code.slice(0, -1) + (held.code.endsWith('A') ? 'B' : 'A');
  const sentences = await Promise.all(
    ['', 'ABCD', held.code.replace(/^./, 'U'), flipped].map(async (code) => {
      const tracked = await trackReport(app, { ticket: held.ticket, code }, ADDRESS);
      return tracked.ok ? null : faultWords(tracked.faults).code;
    }),
  );
  expect(new Set(sentences).size).toBe(4);
  expect(sentences.every((sentence) => typeof sentence === 'string' && sentence.length > 10)).toBe(true);
});

test('a code still opens its report after the keys were rotated, and not once its key is gone', async () => {
  const held = await file(app);
  const typed = { ticket: held.ticket, code: held.code };
  expect((await trackReport(rotated([OTHER_KEY, OWN_KEY]), typed, ADDRESS)).ok).toBe(true);
  expect((await trackReport(rotated([OTHER_KEY]), typed, ADDRESS)).ok).toBe(false);
});

test('many wrong pairs from one network are slowed down; right ones cost nothing', async () => {
  const held = await file(app);
  const network = '198.51.100.9';
  const wrong = { ticket: held.ticket, code: makeCode(new Uint8Array(10).fill(9)) };
  const right = { ticket: held.ticket, code: held.code };
  for (let i = 0; i < 70; i += 1) expect((await trackReport(app, right, network)).ok).toBe(true);
  for (let i = 0; i < 60; i += 1) await trackReport(app, wrong, network);
  const slowed = await trackReport(app, right, network);
  expect(slowed).toMatchObject({ ok: false, faults: { ticket: { kind: 'slowDown' } } });
  expect((await trackReport(app, right, '198.51.100.10')).ok).toBe(true);
});

test('a browser opens the reports it has proven, five at most, for a day', () => {
  const cookies = browser();
  for (let n = 1; n <= 6; n += 1) startReporterSession(cookies, app, `report ${n}`, `2026-00000${n}`);
  expect(openTickets(cookies, app)).toHaveLength(5);
  expect(readReporterSession(cookies, app, '2026-000006')).toEqual({
    role: 'reporter',
    reportId: 'report 6',
  });
  expect(readReporterSession(cookies, app, '2026-000001')).toBeNull();
  const tomorrow = { ...app, now: () => new Date(app.at.getTime() + 86_400_000) };
  expect(openTickets(cookies, tomorrow)).toEqual([]);
  endReporterSession(cookies, app);
  expect(cookies.jar.size).toBe(0);
});

test('the cookie says nothing in clear, and one that was changed or is of another key opens nothing', () => {
  const cookies = browser();
  startReporterSession(cookies, app, 'report of mine', '2026-000001');
  const [name, sealed] = [...cookies.jar][0] ?? ['', ''];
  expect(sealed).not.toMatch(/2026-000001|report of mine/);
  expect(openTickets(cookies, rotated([OTHER_KEY]))).toEqual([]);
  cookies.jar.set(name, `${sealed.slice(0, -4)}AAAA`);
  expect(openTickets(cookies, app)).toEqual([]);
  cookies.jar.set(name, 'nonsense');
  expect(openTickets(cookies, app)).toEqual([]);
});

test('a report does not open under the ticket of another', async () => {
  const [mine, other] = [await file(app), await file(app)];
  expect(await openReport(app, mine.by, other.ticket)).toBeNull();
});

test('a signed link opens its own report until it expires, and no other', async () => {
  const [mine, other] = [await file(app), await file(app)];
  const claim = claimOf(reportLink(app, { id: mine.by.reportId, ticket: mine.ticket }, 'elsewhere', 'id'));
  expect(await checkReportLink(app, mine.ticket, claim)).toBe(mine.by.reportId);
  expect(await checkReportLink(app, other.ticket, claim)).toBeNull();
  expect(await checkReportLink(app, '2026-999999', claim)).toBeNull();
  expect(await checkReportLink(app, mine.ticket, { ...claim, from: 'mail' })).toBeNull();
  const later = { ...app, now: () => new Date(app.at.getTime() + 181 * 86_400_000) };
  expect(await checkReportLink(later, mine.ticket, claim)).toBeNull();
});

async function provenAt(reportId: string): Promise<unknown> {
  const found = await db.pool.query<{ email_verified_at: Date | null }>(
    'select email_verified_at from contact where report_id = $1',
    [reportId],
  );
  return found.rows[0]?.email_verified_at;
}

test('looking at a link from a mail proves nothing; pressing its button proves the address', async () => {
  const held = await file(app, { email: 'warga@contoh.example' });
  const claim = claimOf(reportLink(app, { id: held.by.reportId, ticket: held.ticket }, 'mail', 'id'));
  await checkReportLink(app, held.ticket, claim);
  expect(await provenAt(held.by.reportId)).toBeNull();
  await openReportLink(app, held.ticket, claim);
  expect(await provenAt(held.by.reportId)).toEqual(app.at);
});
