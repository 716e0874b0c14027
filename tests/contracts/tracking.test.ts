import { expect, test } from 'vitest';
import { reportLink } from '#features/reports/report-link.ts';
import { file, KEY, openReports, type Held } from '#features/reports/reports.fixture.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { expectDecent, visit, type Visitor } from './http.ts';

const db = await freshDatabase();
const app = await openReports(db);
app.at = new Date(Date.now());
const { baseUrl } = await startProduct({ databaseUrl: db.connectionString, env: { SAMBAT_KEYS: KEY } });

async function opened(held: Held): Promise<Visitor> {
  const visitor = visit(baseUrl);
  const answer = await visitor.post('/lacak', { ticket: held.ticket, code: held.code });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/lacak/${held.ticket}`]);
  return visitor;
}

/** The same page without what differs between tickets and requests. */
const plain = (text: string, ticket: string): string =>
  text.replaceAll(ticket, 'TICKET').replace(/nonce="[^"]*"/g, 'nonce');

const deeds = async (): Promise<unknown> =>
  (
    await db.pool.query(
      `select (select count(*) from event) as events, (select count(*) from audit) as audits,
         (select count(*) from contact where email_verified_at is not null) as proven`,
    )
  ).rows;

test('a ticket that exists and one that does not ask for the code in the same words', async () => {
  const held = await file(app);
  const known = await visit(baseUrl).get(`/lacak/${held.ticket}`);
  const unknown = await visit(baseUrl).get('/lacak/2026-999999');
  expect(known.status).toBe(unknown.status);
  expect(plain(known.text, held.ticket)).toBe(plain(unknown.text, '2026-999999'));
});

test('the cookie of one report opens no other, on none of its pages', async () => {
  const [mine, other] = [await file(app), await file(app, { text: 'KATA-ORANG-LAIN di jalan ini.' })];
  const visitor = await opened(mine);
  for (const page of ['', '/cetak', '/kontak']) {
    const answer = await visitor.get(`/lacak/${other.ticket}${page}`);
    expect(answer.text).not.toContain('KATA-ORANG-LAIN');
    expectDecent(answer, page);
  }
  const act = await visitor.post(`/lacak/${other.ticket}?/kirim`, { action: 'withdraw' });
  expect([act.status, act.headers.get('location')]).toEqual([303, `/lacak?tiket=${other.ticket}`]);
  const erase = await visitor.post(`/lacak/${other.ticket}/kontak?/hapus`, {});
  expect(erase.headers.get('location')).toBe(`/lacak?tiket=${other.ticket}`);
});

test('a signed link shows a button, changes nothing by being looked at, and opens when it is pressed', async () => {
  const held = await file(app, { email: 'warga@contoh.example' });
  const link = new URL(reportLink(app, { id: held.by.reportId, ticket: held.ticket }, 'mail', 'id'));
  const visitor = visit(baseUrl);
  const before = await deeds();
  const looked = await visitor.get(link.pathname + link.search);
  expect(looked.text).toContain('action="?/buka"');
  expect(looked.headers.getSetCookie()).toEqual([]);
  expect(await deeds()).toEqual(before);
  const k = link.searchParams.get('k') ?? '';
  const pressed = await visitor.post(`/lacak/${held.ticket}?/buka`, { k, m: '1' });
  expect(pressed.headers.get('location')).toBe(`/lacak/${held.ticket}`);
  expect(pressed.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/i);
  const page = await visitor.get(`/lacak/${held.ticket}`);
  expect(page.text).toContain('Jalan berlubang di depan pasar');
  expect(page.text).not.toContain(k);
  expect(await deeds()).not.toEqual(before);
});

test('what a citizen wrote stands on the page as text, whatever it is', async () => {
  const text = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{7*7}}';
  const held = await file(app, { text });
  const visitor = await opened(held);
  await visitor.post(`/lacak/${held.ticket}?/kirim`, { action: 'message', text });
  for (const page of ['', '/cetak']) {
    const answer = await visitor.get(`/lacak/${held.ticket}${page}`);
    expectDecent(answer, page);
    expect(answer.text).toContain('&lt;script>alert(1)');
    expect(answer.text).not.toMatch(/<script>alert|<img src=x/);
  }
});

test('whoever leaves leaves nothing open', async () => {
  const held = await file(app);
  const visitor = await opened(held);
  await visitor.post(`/lacak/${held.ticket}?/keluar`, {});
  expect((await visitor.get(`/lacak/${held.ticket}`)).text).toContain('name="code"');
});

test('a form that is wrong keeps what was typed and answers 422', async () => {
  const visitor = visit(baseUrl, '203.0.113.99');
  const wrong = await visitor.post('/lacak', { ticket: 'tiket saya', code: 'ABC' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toMatch(/value="tiket saya"[^]*value="ABC"/);
});
