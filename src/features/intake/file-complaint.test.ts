import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readCode } from '#domain/tracking-code.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { uploadPhoto } from '../../../tests/support/stored-case.ts';
import { readComplaint, readRawForm, type ComplaintForm } from './complaint-form.ts';
import { fileComplaint, uploaderOf } from './file-complaint.ts';
import { formOf, malang, openIntake } from './intake.fixture.ts';
import { promiseWords, toldWords } from './receipt-words.ts';
import { fetchReceipt } from './receipt.query.ts';

const db = await freshDatabase();
const app = await openIntake(db);

function complaint(fields: Parameters<typeof formOf>[0] = {}): ComplaintForm {
  const text = 'Jalan berlubang di depan pasar, hubungi 081234567890';
  const read = readComplaint(readRawForm(formOf({ text, landmark: 'depan pasar', ...fields })), malang);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.form;
}

const send = (form: ComplaintForm, key: string = randomUUID()) =>
  fileComplaint(app, { form, key, channel: 'web', language: 'id', by: null });

async function filed(form: ComplaintForm = complaint(), key?: string) {
  const ticket = await send(form, key);
  if (!ticket.ok) throw new Error(JSON.stringify(ticket.refusal));
  return ticket.value;
}

async function receipt(fields: Parameters<typeof formOf>[0] = {}) {
  const ticket = await filed(complaint(fields));
  const found = await fetchReceipt(app, ticket.reportId);
  if (!found) throw new Error('the report has no receipt');
  return found;
}

describe('filing', () => {
  test('gives a ticket and a code that can be read', async () => {
    const { ticket, code } = await filed();
    expect(ticket).toMatch(/^2026-\d{6}$/);
    expect(readCode(code)).toEqual({ ok: true, code });
  });

  test('the same form gives the same ticket and code, however often it is sent', async () => {
    const [key, form] = [randomUUID(), complaint()];
    const tickets = await Promise.all([filed(form, key), filed(form, key), filed(form, key)]);
    expect(new Set(tickets.map(({ ticket, code }) => `${ticket} ${code}`)).size).toBe(1);
    expect(tickets.filter(({ again }) => !again)).toHaveLength(1);
  });

  test('the same form with other words is refused', async () => {
    const key = randomUUID();
    await filed(complaint(), key);
    expect(await send(complaint({ landmark: 'belakang pasar' }), key)).toEqual({
      ok: false,
      refusal: { kind: 'alreadySent' },
    });
  });

  test('photos of another form are refused, and nothing is kept', async () => {
    const photo = await uploadPhoto(db, uploaderOf(randomUUID(), null));
    const before = await db.pool.query('select count(*) from report');
    expect(await send(complaint({ photo }))).toMatchObject({
      refusal: { kind: 'unknownValue', fields: ['photos'] },
    });
    expect((await db.pool.query('select count(*) from report')).rows).toEqual(before.rows);
  });

  test('name and contact are kept sealed: no row holds them in clear', async () => {
    const { reportId } = await filed(
      complaint({ name: 'Warga Contoh', email: 'warga@contoh.id', phone: '081298765432' }),
    );
    const { rows } = await db.pool.query('select row_to_json(c)::text as row from contact c where report_id = $1', [reportId]); // prettier-ignore
    expect(JSON.stringify(rows)).not.toMatch(/Warga|warga@|81298765432/);
    expect(JSON.stringify(rows)).toContain('email_sealed');
  });

  test('an anonymous reporter leaves no row of contact data', async () => {
    const { reportId } = await filed(complaint({ anonymous: 'yes', email: 'warga@contoh.id' }));
    const { rowCount } = await db.pool.query('select 1 from contact where report_id = $1', [reportId]);
    expect(rowCount).toBe(0);
  });

  test('an emergency that nobody called none stays open in the case', async () => {
    const emergencyOf = async (calm: string) => {
      const { caseId } = await filed(complaint({ text: 'Ada kebakaran di belakang pasar', calm }));
      const { rows } = await db.pool.query<{ open: boolean }>(`select state->'emergencyOpen' as open from case_file where id = $1`, [caseId]); // prettier-ignore
      return rows;
    };
    expect(await emergencyOf('')).toEqual([{ open: true }]);
    expect(await emergencyOf('kebakaran')).toEqual([{ open: false }]);
  });
});

describe('the receipt', () => {
  test('promises a day and an hour', async () => {
    app.at = new Date('2026-06-08T02:00:00Z');
    const { promise, agency } = await receipt({ category: 'road.pothole' });
    expect(promise && promiseWords(promise, malang)[0]).toBe(
      'Diteruskan paling lambat Senin, 8 Juni 2026 pukul 14.00.',
    );
    expect(agency?.code).toBe('dpuprpkp');
  });

  test('names the closed days that lie between, and only them', async () => {
    // the last working hours before Nyepi, the collective leave and Idulfitri of 2026
    app.at = new Date('2026-03-17T07:00:00Z');
    const { promise } = await receipt();
    const words = promise ? promiseWords(promise, malang) : [];
    expect(words[0]).toContain('Maret 2026');
    expect(words[1]).toBe('Kantor libur 18 Mar – 24 Mar: Hari Suci Nyepi dan Cuti bersama Idulfitri.');
  });

  test('at night it says that the office is not waited for', async () => {
    app.at = new Date('2026-06-08T14:40:00Z');
    const { promise } = await receipt();
    expect(promise && promiseWords(promise, malang)).toEqual([
      'Diteruskan paling lambat Senin, 8 Juni 2026 pukul 23.40.',
      'Kantor sedang tutup, tetapi laporan diteruskan tanpa menunggu kantor buka.',
    ]);
  });

  test('a sealed report is with the inspectorate already', async () => {
    app.at = new Date('2026-06-08T02:00:00Z');
    expect(await receipt({ misconduct: 'yes' })).toMatchObject({
      sealed: true,
      promise: null,
      agency: { code: malang.inspectorateAgency },
    });
  });

  test('tells how news comes, or that none can come', async () => {
    expect(toldWords(await receipt({ email: 'warga@contoh.id' }))).toBe('Kami kabari lewat email.');
    expect(toldWords(await receipt())).toContain('tidak meninggalkan kontak');
  });

  test('of no report there is none', async () => {
    expect(await fetchReceipt(app, randomUUID())).toBeNull();
  });
});
