import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { file, move, resolve } from '#features/reports/reports.fixture.ts';
import { followStopLink } from '#features/telling/stop-link.ts';
import { listDeadDeliveries } from '#features/telling/dead-deliveries.query.ts';
import { resendDelivery } from '#features/telling/resend-delivery.ts';
import { openReportLink } from '#features/reports/report-link.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { openMailSink } from '../../tests/support/mail-sink.ts';
import { expandNotices } from './expand-notices.ts';
import { deliveries, emptyPost, openJobs, staff, tellAll } from './jobs.fixture.ts';
import { linksOf } from './links.ts';
import { sendDeliveries } from './send-deliveries.ts';

const db = await freshDatabase();
const sink = await openMailSink();
const app = await openJobs(db, sink.url);
const operator = await staff(app, 'operator');
const liaison = await staff(app, 'liaison', 'dpuprpkp');
const admin = await staff(app, 'agencyAdmin', 'dpuprpkp');
const inspector = await staff(app, 'inspectorate');
const coordinator = await staff(app, 'coordinator');

afterAll(() => sink.close());

beforeEach(async () => {
  sink.clear();
  sink.mood = 'take';
  await emptyPost(app);
});

let count = 0;
const address = (): string => `warga${(count += 1)}@contoh.test`;

describe('a receipt', () => {
  test('tells ticket and link, and nothing that the filer wrote', async () => {
    const email = address();
    const text = 'BELI OBAT MURAH di toko kami http://murah.example';
    const street = 'Jalan Promosi Heboh';
    const held = await file(app, {
      email,
      text,
      place: { area: null, lon: null, lat: null, h9: null, street, landmark: 'sebelah diskon' },
    });
    await tellAll(app);
    const [mail, ...more] = sink.to(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe(`Tiket ${held.ticket}: laporan Anda sudah kami terima`);
    expect(mail?.text).toContain(`/lacak/${held.ticket}?k=`);
    for (const word of ['OBAT', 'murah', 'Promosi', 'diskon', held.code])
      expect(mail?.raw).not.toContain(word);
  });

  test('is a mail that machines do not answer, that can be stopped, and that keeps its thread', async () => {
    const email = address();
    const held = await file(app, { email });
    await move(app, held, 'ask', operator.by, { question: 'Di sisi mana?' });
    await tellAll(app);
    const mails = sink.to(email);
    expect(mails.map(({ parsed }) => parsed.headers.get('auto-submitted'))).toEqual([
      'auto-generated',
      'auto-generated',
    ]);
    expect(mails[0]?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const threads = mails.map(({ parsed }) => parsed.inReplyTo);
    expect(threads[0]).toBe(threads[1]);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    expect(mails.every(({ html }) => html.includes('Kota Malang'))).toBe(true);
  });

  test('goes once an hour to an address that nobody has proven, and freely once the link was opened', async () => {
    const email = address();
    const first = await file(app, { email });
    await tellAll(app);
    await file(app, { email });
    await tellAll(app);
    expect(sink.to(email)).toHaveLength(1);
    const link = /\?k=([^&\s]+)&m=1/.exec(sink.to(email)[0]?.text ?? '')?.[1] ?? '';
    expect(await openReportLink(app, first.ticket, { signed: link, from: 'mail' })).toBe(first.by.reportId);
    await file(app, { email });
    await tellAll(app);
    expect(sink.to(email)).toHaveLength(2);
    app.later(1 / 24);
    await tellAll(app);
    expect(sink.to(email)).toHaveLength(3);
  });

  test('comes in the language of the form', async () => {
    const email = address();
    await file(app, { email, language: 'en' });
    await tellAll(app);
    expect(sink.to(email)[0]?.subject).toContain('we have your report');
    expect(sink.to(email)[0]?.text).toContain('/en/lacak/');
  });
});

describe('who is told', () => {
  test('officers hear of what others did, never of the own deed', async () => {
    const held = await file(app, {});
    await tellAll(app);
    expect(sink.to(operator.email)).toHaveLength(1);
    sink.clear();
    await resolve(app, held);
    await tellAll(app);
    expect(sink.to(operator.email).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('sudah dijawab'),
    ]);
    expect(sink.to(admin.email)).toHaveLength(1);
    expect(sink.to(liaison.email)).toHaveLength(1);
    expect(sink.to(admin.email)[0]?.text).toContain(`/staf/kasus/${held.ticket}`);
  });

  test('of a sealed case hears the inspectorate and the reporter, and nobody at the desk or an agency', async () => {
    const email = address();
    const held = await file(app, { email, sealed: true, private: true, category: null });
    await move(app, held, 'accept', inspector.by);
    await move(app, held, 'message', held.by, { text: 'Namanya ada di kertas' });
    await tellAll(app);
    expect(new Set(sink.mails.map(({ to }) => to))).toEqual(new Set([email, inspector.email]));
    expect(sink.mails.map(({ raw }) => raw).join()).not.toContain('kertas');
  });

  test('a notice written before a case was sealed no longer reaches the desk', async () => {
    const held = await file(app, {});
    await move(app, held, 'seal', coordinator.by, { inside: 'menyangkut pegawai' });
    await tellAll(app);
    expect(sink.to(operator.email)).toEqual([]);
    expect(sink.to(inspector.email)).toHaveLength(1);
  });

  test('whoever stopped messages gets none, whoever resumed them does', async () => {
    const email = address();
    const held = await file(app, { email });
    await tellAll(app);
    const signed = /\/surat\/[\w-]+\?k=([\w.-]+)/.exec(sink.to(email)[0]?.text ?? '')?.[1] ?? '';
    expect(await followStopLink(app, held.by.reportId, signed, true)).toBe(true);
    await move(app, held, 'ask', operator.by, { question: 'Di sisi mana?' });
    await tellAll(app);
    expect(sink.to(email)).toHaveLength(1);
    expect(await followStopLink(app, held.by.reportId, signed, false)).toBe(true);
    await move(app, held, 'reply', held.by, { reply: 'Sisi utara' });
    await move(app, held, 'ask', operator.by, { question: 'Seberapa lebar?' });
    await tellAll(app);
    expect(sink.to(email)).toHaveLength(2);
  });

  test('a stop link of another report stops nothing', async () => {
    const [mine, other] = [await file(app, { email: address() }), await file(app, { email: address() })];
    await tellAll(app);
    const text = sink.mails.find(({ text: one }) => one.includes(mine.by.reportId))?.text ?? '';
    const signed = /\/surat\/[\w-]+\?k=([\w.-]+)/.exec(text)?.[1] ?? '';
    expect(signed).not.toBe('');
    expect(await followStopLink(app, other.by.reportId, signed, true)).toBe(false);
  });
});

describe('when a message does not leave', () => {
  test('a busy server is tried again after growing waits, and the message comes once', async () => {
    const email = address();
    sink.mood = 'busy';
    await file(app, { email });
    await tellAll(app);
    const waits = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const { rows } = await db.pool.query<{ wait: number }>(
        `select extract(epoch from next_try_at - $1::timestamptz)::float8 as wait from delivery
         where report_id is not null`,
        [app.now()],
      );
      waits.push(rows[0]?.wait);
      app.later((rows[0]?.wait ?? 0) / 86_400);
      if (turn === 2) sink.mood = 'take';
      await tellAll(app);
    }
    expect(waits).toEqual([60, 300, 900]);
    expect(sink.to(email)).toHaveLength(1);
  });

  test('a mailbox that does not exist is dead at once, listed, and sent again when somebody asks', async () => {
    const email = address();
    sink.mood = 'noSuchMailbox';
    await file(app, { email });
    await tellAll(app);
    const dead = (await listDeadDeliveries(app)).filter(({ toReporter }) => toReporter);
    expect(dead.map(({ notice, tries }) => [notice, tries])).toEqual([['received', 1]]);
    expect(JSON.stringify(dead)).not.toContain(email);
    sink.mood = 'take';
    expect(await resendDelivery(app, coordinator.by, dead[0]?.id ?? '')).toBe(true);
    expect(await resendDelivery(app, coordinator.by, dead[0]?.id ?? '')).toBe(false);
    await tellAll(app);
    expect(sink.to(email)).toHaveLength(1);
    const { rows } = await db.pool.query(`select 1 from audit where deed = 'resendDelivery'`);
    expect(rows).toHaveLength(1);
  });

  test('after the last of eight tries it is dead and no longer tried', async () => {
    sink.mood = 'busy';
    await file(app, { email: address() });
    for (let turn = 0; turn < 10; turn += 1) {
      await tellAll(app);
      app.later(1.5);
    }
    const mine = (await deliveries(app)).filter(({ recipient }) => recipient.startsWith('report:'));
    expect(mine.map(({ status, tries }) => [status, tries])).toEqual([['dead', 8]]);
  });

  test('a server that hangs up after taking it gets it again under the same Message-ID', async () => {
    const email = address();
    sink.mood = 'hangUpAfterData';
    await file(app, { email });
    await tellAll(app);
    sink.mood = 'take';
    app.later(1 / 24);
    await tellAll(app);
    const ids = sink.to(email).map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

test('two workers side by side tell everybody once', async () => {
  const emails = Array.from({ length: 12 }, address);
  for (const email of emails) await file(app, { email });
  await Promise.all([tellAll(app), tellAll(app)]);
  await tellAll(app);
  expect(emails.map((email) => sink.to(email).length)).toEqual(emails.map(() => 1));
});

test('a delivery that was claimed by a worker now gone is taken over when its time is up', async () => {
  const email = address();
  await file(app, { email });
  while ((await expandNotices(app)) > 0);
  await db.pool.query(
    `update delivery set status = 'sending', tries = 1, claimed_until = $1, next_try_at = $1`,
    [new Date(app.now().getTime() + 300_000)],
  );
  expect(await sendDeliveries(app, linksOf(app))).toBe(0);
  app.later(301 / 86_400);
  await tellAll(app);
  expect(sink.to(email)).toHaveLength(1);
});
