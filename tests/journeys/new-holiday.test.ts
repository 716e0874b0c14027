import { expect, test } from 'vitest';
import { lookAt } from '../support/axe.ts';
import { asCitizen, openBrowser, PHONE } from '../support/browser.ts';
import { startProduct } from '../support/product.ts';
import { fileComplaint, track } from './citizen-steps.ts';
import { asStaff, openCase } from './staff-steps.ts';

const browser = await openBrowser();
/** A Monday morning without a holiday near. */
const product = await startProduct({ automatic: true, env: { CLOCK: '2026-09-07T08:30:00+07:00' } });

const HOLE = {
  text: 'Jalan berlubang besar di depan pasar, semalam ada motor jatuh.',
  area: 'Kauman',
  street: 'Jalan Kawi',
  email: 'libur-baru@contoh.test',
};
/** As a calendar program exports it. */
const DECREE = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Contoh//Contoh//ID
BEGIN:VEVENT
UID:contoh-1
DTSTART;VALUE=DATE:20260908
DTEND;VALUE=DATE:20260910
SUMMARY:Cuti bersama Hari Contoh
END:VEVENT
END:VCALENDAR`;

test('a new holiday moves promises, and everybody reads from when to when and why', async () => {
  const citizen = await asCitizen(browser, product.baseUrl);
  const own = await fileComplaint(citizen, HOLE);
  await product.mailTo(HOLE.email, ({ text }) => text.includes('diteruskan ke DPUPRPKP'));

  const desk = await asStaff(browser, product.baseUrl, 'coordinator', { scripts: false });
  await desk.goto('/staf/pengaturan/kalender');
  expect(await lookAt(desk, 'settings-calendar')).toEqual([]);
  const decree = desk.locator('form[action="?/decree"]');
  await desk.locator('summary', { hasText: 'Muat SKB' }).click();

  // What cannot be read is refused with a sentence, and nothing is kept of it.
  await decree.locator('[name=text]').fill('{"bukan": "daftar"');
  await decree.locator('button').click();
  expect(await desk.locator('.error-summary').textContent()).toContain('Tidak ada yang diubah');

  // The holidays of the year are replaced as a whole: so a decree of two days is seen to take the others away.
  await decree.locator('[name=text]').fill(DECREE);
  await decree.locator('[name=source]').fill('SKB Contoh 2026');
  await decree.locator('button').click();
  await desk.waitForURL('**/versi/*');
  const preview = (await desk.locator('main').textContent()) ?? '';
  expect(preview).toContain('9 September 2026: Cuti bersama Hari Contoh');
  expect(preview).toContain('8 September 2026: Cuti bersama Hari Contoh');
  expect(preview).toContain('Hari Raya Natal');
  expect(preview).toContain(own.ticket);
  expect(await lookAt(desk, 'settings-version')).toEqual([]);
  // Nothing counts until somebody publishes it.
  await track(citizen, own);
  expect(await citizen.locator('main').textContent()).not.toContain('kalender kerja berubah');

  await desk.getByRole('button', { name: 'Terbitkan' }).click();
  await desk.waitForURL('**?terbit');
  expect(await desk.locator('main').textContent()).toContain('Berlaku sekarang');

  const mail = await product.mailTo(HOLE.email, ({ text }) => text.includes('batas waktu bergeser'));
  expect(mail.text).toContain('SKB Contoh 2026');
  await citizen.reload();
  const story = (await citizen.locator('main').textContent()) ?? '';
  expect(story).toContain('Batas waktu bergeser karena kalender kerja berubah');
  expect(story).toContain('Hari libur disesuaikan dengan SKB Contoh 2026');
  expect(story).toMatch(/Tanggapan pertama: semula .* September 2026.*, kini .* September 2026/);
  expect(story).toContain('Semula dijanjikan');
  await citizen.setViewportSize(PHONE);
  expect(await lookAt(citizen, 'moved-promise')).toEqual([]);

  await desk.reload();
  expect(await desk.locator('main').textContent()).toContain('1 kasus bergeser');
  const agency = await asStaff(browser, product.baseUrl, 'admin');
  await openCase(agency, own.ticket);
  expect(await agency.locator('main').textContent()).toContain(
    'Janji bergeser karena kalender kerja berubah',
  );

  // The same decree once more changes nothing and says so.
  await desk.goto('/staf/pengaturan/kalender');
  await desk.locator('summary', { hasText: 'Muat SKB' }).click();
  await decree.locator('[name=text]').fill(DECREE);
  await decree.locator('[name=source]').fill('SKB Contoh 2026');
  await decree.locator('button').click();
  expect(await desk.locator('.error-summary').textContent()).toContain('sudah seperti itu');
});
