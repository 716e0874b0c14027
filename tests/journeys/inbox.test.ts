import { expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { fileAndGo } from './citizen-steps.ts';
import { openOffice } from './staff-steps.ts';

const db = await freshDatabase();
const product = await startProduct({ databaseUrl: db.connectionString });
const browser = await openBrowser();
const staff = openOffice(browser, product.baseUrl);

const filed = () => fileAndGo(browser, product.baseUrl);

test('a clerk goes through the list with the keyboard alone, and can switch the keys off', async () => {
  const [older, newer] = [await filed(), await filed()];
  const page = await staff('desk');
  await page.goto('/staf?antrean=new');
  await page.locator('.keys-button').waitFor();
  const chosen = () => page.locator('a[data-row]:focus .number').textContent();
  await page.keyboard.press('j');
  expect(await chosen()).toBe(older);
  await page.keyboard.press('j');
  expect(await chosen()).toBe(newer);
  await page.keyboard.press('k');
  await page.keyboard.press('o');
  await page.waitForURL((url) => url.pathname === `/staf/kasus/${older}`);
  await page.locator('.keys-button').waitFor();
  await page.keyboard.press('u');
  await page.waitForURL((url) => url.pathname === '/staf');

  await page.locator('.keys-button').waitFor();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  const shown = await help.locator('tr', { hasText: 'Semua yang terbuka' }).locator('kbd').textContent();
  await help.locator('button[data-on]').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  expect(await page.locator('a[data-row]:focus').count()).toBe(0);
  await page.reload();
  await page.locator('.keys-button').click();
  await help.locator('button[data-on]').click();
  await page.keyboard.press('Escape');

  await page.keyboard.press('g');
  await page.keyboard.press(shown?.replace('g ', '') ?? '');
  await page.waitForURL((url) => url.searchParams.get('antrean') === 'open');
});

test('a list that has grown old says so, and comes anew only when the clerk asks', async () => {
  const page = await staff('desk');
  await page.goto('/staf?antrean=new');
  await page.locator('.keys-button').waitFor();
  const before = await page.locator('a[data-row]').count();
  const ticket = await filed();
  const refresh = page.getByRole('link', { name: 'Perbarui daftar' });
  await refresh.waitFor();
  expect(await page.locator('a[data-row]').count()).toBe(before);
  await refresh.click();
  await page.locator('a[data-row]', { hasText: ticket }).waitFor();
});
