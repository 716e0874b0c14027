import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { NAUGHTY } from '../support/naughty.ts';
import { startProduct } from '../support/product.ts';
import { expectDecent, visit, type Answer, type Fields } from './http.ts';
import { brokenPngs, fileOf, heavyPhoto, pixelBomb, roadPhoto } from './odd-files.ts';

const db = await freshDatabase();
const product = await startProduct({
  databaseUrl: db.connectionString,
  env: { TRUSTED_PROXY: '127.0.0.1, ::1' },
});

const TEXT = 'Jalan berlubang di depan pasar, KANARITEKS, mohon ditambal.';
const GOOD = { text: TEXT, step: 'who', area: '35.73.02.1001', street: 'Jalan Kawi' } as const;

/** Sends the whole form at once, as its last page does, from an address of its own. */
function file(fields: Fields): Promise<Answer> {
  return visit(product.baseUrl).post('/lapor?/kirim', { key: randomUUID(), ...GOOD, ...fields });
}
/** The first page with its photos. */
function firstPage(fields: Fields): Promise<Answer> {
  return visit(product.baseUrl).post('/lapor?/lanjut', {
    key: randomUUID(),
    step: 'what',
    text: TEXT,
    ...fields,
  });
}

async function count(table: 'report' | 'case_file' | 'attachment'): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
}

test('a wrong value is named beside its field, what was typed stays, and nothing is saved', async () => {
  const before = await count('report');
  const long = 'Kalimat yang terlalu panjang. '.repeat(700);
  const wrong: { name: string; fields: Readonly<Record<string, string>>; says: string | RegExp }[] = [
    { name: 'empty text', fields: { text: '' }, says: 'Ceritakan apa yang terjadi.' },
    { name: '20,000 letters', fields: { text: long }, says: /Tulisan Anda [\d.]+ huruf/ },
    { name: 'NaN as place', fields: { lat: 'NaN', lon: 'Infinity' }, says: 'Titik ini tidak dapat dibaca' },
    { name: 'half a place', fields: { lat: '-7.97', lon: '' }, says: 'Titik ini tidak dapat dibaca' },
    { name: 'outside the city', fields: { lat: '-6.2', lon: '106.8' }, says: /Titik ini di luar/ },
    { name: 'beyond the world', fields: { lat: '-97', lon: '1e9' }, says: /Titik ini/ },
    { name: 'unknown kelurahan', fields: { area: '99.99.99.9999' }, says: 'Pilih salah satu dari daftar.' },
    { name: 'unknown category', fields: { category: '__proto__' }, says: 'Pilih salah satu dari daftar.' },
    { name: 'no address', fields: { email: 'bukan alamat' }, says: 'Alamat email ini tidak lengkap' },
    { name: 'no number', fields: { phone: 'dua belas' }, says: 'Nomor telepon ini tidak dapat dibaca' },
    { name: 'long name', fields: { name: 'N'.repeat(20_000) }, says: 'Terlalu panjang.' },
    { name: 'no place', fields: { area: '', street: '' }, says: 'Tunjukkan tempatnya' },
  ];
  for (const { name, fields, says } of wrong) {
    const answer = await file(fields);
    expect(answer.status, name).toBe(422);
    expect(answer.text, name).toMatch(says);
    expectDecent(answer, name);
    // A choice that is not in a list cannot be shown in it; everything else stays as it was typed.
    const typed = Object.entries(fields).filter(([field]) => field !== 'area' && field !== 'category');
    for (const [, value] of typed) expect(answer.text, `${name} stays`).toContain(value.slice(0, 40));
    if (!('text' in fields)) expect(answer.text, `${name}: the words stay`).toContain('KANARITEKS');
  }
  expect(await count('report')).toBe(before);
});

test('a file that is no good photo is refused with a sentence, and the words stay', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const six = await Promise.all([1, 2, 3, 4, 5, 6].map(roadPhoto));
  const wrong: { name: string; photos: readonly File[]; says: string | RegExp }[] = [
    { name: '40 MB', photos: [heavyPhoto(40)], says: /Foto ini 40 MB. Paling besar 12 MB/ },
    { name: 'a PDF by the name of a photo', photos: [fileOf('%PDF-1.7\n%âãÏÓ\n1 0 obj', 'foto.jpg')], says: /isinya bukan|bukan foto/ },
    { name: 'SVG', photos: [fileOf(svg, 'gambar.svg', 'image/svg+xml')], says: /bukan foto|isinya bukan/ },
    { name: 'SVG as PNG', photos: [fileOf(svg, 'gambar.png', 'image/png')], says: /bukan foto|isinya bukan/ },
    { name: 'a pixel bomb', photos: [pixelBomb()], says: /60000 × 60000|60\.000/ },
    { name: 'a photo cut short', photos: [fileOf(new Uint8Array(await (await roadPhoto(1)).slice(0, 9_000).arrayBuffer()), 'potong.jpg')], says: /rusak atau terpotong/ },
    { name: 'nothing but a name', photos: [fileOf('x', '../../etc/passwd\u0000.jpg')], says: /bukan foto|isinya bukan/ },
    { name: 'six photos', photos: six, says: /Paling banyak 5 foto/ },
  ]; // prettier-ignore
  for (const { name, photos, says } of wrong) {
    const answer = await firstPage({ photos });
    expect(answer.status, name).toBe(422);
    expect(answer.text, name).toMatch(says);
    expect(answer.text, name).toContain('KANARITEKS');
    expectDecent(answer, name);
  }
  const before = await count('attachment');
  for (const photo of await brokenPngs()) {
    const answer = await firstPage({ photos: photo });
    expect(answer.status, photo.name).toBe(422);
    expect(answer.text, photo.name).toMatch(/rusak|bukan/);
  }
  expect(await count('attachment')).toBe(before);
});

