import { expect, test } from 'vitest';
import { lookAt } from '../support/axe.ts';
import { asCitizen, openBrowser, PHONE } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct, type Product } from '../support/product.ts';
import { fileComplaint } from './citizen-steps.ts';
import { act, asStaff, WHO } from './staff-steps.ts';

const db = await freshDatabase();
const browser = await openBrowser();
const KEYS = { SAMBAT_KEYS: 'c2FtYmF0LXRlc3Qta2V5LXNhbWJhdC10ZXN0LWtleS0=' };
const startAt = (moment: string): Promise<Product> =>
  startProduct({
    databaseUrl: db.connectionString,
    automatic: true,
    env: { CLOCK: moment, ...KEYS },
  });

/** Nothing in it points to an agency. */
const VAGUE = { text: 'Mohon bantuannya, sudah lama begini terus.', category: 'other', area: 'Kauman' };

async function nameOf(email: string): Promise<string> {
  const { rows } = await db.pool.query<{ name: string }>('select name from account where email = $1', [
    email,
  ]);
  return rows[0]?.name ?? '';
}

test('what nothing points to on a closed night is answered by the officer on duty, who passes it on by hand', async () => {
  const evening = await startAt('2026-03-20T19:00:00+07:00');
  const coordinator = await asStaff(browser, evening.baseUrl, 'coordinator', { scripts: false });
  await coordinator.goto('/staf/piket');
  const main = coordinator.locator('main');
  expect(await main.textContent()).toContain('Jadwal piket ada yang kosong');
  const add = main.locator('form[action^="?/add"]');
  await add.locator('[name=last]').fill('2026-03-25');
  await add.locator('[name=turn1]').selectOption({ label: await nameOf(WHO.desk) });
  await add.locator('[name=turn2]').selectOption({ label: await nameOf(WHO.duty) });
  await add.locator('button').click();
  await coordinator.waitForURL('**/staf/piket?sudah=tambah');
  expect(await main.locator('#sekarang ~ .lead').textContent()).toContain(await nameOf(WHO.desk));
  const found = await lookAt(coordinator, 'duty roster');
  await coordinator.setViewportSize(PHONE);
  found.push(...(await lookAt(coordinator, 'duty roster phone')));

  const { ticket } = await fileComplaint(await asCitizen(browser, evening.baseUrl), VAGUE);
  await evening.stop();

  const night = await startAt('2026-03-20T21:15:00+07:00');
  const mail = await night.mailTo(WHO.desk, ({ subject }) => subject.startsWith('Piket'));
  expect(mail.subject).toContain(ticket);
  expect(mail.text).not.toContain('sudah lama begini');
  const officer = await asStaff(browser, night.baseUrl, 'desk');
  await officer.goto('/staf/papan');
  expect(await officer.getByRole('alert').textContent()).toContain('menunggu jawaban petugas piket');
  found.push(...(await lookAt(officer, 'board with a call')));
  await officer.goto('/staf/piket');
  found.push(...(await lookAt(officer, 'duty with a call')));
  await officer.locator('article', { hasText: ticket }).locator('h3 a').click();
  await officer.waitForURL(`**/staf/kasus/${ticket}`);
  found.push(...(await lookAt(officer, 'case with a call')));
  await officer.getByRole('button', { name: 'Saya tangani' }).click();
  await officer.getByText('Ditangani').first().waitFor();
  await act(officer, 'dispatch', {
    fields: { category: 'road.pothole', classification: 'ordinary', agency: 'dpuprpkp' },
  });
  await officer.goto('/staf/piket');
  expect(await officer.locator('main').textContent()).not.toContain(ticket);
  expect(found).toEqual([]);
});

test('nobody outside the desk reads the roster, and only the coordinator plans it', async () => {
  const night = await startAt('2026-03-20T21:20:00+07:00');
  const clerk = await asStaff(browser, night.baseUrl, 'admin');
  expect((await clerk.goto('/staf/piket'))?.status()).toBe(403);
  const operator = await asStaff(browser, night.baseUrl, 'secondDesk');
  const headers = { origin: night.baseUrl };
  for (const action of ['add', 'remove']) {
    const sent = await operator.request.post(`/staf/piket?/${action}`, { form: { shift: 'x' }, headers });
    expect(sent.status()).toBe(403);
  }
  await night.stop();
});

test('a shift is offered and taken, and a note goes from one officer to the next', async () => {
  const night = await startAt('2026-03-20T21:30:00+07:00');
  const [officer, other] = [
    await asStaff(browser, night.baseUrl, 'desk', { scripts: false }),
    await asStaff(browser, night.baseUrl, 'duty', { scripts: false }),
  ];
  await officer.goto('/staf/piket');
  const own = officer.locator('.shifts li', { hasText: 'Sekarang' });
  await own.locator('summary').click();
  await own.locator('[name=to]').selectOption({ label: await nameOf(WHO.duty) });
  await own.locator('form[action^="?/give"] button').click();
  await officer.waitForURL('**/staf/piket?sudah=tukar');
  await officer.locator('[name=note]').fill('Satu aduan sudah diteruskan. Tunggu kabar PLN.');
  await officer.locator('form[action="?/note"] button').click();
  await officer.waitForURL('**/staf/piket?sudah=catatan');

  await other.goto('/staf/piket');
  await other.getByRole('button', { name: 'Saya ambil giliran ini' }).click();
  await other.waitForURL('**/staf/piket?sudah=ambil');
  expect(await other.locator('#sekarang ~ .lead').textContent()).toContain(await nameOf(WHO.duty));
  expect(await other.locator('.report').textContent()).toContain('Tunggu kabar PLN.');
  const found = await lookAt(other, 'duty with a note');
  await other.getByRole('button', { name: 'Sudah saya baca' }).click();
  await other.waitForURL('**/staf/piket?sudah=baca');
  expect(await other.locator('form[action="?/read"]').count()).toBe(0);
  expect(found).toEqual([]);
});
