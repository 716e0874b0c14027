import { expect, test } from 'vitest';
import { lookAt } from '../support/axe.ts';
import { asCitizen, openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct, type Product } from '../support/product.ts';
import { fileComplaint, track } from './citizen-steps.ts';
import { act, asStaff, listed, offered, openFromQueue } from './staff-steps.ts';

const db = await freshDatabase();
const browser = await openBrowser();
const KEYS = { SAMBAT_KEYS: 'c2FtYmF0LXRlc3Qta2V5LXNhbWJhdC10ZXN0LWtleS0=' };
const startAt = (moment: string): Promise<Product> =>
  startProduct({
    databaseUrl: db.connectionString,
    automatic: true,
    env: { CLOCK: moment, ...KEYS },
  });

/** Chosen and written like a road; it is the park's. */
const PATH = {
  text: 'Jalan berlubang di dalam taman kota, dekat ayunan anak.',
  category: 'road.pothole',
  area: 'Kauman',
  street: 'Jalan Tugu',
  email: 'taman@contoh.test',
};
const NIGHT = '2026-03-20T22:00:00+07:00';
const MORNING = '2026-03-25T08:00:00+07:00';

async function startsOf(clock: string): Promise<string> {
  const { rows } = await db.pool.query<{ at: string }>(
    `select clocks->$1->>'startedAt' as at from case_file`,
    [clock],
  );
  return rows[0]?.at ?? '';
}

test('a wrong route is corrected the next working morning: new time for the new agency, none lost for the citizen', async () => {
  const night = await startAt(NIGHT);
  const citizen = await asCitizen(browser, night.baseUrl);
  const own = await fileComplaint(citizen, PATH);
  await night.mailTo(PATH.email, ({ text }) => text.includes('diteruskan ke DPUPRPKP'));
  const [age, settle] = [await startsOf('age'), await startsOf('settle')];
  await night.stop();

  const morning = await startAt(MORNING);
  const desk = await asStaff(browser, morning.baseUrl, 'desk');
  await openFromQueue(desk, 'toConfirm', own.ticket);
  expect(await offered(desk)).toContain('dispatch');
  await act(desk, 'dispatch', { fields: { category: 'park.damage', agency: 'dlh' } });
  expect(await listed(desk, 'toConfirm')).not.toContain(own.ticket);

  expect(await startsOf('accept')).toMatch(/^2026-03-25T01:0/);
  expect([await startsOf('age'), await startsOf('settle')]).toEqual([age, settle]);
  const wrong = await asStaff(browser, morning.baseUrl, 'admin');
  expect(await listed(wrong, 'toAccept')).not.toContain(own.ticket);
  expect((await wrong.goto(`/staf/kasus/${own.ticket}`))?.status()).toBe(404);
  const right = await asStaff(browser, morning.baseUrl, 'otherAdmin');
  expect(await listed(right, 'toAccept')).toContain(own.ticket);

  const mail = await morning.mailTo(PATH.email, ({ text }) => text.includes('pindah ke DLH'));
  expect(mail.text).toContain('Batas waktu Anda tidak berubah');
  const atHome = await asCitizen(browser, morning.baseUrl);
  await track(atHome, own);
  const story = (await atHome.locator('main').textContent()) ?? '';
  expect(story).toContain('DLH');
  expect(story).toContain('Diteruskan otomatis');
  expect(await lookAt(atHome, 'corrected route')).toEqual([]);
  // its worker would tell people of the next test, into its own post office
  await morning.stop();
});

test('a right route is confirmed, and the citizen hears nothing of it', async () => {
  const night = await startAt('2026-03-25T20:00:00+07:00');
  const email = 'jalan@contoh.test';
  const road = { ...PATH, text: 'Jalan berlubang di depan pasar.', email };
  const own = await fileComplaint(await asCitizen(browser, night.baseUrl), road);
  await night.mailTo(email, ({ text }) => text.includes('diteruskan ke DPUPRPKP'));
  await night.stop();

  const morning = await startAt('2026-03-26T08:00:00+07:00');
  const desk = await asStaff(browser, morning.baseUrl, 'desk');
  await openFromQueue(desk, 'toConfirm', own.ticket);
  await act(desk, 'confirmRoute');
  // whatever was to be told has been told by the time a later notice has arrived
  const later = await fileComplaint(await asCitizen(browser, morning.baseUrl), {
    ...road,
    email: 'lain@contoh.test',
  });
  await morning.mailTo('lain@contoh.test', ({ subject }) => subject.includes(later.ticket));
  expect(morning.sink.to(email)).toEqual([]);
});
