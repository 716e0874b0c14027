import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/platform/limits.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';

const db = await freshDatabase();
const { baseUrl } = await startProduct({ databaseUrl: db.connectionString });

type Part = string | File;
type Fields = Readonly<Record<string, Part | readonly Part[]>>;

const TEXT = 'Jalan berlubang selebar ban motor di depan toko kelontong';
const road = (n: number): File =>
  new File([readFileSync(join(import.meta.dirname, `../support/photos/road/road-0${n}.jpg`))], `${n}.jpg`, {
    type: 'image/jpeg',
  });
const fresh = (): string => crypto.randomUUID();

function bodyOf(fields: Fields): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' || value instanceof File ? [value] : value)
      body.append(name, one);
  }
  return body;
}

/** Presses a button of the form, as a browser without script does. */
async function press(action: string, body: BodyInit, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fetch(`${baseUrl}/lapor?/${action}`, {
    method: 'POST',
    body,
    headers: { origin: baseUrl, accept: 'text/html', ...headers },
    redirect: 'manual',
  });
  const html = await answer.text();
  const errors = [...html.matchAll(/<p class="error"[^>]*>([^]*?)<\/p>/g)].map(([, text = '']) =>
    text.replace(/<span[^]*?<\/span>/, '').trim(),
  );
  return { status: answer.status, headers: answer.headers, html, errors };
}

const what = (fields: Fields) =>
  press('lanjut', bodyOf({ key: fresh(), step: 'what', text: TEXT, ...fields }));
const where = (fields: Fields) =>
  press('lanjut', bodyOf({ key: fresh(), step: 'where', text: TEXT, ...fields }));
const send = (fields: Fields) =>
  press('kirim', bodyOf({ key: fresh(), step: 'who', text: TEXT, landmark: 'depan toko', ...fields }));

describe('what was typed wrongly', () => {
  test.each([
    ['no words', { text: '' }, 'Ceritakan apa yang terjadi.'],
    ['20,000 letters', { text: 'a'.repeat(20_000) }, 'Tulisan Anda 20000 huruf.'],
    [
      'a PDF named .jpg',
      { photos: new File(['%PDF-1.7'], 'surat.jpg', { type: 'image/jpeg' }) },
      'surat.jpg:',
    ],
    [
      'an SVG',
      { photos: new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }) },
      'a.svg: Berkas ini bukan foto.',
    ],
    [
      '40 MB',
      { photos: new File([new Uint8Array(40e6)], 'besar.jpg', { type: 'image/jpeg' }) },
      'besar.jpg: Foto ini',
    ],
    ['6 photos', { photos: [1, 2, 3, 4, 5, 6].map(road) }, '6.jpg: Paling banyak 5 foto'],
  ])('%s: a sentence beside the field, and the words are kept', async (_name, fields, sentence) => {
    const { status, errors, html } = await what(fields);
    expect([status, errors.join(' ')]).toEqual([422, expect.stringContaining(sentence)]);
    expect(html).toContain('error-summary');
    expect(html).toContain('text' in fields ? fields.text : TEXT);
  });

  test.each([
    ['no place', {}, 'Tunjukkan tempatnya'],
    ['no number', { lat: 'NaN', lon: 'NaN' }, 'Titik ini tidak dapat dibaca.'],
    ['another city', { lat: '-7.2575', lon: '112.7521' }, 'Titik ini di luar Kota Malang.'],
    ['an invented ward', { area: '__proto__' }, 'Pilih salah satu dari daftar.'],
  ])('%s: a sentence beside the place', async (_name, fields, sentence) => {
    const { status, errors } = await where(fields);
    expect([status, errors.join(' ')]).toEqual([422, expect.stringContaining(sentence)]);
  });

  test('an address that cannot be written to is refused, and nothing is filed', async () => {
    const { status, errors } = await send({ email: 'x@' });
    expect([status, errors]).toEqual([422, [expect.stringContaining('Alamat email ini tidak lengkap.')]]);
    expect((await db.pool.query('select 1 from report')).rowCount).toBe(0);
  });

  test('markup stays words', async () => {
    const { html } = await what({ text: `"><script>alert(1)</script> di depan toko` });
    expect(html).not.toContain('<script>alert');
  });
});

