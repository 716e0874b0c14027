import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { NAUGHTY } from '../support/naughty.ts';
import { startProduct } from '../support/product.ts';
import { DEMO_PASSPHRASE, WHO, type Who } from '../journeys/staff-steps.ts';
import { expectDecent, visit, type Answer, type Visitor } from './http.ts';
import { fileOf, heavyPhoto, pixelBomb, roadPhoto } from './odd-files.ts';

const db = await freshDatabase();
const product = await startProduct({
  databaseUrl: db.connectionString,
  env: { TRUSTED_PROXY: '127.0.0.1, ::1' },
});
const [desk, admin] = [await signedIn('desk'), await signedIn('admin')];
const number = await accepted();

async function signedIn(who: Who): Promise<Visitor> {
  const visitor = visit(product.baseUrl);
  const answer = await visitor.post('/staf/masuk', { email: WHO[who], password: DEMO_PASSPHRASE });
  expect(answer.status).toBe(303);
  return visitor;
}

type ActionFields = Readonly<Record<string, string | File | readonly File[]>>;

function act(by: Visitor, action: string, fields: ActionFields = {}): Promise<Answer> {
  return by.post(`/staf/kasus/${number}?/act&aksi=${action}`, { action, key: randomUUID(), ...fields });
}

/** A case that is in the hands of Dinas PUPR. */
async function accepted(): Promise<string> {
  const text = 'Jalan berlubang di depan pasar, mohon ditambal.';
  const filed = await visit(product.baseUrl).post('/lapor?/kirim', {
    key: randomUUID(),
    step: 'who',
    text,
    street: 'Jalan Kawi',
  });
  expect(filed.status).toBe(303);
  const { rows } = await db.pool.query<{ number: string }>('select number from case_file');
  const found = rows[0]?.number ?? '';
  const path = `/staf/kasus/${found}?/act`;
  const route = {
    action: 'dispatch',
    category: 'road.pothole',
    classification: 'ordinary',
    agency: 'dpuprpkp',
  };
  expect((await desk.post(path, { ...route, key: randomUUID() })).status).toBe(303);
  expect((await admin.post(path, { action: 'accept', key: randomUUID() })).status).toBe(303);
  return found;
}

async function version(): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>('select count(*)::int as count from event');
  return rows[0]?.count ?? 0;
}

test('an officer who types something wrong is told beside the field, keeps the words, and nothing happens', async () => {
  const before = await version();
  const plan = { found: 'KANARITEMUAN di jalur kiri.', plan: 'Ditambal.' };
  const wrong: { name: string; action: string; fields: ActionFields; says: string | RegExp }[] = [
    { name: 'no such day', action: 'respond', fields: { ...plan, dueDate: '2026-13-45' }, says: 'Tanggal ini tidak ada.' },
    { name: 'the past', action: 'respond', fields: { ...plan, dueDate: '2001-01-01' }, says: /tanggal|lewat/i },
    { name: 'nothing', action: 'respond', fields: { found: plan.found }, says: 'Isian ini wajib.' },
    { name: 'too long', action: 'respond', fields: { ...plan, found: 'KANARITEMUAN '.repeat(2_000), dueDate: '2099-01-01' }, says: /Terlalu panjang/ },
    { name: 'a unit of nobody', action: 'delegate', fields: { unit: '__proto__' }, says: 'Pilih dari daftar.' },
    { name: 'no number', action: 'schedule', fields: { queuePlace: 'NaN' }, says: 'Tulis dengan angka.' },
    { name: 'below one', action: 'schedule', fields: { queuePlace: '-1' }, says: /Angka|angka/ },
    { name: 'a PDF as a photo', action: 'complete', fields: { answer: 'KANARITEMUAN', after: fileOf('%PDF-1.7', 'a.jpg') }, says: /isinya bukan|bukan foto/ },
    { name: 'a pixel bomb', action: 'complete', fields: { answer: 'KANARITEMUAN', after: pixelBomb() }, says: /60000|60\.000/ },
    { name: '40 MB', action: 'complete', fields: { answer: 'KANARITEMUAN', after: heavyPhoto(40) }, says: /40 MB/ },
    { name: 'six photos', action: 'complete', fields: { answer: 'KANARITEMUAN', after: await Promise.all([1, 2, 3, 4, 5, 6].map(roadPhoto)) }, says: /Paling banyak 5/ },
  ]; // prettier-ignore
  for (const { name, action, fields, says } of wrong) {
    const answer = await act(admin, action, fields);
    expect(answer.status, name).toBe(422);
    expect(answer.text, name).toMatch(says);
    if ('found' in fields || 'answer' in fields)
      expect(answer.text, `${name} stays`).toContain('KANARITEMUAN');
    expectDecent(answer, name);
  }
  expect(await version()).toBe(before);
});

test('an action that is none, not theirs, or of a case they may not see gets an ordinary no', async () => {
  const before = await version();
  for (const action of ['__proto__', 'constructor', 'lapse', 'submit', 'absorb', 'validate', '']) {
    const answer = await act(admin, action);
    expect([403, 404, 409, 422], action).toContain(answer.status);
    expectDecent(answer, action);
  }
  const outsider = await signedIn('otherAdmin');
  const refused = await act(outsider, 'note', { note: 'Saya bukan dari dinas ini.' });
  expect(refused.status).toBe(404);
  expect(await version()).toBe(before);
});

test('every naughty string is written down as it was typed, found again, and shown as letters', async () => {
  for (const naughty of NAUGHTY) {
    const answers = [
      await act(admin, 'note', { note: naughty }),
      await act(admin, 'delegate', { unit: naughty, officer: naughty }),
      await desk.get(`/staf?${new URLSearchParams({ cari: naughty, kategori: naughty, kelurahan: naughty, antrean: naughty, sesudah: naughty })}`),
    ]; // prettier-ignore
    for (const answer of answers) {
      expectDecent(answer, naughty);
      if (/<[a-z!/?]/i.test(naughty)) expect(answer.text).not.toContain(naughty);
    }
  }
  const page = await desk.get(`/staf/kasus/${number}`);
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/<script>alert|<img src=x onerror|onload=alert\(/i);
});

test('a complaint that an officer types in is judged like everybody’s', async () => {
  const answer = await desk.post('/staf/catat', {
    key: randomUUID(),
    text: '',
    area: '__proto__',
    phone: 'x'.repeat(20_000),
  });
  expectDecent(answer, '/staf/catat');
  expect(answer.status).toBeGreaterThanOrEqual(400);
});
