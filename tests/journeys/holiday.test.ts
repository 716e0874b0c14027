import { expect, test } from 'vitest';
import { asCitizen, openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { lookAt } from '../support/axe.ts';
import { startProduct, type Product } from '../support/product.ts';
import { fileComplaint, track } from './citizen-steps.ts';
import { act, asStaff, listed, offered, openCase } from './staff-steps.ts';

const db = await freshDatabase();
const browser = await openBrowser();
const KEYS = { SAMBAT_KEYS: 'c2FtYmF0LXRlc3Qta2V5LXNhbWJhdC10ZXN0LWtleS0=' };
const startAt = (moment: string): Promise<Product> =>
  startProduct({
    databaseUrl: db.connectionString,
    automatic: true,
    env: { CLOCK: moment, ...KEYS },
  });

const HOLE = {
  text: 'Jalan berlubang besar di depan pasar, semalam ada motor jatuh.',
  area: 'Kauman',
  street: 'Jalan Kawi',
  email: 'libur@contoh.test',
};

test('what is filed in the night between Nyepi and Idulfitri reaches its agency by itself', async () => {
  const night = await startAt('2026-03-20T22:00:00+07:00');
  const citizen = await asCitizen(browser, night.baseUrl);
  const own = await fileComplaint(citizen, HOLE);
  const mail = await night.mailTo(HOLE.email, ({ text }) => text.includes('diteruskan ke DPUPRPKP'));
  expect(mail.subject).toContain(own.ticket);

  await track(citizen, own);
  const story = (await citizen.locator('main').textContent()) ?? '';
  expect(story).toContain('Diteruskan otomatis');
  expect(story).toContain('jalan berlubang');
  expect(story).toMatch(/Kantor tutup sampai .*25 Maret 2026/);
  expect(await lookAt(citizen, 'holiday-tracking')).toEqual([]);

  const agency = await asStaff(browser, night.baseUrl, 'admin');
  expect(await listed(agency, 'toAccept')).toContain(own.ticket);
  await night.stop();

  const morning = await startAt('2026-03-25T08:00:00+07:00');
  const desk = await asStaff(browser, morning.baseUrl, 'desk');
  expect(await listed(desk, 'toConfirm')).toContain(own.ticket);
  await openCase(desk, own.ticket);
  expect(await desk.locator('main').textContent()).toContain('Sesuai jenis yang dipilih');
  expect(await offered(desk)).toContain('confirmRoute');
  await act(desk, 'confirmRoute');
  expect(await listed(desk, 'toConfirm')).not.toContain(own.ticket);
});