describe('what no browser sends', () => {
  const plain = { 'content-type': 'application/x-www-form-urlencoded' };

  test('half a multipart body is answered with a sentence, not with a fault of ours', async () => {
    const half = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nabc';
    const answer = await press('lanjut', half, { 'content-type': 'multipart/form-data; boundary=x' });
    expect([answer.status, answer.html]).toEqual([
      400,
      expect.stringContaining('Permintaan tidak dapat dibaca'),
    ]);
  });

  test('repeated and invented fields change nothing', async () => {
    const body = `step=what&step=who&text=${encodeURIComponent(TEXT)}&text=lain&__proto__=1&constructor=2&photo=%00`;
    const { status, html } = await press('lanjut', body, plain);
    expect([status, html]).toEqual([200, expect.stringContaining('Ini tentang apa?')]);
  });

  test('a form from another site is refused', async () => {
    expect((await press('kirim', 'step=who', { ...plain, origin: 'https://lain.contoh' })).status).toBe(403);
  });

  test('a photo that is not there and one that is not yours look the same', async () => {
    const { html } = await what({ photos: road(1) });
    const [own = ''] = /\/foto\/[^"]+/.exec(html) ?? [];
    const seen = await fetch(baseUrl + own.replaceAll('&amp;', '&'));
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(seen.headers.get('content-security-policy')).toContain('sandbox');
    const foreign = await fetch(baseUrl + own.replace(/\?.*/, ''));
    const missing = await fetch(`${baseUrl}/foto/${'0'.repeat(64)}`);
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    const withoutId = (page: string) => page.replace(/nonce[^"']*["'][^"']*/g, '');
    expect(withoutId(await foreign.text())).toBe(withoutId(await missing.text()));
  });
});

describe('what is right', () => {
  test('is filed once, however often it is sent, and shown only to who sent it', async () => {
    const form = { key: fresh(), name: 'Warga Contoh' };
    const [first, again] = [await send(form), await send(form)];
    expect([first.status, first.headers.get('location'), again.status]).toEqual([303, '/lapor/selesai', 303]);
    expect((await db.pool.query('select 1 from report')).rowCount).toBe(1);
    const cookie = first.headers.getSetCookie().map((one) => one.split(';')[0] ?? '').join('; '); // prettier-ignore
    const receipt = await fetch(`${baseUrl}/lapor/selesai`, { headers: { cookie } });
    expect(await receipt.text()).toMatch(/\d{4}-\d{6}[^]*[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}/);
    const stranger = await fetch(`${baseUrl}/lapor/selesai`, { redirect: 'manual' });
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/lacak']);
    expect((await send({ ...form, text: `${TEXT}, dua buah` })).status).toBe(409);
  });

  test('a page of the form with all it needs is three requests and less than 15 kB on the wire', async () => {
    const { html } = await where({ lat: 'x' });
    const links = [...html.matchAll(/(?:href|src)="([^"]+\.(?:css|js))"/g)].map(([, link = '']) => link);
    const parts = await Promise.all(
      [...new Set(links)].map(async (link) => (await fetch(new URL(link, `${baseUrl}/lapor`))).text()),
    );
    expect(parts).toHaveLength(2);
    expect([html, ...parts].reduce((sum, part) => sum + gzipSync(part).length, 0)).toBeLessThan(15_000);
  });

  test('whoever sends too much waits, and keeps the words', async () => {
    const statuses: number[] = [];
    for (let i = 0; i <= LIMITS.filing.points; i += 1) statuses.push((await send({})).status);
    expect(statuses).toContain(429);
    const slow = await send({});
    expect(slow.html).toContain('Terlalu banyak laporan dari jaringan yang sama.');
    expect(slow.html).toContain(TEXT);
    expect(Number(slow.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('whoever sends photos without end waits, and keeps the words', async () => {
    const photos = new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' });
    const statuses: number[] = [];
    for (let i = 0; i <= LIMITS.photos.points; i += 1) statuses.push((await what({ photos })).status);
    expect(statuses.at(-1)).toBe(429);
    const slow = await what({ photos });
    expect(slow.html).toContain(TEXT);
    expect(Number(slow.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await what({})).status).toBe(200);
  });
});
