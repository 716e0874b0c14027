import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { asCitizen, openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { fileComplaint, track, type Complaint, type Ticket } from './citizen-steps.ts';
import { act, listed, openCase, openFromQueue, openOffice } from './staff-steps.ts';

const db = await freshDatabase();
const product = await startProduct({ databaseUrl: db.connectionString });
const browser = await openBrowser();
const staff = openOffice(browser, product.baseUrl);

async function filed(complaint: Complaint): Promise<Ticket & { citizen: Page }> {
  const citizen = await asCitizen(browser, product.baseUrl);
  return { citizen, ...(await fileComplaint(citizen, complaint)) };
}

/** What a stranger gets at an address: status and text. */
async function stranger(path: string): Promise<{ status: number; text: string }> {
  const page = await asCitizen(browser, product.baseUrl);
  const answer = await page.goto(path);
  const text = (await page.locator('main').textContent()) ?? '';
  await page.context().close();
  return { status: answer?.status() ?? 0, text };
}

test('who files anonymously is unknown to everybody and still follows the case', async () => {
  const { citizen, ...ticket } = await filed({
    text: 'Saluran air di gang kami mampet, baunya menyengat.',
    area: 'Kauman',
    name: 'Laras Contoh',
    email: 'laras.contoh@surat.contoh',
    phone: '081234567890',
    boxes: ['anonymous'],
  });
  const desk = await staff('desk');
  await openFromQueue(desk, 'new', ticket.ticket);
  expect(await desk.content()).not.toMatch(/laras|surat\.contoh|81234567890/i);
  expect(await desk.locator('main').textContent()).toContain('Anonim');
  await act(desk, 'dispatch');
  await citizen.context().clearCookies();
  await track(citizen, ticket);
  expect(await citizen.locator('main').textContent()).toContain('Diteruskan');
  expect(product.sink.to('laras.contoh@surat.contoh')).toEqual([]);
});

test('a private case looks to everybody like one that was never filed', async () => {
  const { ticket } = await filed({
    text: 'Tetangga saya membakar sampah plastik setiap malam di belakang rumah.',
    area: 'Kauman',
    category: 'waste.dump',
    boxes: ['private'],
  });
  const desk = await staff('desk');
  await openCase(desk, ticket);
  await act(desk, 'dispatch');
  const secret = await stranger(`/laporan/${ticket}`);
  const none = await stranger('/laporan/2026-999999');
  expect(secret.status).toBe(404);
  expect(none).toEqual(secret);
  const list = await stranger('/laporan?cari=sampah');
  expect(list.text).not.toContain(ticket);
  expect(list.text).not.toContain('plastik');
});

test('a sealed case is seen by the inspectorate and by no desk', async () => {
  const { citizen, ticket } = await filed({
    text: 'Petugas loket meminta uang lima puluh ribu supaya berkas saya didahulukan.',
    area: 'Kauman',
    category: 'conduct',
    boxes: ['misconduct'],
  });
  const desk = await staff('desk');
  expect(await listed(desk, 'open')).not.toContain(ticket);
  const answer = await desk.goto(`/staf/kasus/${ticket}`);
  expect(answer?.status()).toBe(404);
  expect(await desk.content()).not.toContain('lima puluh ribu');
  expect((await stranger(`/laporan/${ticket}`)).status).toBe(404);

  const inspector = await staff('inspectorate');
  await openFromQueue(inspector, 'toAccept', ticket);
  expect(await inspector.locator('main').textContent()).toContain('lima puluh ribu');
  await act(inspector, 'accept');
  await citizen.goto(`/lacak/${ticket}`);
  expect(await citizen.locator('main').textContent()).toContain('Ditangani');
});
