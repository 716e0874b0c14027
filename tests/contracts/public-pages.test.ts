import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCity } from '#platform/settings.ts';
import { MONDAY, officer } from '../support/build-case.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { file, move, seedAccounts } from '../support/stored-case.ts';

const settings = readCity(join(import.meta.dirname, '../../settings/kota-malang'));
if (!settings.ok) throw new Error(settings.faults.join('\n'));
const { city } = settings;

const db = await freshDatabase();
await seedAccounts(db, city);
const product = await startProduct({ databaseUrl: db.connectionString });
const desk = officer(city, 'operator');

const get = (path: string): Promise<Response> => fetch(product.baseUrl + path, { redirect: 'manual' });

/** An answer without what differs from one request to the next: its id, its time and the nonce of its scripts. */
async function plain(
  path: string,
): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  const answer = await get(path);
  const headers = Object.fromEntries(answer.headers);
  const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1];
  const same = (text: string): string => (nonce ? text.replaceAll(nonce, 'NONCE') : text);
  const { date: _date, 'x-request-id': id = '', ...others } = headers;
  return {
    status: answer.status,
    headers: Object.fromEntries(Object.entries(others).map(([name, value]) => [name, same(value)])),
    body: same(await answer.text()).replaceAll(id, 'ID'),
  };
}

const fileHere = (more: Parameters<typeof file>[1], context: Parameters<typeof file>[2] = {}) =>
  file(db, { category: 'road.pothole', ...more }, { city, ...context });

async function dispatch(caseId: string): Promise<void> {
  const given = { category: 'road.pothole', classification: 'ordinary', agency: 'dpuprpkp' } as const;
  await move(db, caseId, 'dispatch', desk, given, { city, now: MONDAY });
}

test('what is not for everybody has exactly the 404 of what was never filed', async () => {
  const year = MONDAY.getUTCFullYear();
  const next = (n: number): string => `/laporan/${year}-${String(n).padStart(6, '0')}`;
  const never = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => plain(next(n))));
  const received = await fileHere({});
  const closed = await fileHere({ private: true });
  await fileHere({ sealed: true });
  const hidden = await fileHere({});
  const rejected = await fileHere({});
  const withdrawn = await fileHere({});
  for (const { caseId } of [closed, hidden, withdrawn]) await dispatch(caseId);
  await move(db, hidden.caseId, 'hide', desk, {}, { city, now: MONDAY });
  await move(
    db,
    rejected.caseId,
    'reject',
    desk,
    { rejectReason: 'NOT_PUBLIC_SERVICE' },
    { city, now: MONDAY },
  );
  const reporter = { role: 'reporter', reportId: withdrawn.reportId } as const;
  await move(db, withdrawn.caseId, 'withdraw', reporter, {}, { city, now: MONDAY });
  expect(`/laporan/${received.ticket}`).toBe(next(1));
  for (const [index, before] of never.entries()) {
    expect(before.status).toBe(404);
    expect(await plain(next(index + 1)), String(index)).toEqual(before);
  }
  for (const path of [next(1), next(2)]) {
    const data = await get(`${path}/__data.json`);
    expect(await data.text()).not.toMatch(/berlubang/);
  }
});

test('a public page may be kept for a moment by everybody, and a merged case leads to it', async () => {
  const kept = await fileHere({ text: 'Jalan ambles di depan pasar bunga' });
  const joined = await fileHere({ text: 'Jalan ambles lagi di pasar bunga' });
  await dispatch(kept.caseId);
  const page = await get(`/laporan/${kept.ticket}`);
  expect(page.status).toBe(200);
  expect(page.headers.get('cache-control')).toBe('public, max-age=30');
  expect(page.headers.get('set-cookie')).toBeNull();
  expect(await page.text()).toContain('pasar bunga');
  await move(db, joined.caseId, 'merge', desk, { otherCase: kept.ticket }, { city, now: MONDAY });
  const moved = await get(`/en/laporan/${joined.ticket}`);
  expect(moved.status).toBe(303);
  expect(moved.headers.get('location')).toBe(`/en/laporan/${kept.ticket}`);
});

test('no question asked of the public pages is a trouble of ours', async () => {
  const asked = [
    '/laporan?kategori[]=road.pothole&kategori[]=x',
    '/laporan?kelurahan=a&kelurahan=b&status=selesai&status=terbuka',
    '/laporan?banyak=99999999999999999999',
    '/laporan?dari=broken',
    '/laporan?dari=%00%ff%fe',
    '/laporan?__proto__[status]=selesai&constructor=1',
    `/laporan?cari=${'lubang+'.repeat(900)}`,
  ];
  for (const path of asked) expect((await get(path)).status, path).toBe(200);
  for (const path of [
    '/laporan/x',
    '/laporan/%00',
    '/laporan/2026-000000',
    '/laporan/__proto__',
    '/laporan/..%2f..',
  ]) {
    expect((await get(path)).status, path).toBe(404);
  }
});

/** The strings of the list, as many to a text as a report may hold. */
async function hostileTexts(): Promise<{ strings: string[]; texts: string[] }> {
  const path = join(import.meta.dirname, '../support/hostile/blns.json');
  const read: unknown = JSON.parse(await readFile(path, 'utf8'));
  const strings = Array.isArray(read) ? read.filter((one) => typeof one === 'string') : [];
  const clean = strings
    .map((one) => one.replaceAll('\0', '').toWellFormed())
    .filter((one) => one.trim() !== '');
  const texts = [''];
  for (const one of clean) {
    if ((texts.at(-1) ?? '').length + one.length > 4000) texts.push('');
    texts.push(`${texts.pop() ?? ''}\n${one}`);
  }
  return { strings, texts };
}

test(
  'every hostile string is only words: where it is searched for and where it is shown',
  { timeout: 240_000 },
  async () => {
    const { strings, texts } = await hostileTexts();
    expect(strings.length).toBeGreaterThan(400);
    const risky = strings.filter((one) => /<[a-z!/?]/i.test(one));
    for (const one of strings) {
      const answer = await get(`/laporan?cari=${encodeURIComponent(one.toWellFormed())}`);
      expect(answer.status, one).toBe(200);
      const html = await answer.text();
      for (const bad of risky.includes(one) ? [one] : []) expect(html).not.toContain(bad);
    }
    for (const text of texts) {
      const filed = await fileHere({
        text,
        place: {
          area: null,
          lon: null,
          lat: null,
          h9: null,
          street: text.slice(0, 200).toWellFormed(),
          landmark: '<b>x',
        },
      });
      await dispatch(filed.caseId);
      const html = await (await get(`/laporan/${filed.ticket}`)).text();
      expect(html).toContain(filed.ticket);
      for (const bad of risky) expect(html).not.toContain(bad);
    }
    const list = await (await get('/laporan?banyak=50')).text();
    for (const bad of risky) expect(list).not.toContain(bad);
  },
);
