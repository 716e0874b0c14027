import { expect, test } from 'vitest';
import { lookAt } from '../support/axe.ts';
import { asCitizen, openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { fileComplaint } from './citizen-steps.ts';
import { act, listed, offered, openCase, openFromQueue, openOffice, WHO } from './staff-steps.ts';

const db = await freshDatabase();
const product = await startProduct({ databaseUrl: db.connectionString });
const browser = await openBrowser();
const staff = openOffice(browser, product.baseUrl);

const BRANCH = {
  text: 'Dahan pohon menutup lampu jalan, gelap sekali di malam hari.',
  area: 'Kauman',
  street: 'Jalan Kawi',
  email: 'dahan@contoh.test',
};

test('what two agencies give back the coordinator decides, and nobody gives it back a third time', async () => {
  const citizen = await asCitizen(browser, product.baseUrl);
  const { ticket } = await fileComplaint(citizen, BRANCH);
  const desk = await staff('desk');
  await openCase(desk, ticket);
  await act(desk, 'dispatch', { fields: { agency: 'dpuprpkp' } });

  const [first, second] = [await staff('admin'), await staff('otherAdmin')];
  await openFromQueue(first, 'toAccept', ticket);
  await act(first, 'giveBack', { fields: { reason: 'Ini dahan pohon.', suggestedAgency: 'dlh' } });
  await openFromQueue(desk, 'returned', ticket);
  await act(desk, 'dispatch', { fields: { agency: 'dlh' } });

  await openFromQueue(second, 'toAccept', ticket);
  await act(second, 'giveBack', { fields: { reason: 'Ini lampu jalan.', suggestedAgency: 'dpuprpkp' } });
  await openCase(desk, ticket);
  expect(await offered(desk)).not.toContain('dispatch');
  const mail = await product.mailTo(WHO.coordinator, ({ subject }) =>
    subject.includes('dikembalikan dua kali'),
  );
  expect(mail.text).toContain(ticket);

  const coordinator = await staff('coordinator');
  await openFromQueue(coordinator, 'returned', ticket);
  expect(await coordinator.locator('.case-head').textContent()).toContain('Bolak-balik 2 kali');
  expect(await lookAt(coordinator, 'second return')).toEqual([]);
  await act(coordinator, 'decide', {
    fields: { agency: 'dlh', reason: 'Dahannya dulu, lampunya menyusul.' },
  });

  await openCase(second, ticket);
  expect(await offered(second)).not.toContain('giveBack');
  const refused = await second.request.post(`/staf/kasus/${ticket}?/act`, {
    form: { action: 'giveBack', reason: 'Bukan kami.', suggestedAgency: 'dpuprpkp', key: 'third' },
    headers: { origin: product.baseUrl, accept: 'text/html' },
  });
  expect(refused.status()).toBe(422);
  expect(await refused.text()).toContain('Koordinator sudah memutuskan dinas penangannya.');
  await act(second, 'accept');
  expect(await listed(first, 'toAccept')).not.toContain(ticket);

  // the citizen reads one status and one agency, and no mail quotes one office against the other
  await citizen.goto(`/lacak/${ticket}`);
  const main = citizen.locator('main');
  expect(await main.locator('.status-badge, .badge').first().textContent()).toContain('Ditangani');
  expect(await main.textContent()).toContain('DLH');
  const moved = await product.mailTo(BRANCH.email, ({ text }) => text.includes('pindah ke DLH'));
  expect(moved.text).toContain('Batas waktu Anda tidak berubah');
  expect(product.sink.to(BRANCH.email).some(({ text }) => text.includes('Ini lampu jalan'))).toBe(false);
});
