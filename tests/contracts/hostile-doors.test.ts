import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { DEMO_PASSPHRASE, WHO } from '../journeys/staff-steps.ts';
import { expectDecent, visit, type Visitor } from './http.ts';

const db = await freshDatabase();
const product = await startProduct({
  databaseUrl: db.connectionString,
  env: { TRUSTED_PROXY: '127.0.0.1, ::1', METRICS_TOKEN: 'only-for-this-test-run' },
});
const officer = await signedIn(WHO.desk);
const anybody = visit(product.baseUrl);

async function signedIn(email: string): Promise<Visitor> {
  const visitor = visit(product.baseUrl);
  await visitor.get('/staf/masuk');
  const answer = await visitor.post('/staf/masuk', { email, password: DEMO_PASSPHRASE });
  expect(answer.status).toBe(303);
  return visitor;
}

const ROUTES = join(import.meta.dirname, '../../src/routes');
/** What may stand in the place of a number, a ticket or an id in an address. */
const STRANGE = [
  '2026-999999',
  '__proto__',
  'constructor',
  '%00',
  '%E0%A4%A',
  '..%2F..%2Fetc%2Fpasswd',
  "'%20or%201=1--",
  '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '%F0%9F%92%A9',
  'a'.repeat(3_000),
  '-1',
  '99999999999999999999',
];

/** Every door of the product, read from the folder of routes; a part in brackets stands for anything. */
async function doors(): Promise<string[]> {
  const files = await readdir(ROUTES, { recursive: true });
  const places = files.filter((file) => /\+(?:page\.svelte|page\.server\.ts|server\.ts)$/.test(file));
  const paths = places.map((file) => `/${file.replace(/\/?\+[^/]+$/, '').replace(/\([^)]+\)\/?/g, '')}`);
  return [...new Set(paths)].toSorted();
}

const addresses = (door: string): string[] =>
  door.includes('[') ? STRANGE.map((strange) => door.replaceAll(/\[[^\]]+\]/g, strange)) : [door];

const QUERY = new URLSearchParams([
  ...[
    'cari',
    'kategori',
    'kelurahan',
    'status',
    'sesudah',
    'antrean',
    'aksi',
    'tiket',
    'k',
    'next',
    'kelompok',
    'bbox',
    'sudah',
  ].flatMap((name) => [
    [name, '__proto__'],
    [name, `'"><script>alert(1)</script>\u0000`],
  ]),
  ['__proto__', 'x'],
  ['halaman', '-1'],
  ['halaman', 'NaN'],
]).toString();

test('no door fails, whatever stands in its address, for anybody and for an officer', async () => {
  const all = (await doors()).filter((door) => !door.endsWith('/arus'));
  expect(all.length).toBeGreaterThan(25);
  for (const door of all) {
    for (const address of addresses(door)) {
      for (const visitor of [anybody, officer]) {
        expectDecent(await visitor.get(address), `GET ${address}`);
        expectDecent(await visitor.get(`${address}?${QUERY}`), `GET ${address} with a strange question`);
      }
    }
  }
});

test('no door fails on another method or on a body that is none', async () => {
  const bodies: { type: string; body: string }[] = [
    {
      type: 'multipart/form-data; boundary=x',
      body: '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhalo',
    },
    { type: 'multipart/form-data', body: 'nothing' },
    {
      type: 'application/x-www-form-urlencoded',
      body: '__proto__=x&constructor[prototype]=y&text=a&text=b&%=%',
    },
    { type: 'application/json', body: '{"__proto__":{"admin":true}' },
    { type: 'text/plain', body: '\u0000' },
  ];
  for (const door of (await doors()).filter((one) => !one.endsWith('/arus'))) {
    const [address = door] = addresses(door);
    for (const visitor of [anybody, officer]) {
      for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const answer = await visitor.ask(address, { method, headers: { origin: product.baseUrl } });
        expectDecent(answer, `${method} ${address}`);
      }
      for (const { type, body } of bodies) {
        for (const action of ['', '?/kirim', '?/lanjut', '?/act', '?/__proto__', '?/constructor']) {
          // Signing out is what this door is for; the officer stays.
          if (door === '/staf/keluar') continue;
          const answer = await visitor.post(address + action, body, { 'content-type': type });
          expectDecent(answer, `POST ${address}${action} ${type}`);
        }
      }
    }
  }
});

test('a form from another site is refused before anything is read', async () => {
  for (const origin of ['https://jahat.contoh', 'null']) {
    for (const path of ['/lapor?/kirim', '/lacak', '/staf/masuk', '/staf/keluar']) {
      const answer = await officer.post(
        path,
        { text: 'Saya dari situs lain dan ingin melapor.' },
        { origin },
      );
      expect(answer.status, `${path} from ${origin}`).toBe(403);
    }
  }
  expect((await officer.get('/staf')).status).toBe(200);
});

test('a page that does not exist says so and shows ways on', async () => {
  const answer = await anybody.get('/tidak/ada');
  expect(answer.status).toBe(404);
  expect(answer.text).toContain('Halaman tidak ditemukan');
  expect(answer.text).toContain('href="/lapor"');
  expectDecent(answer, '/tidak/ada');
});

test('what staff and operators may read is closed to everybody else', async () => {
  for (const path of [
    '/staf',
    '/staf/akun',
    '/staf/papan',
    '/staf/catat',
    '/staf/kasus/2026-000001',
    '/staf/kiriman',
  ]) {
    const answer = await anybody.get(path);
    expect(answer.status, path).toBe(303);
    expect(answer.headers.get('location'), path).toContain('/staf/masuk');
  }
  expect((await anybody.get('/staf/papan/arus', { accept: 'text/event-stream' })).status).toBe(401);
  expect((await anybody.get('/metrics')).status).toBeGreaterThanOrEqual(400);
  for (const path of [
    '/.git/config',
    '/package.json',
    '/src/hooks.server.ts',
    '/data/keys/sambat.keys',
    '/..%2f..%2fpackage.json',
  ]) {
    expect((await anybody.get(path)).status, path).toBe(404);
  }
});

test('after signing in a visitor is led to own pages only', async () => {
  for (const next of [
    '//jahat.contoh',
    'https://jahat.contoh',
    '/\\jahat.contoh',
    '/staf/../../jahat',
    '\tjavascript:alert(1)',
  ]) {
    const visitor = visit(product.baseUrl);
    const answer = await visitor.post('/staf/masuk', { email: WHO.liaison, password: DEMO_PASSPHRASE, next });
    const to = new URL(answer.headers.get('location') ?? '', product.baseUrl);
    expect(answer.status, next).toBe(303);
    expect(to.origin, next).toBe(product.baseUrl);
  }
});

test('cookies cannot be read by scripts nor sent along by other sites', async () => {
  const answer = await visit(product.baseUrl).post('/staf/masuk', {
    email: WHO.desk,
    password: DEMO_PASSPHRASE,
  });
  const cookies = answer.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly/i);
  for (const cookie of cookies) expect(cookie).toMatch(/SameSite=(Lax|Strict)/i);
});