test('more than the door takes is refused with a sentence', async () => {
  const answer = await firstPage({ photos: [heavyPhoto(35), heavyPhoto(35)] });
  expect(answer.status).toBe(413);
  expect(answer.text).toContain('Kiriman terlalu besar');
});

test('every naughty string in every field of filing is filed whole or refused whole', async () => {
  const before = await count('report');
  let filed = 0;
  for (const naughty of NAUGHTY) {
    const answers = [
      await file({
        ...Object.fromEntries(['street', 'landmark', 'name', 'answer', 'calm', 'group', 'photoPlace'].map((f) => [f, naughty])),
        text: naughty,
      }),
      await file(Object.fromEntries(['email', 'phone', 'lat', 'lon', 'category', 'area', 'otherCategory', 'photo'].map((f) => [f, naughty]))),
      await visit(product.baseUrl).post('/lapor?/lanjut', { ...GOOD, key: naughty, step: naughty, shownCategory: naughty, to: naughty }),
    ]; // prettier-ignore
    for (const answer of answers) {
      expectDecent(answer, naughty);
      if (answer.status === 303) filed += 1;
      if (/<[a-z!/?]/i.test(naughty)) expect(answer.text).not.toContain(naughty);
    }
  }
  expect(await count('report')).toBe(before + filed);
  expect(await count('case_file')).toBe(await count('report'));
  expect(filed).toBeGreaterThan(100);
});

test('every naughty string in tracking, searching and signing in gets an ordinary no', async () => {
  const visitor = visit(product.baseUrl);
  for (const naughty of NAUGHTY) {
    const answers = [
      await visit(product.baseUrl).post('/lacak', { ticket: naughty, code: naughty }),
      await visitor.get(`/laporan?${new URLSearchParams({ cari: naughty, kelurahan: naughty, kategori: naughty, sesudah: naughty })}`),
      await visitor.get(`/lacak?${new URLSearchParams({ tiket: naughty })}`),
      await visitor.post('/staf/masuk', { email: naughty, password: naughty, next: naughty }),
    ]; // prettier-ignore
    for (const answer of answers) {
      expectDecent(answer, naughty);
      if (/<[a-z!/?]/i.test(naughty)) expect(answer.text).not.toContain(naughty);
    }
  }
});

test('a field that comes twice, or by the name of an inner part, changes nothing', async () => {
  const answer = await file({ text: [TEXT, 'Yang kedua tidak dibaca sama sekali.'], __proto__x: 'x', constructor: 'x', status: 'closed', agency: 'dlh', reportId: '1' }); // prettier-ignore
  expect(answer.status).toBe(303);
  const { rows } = await db.pool.query<{ status: string }>(
    'select status from case_file order by number desc limit 1',
  );
  expect(rows[0]?.status).toBe('received');
});

test('whoever files too much is slowed down with a sentence, and the words stay', async () => {
  const visitor = visit(product.baseUrl);
  const answers: Answer[] = [];
  for (let turn = 0; turn < 32; turn += 1) {
    answers.push(await visitor.post('/lapor?/kirim', { key: randomUUID(), ...GOOD }));
  }
  const slowed = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 303).length).toBe(30);
  expect(slowed.length).toBe(2);
  expect(slowed[0]?.text).toContain('KANARITEKS');
  expect(slowed[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
});

test('nothing of what people wrote stands in the log', async () => {
  const secret = { name: 'KANARINAMA', email: 'kanarisurat@surat.contoh', phone: '081298765432' };
  expect((await file(secret)).status).toBe(303);
  await visit(product.baseUrl).post('/lacak', { ticket: '2026-000001', code: 'KANARIKODE' });
  await visit(product.baseUrl).post('/staf/masuk', {
    email: secret.email,
    password: 'KANARISANDI yang panjang',
  });
  await visit(product.baseUrl).get('/lacak/2026-000001?k=KANARIKUNCI');
  await product.sink.waitFor(secret.email, 1, 60_000);
  expect(product.said()).not.toMatch(/kanari|81298765432/i);
});
