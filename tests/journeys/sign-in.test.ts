import { expect, test } from 'vitest';
import { lookAt } from '../support/axe.ts';
import { DESK, openBrowser, openContext } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { signIn, WHO } from './staff-steps.ts';

const db = await freshDatabase();
const product = await startProduct({ databaseUrl: db.connectionString });
const browser = await openBrowser();

async function visitor() {
  const context = await openContext(browser, product.baseUrl, { screen: DESK, scripts: true });
  return context.newPage();
}

test('a demo account signs in with one press and signs out again', async () => {
  const page = await visitor();
  await page.goto('/staf');
  await page.waitForURL('**/staf/masuk**');
  expect(await lookAt(page, 'sign-in')).toEqual([]);
  await page.locator('tr', { hasText: WHO.desk }).getByRole('button').click();
  await page.waitForURL((url) => url.pathname === '/staf');
  expect(await page.locator('h1').textContent()).toBeTruthy();
  await page.goto('/staf/akun');
  expect(await lookAt(page, 'account')).toEqual([]);
  await page.locator('details.account summary').click();
  await page.locator('details.account form button').last().click();
  await page.waitForURL('**/staf/masuk**');
  await page.goto('/staf');
  expect(new URL(page.url()).pathname).toBe('/staf/masuk');
});

test('an unknown address and a wrong passphrase get the same answer, and guessing is slowed down', async () => {
  const page = await visitor();
  await page.goto('/staf/masuk');
  await signIn(page, 'tidak.ada@sambat.contoh', 'salah sekali salah sekali');
  const unknown = await page.locator('main [role=alert]').first().textContent();
  await signIn(page, WHO.planner, 'salah sekali salah sekali');
  const wrong = await page.locator('main [role=alert]').first().textContent();
  expect(wrong).toBe(unknown);
  expect(await page.locator('main form [name=email]').first().inputValue()).toBe(WHO.planner);
  const statuses: number[] = [];
  for (let guess = 0; guess < 10; guess += 1) {
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await signIn(page, WHO.planner, `salah lagi salah lagi ${guess}`);
    statuses.push((await answer).status());
  }
  expect(statuses).toContain(429);
  expect(statuses.every((status) => status < 500)).toBe(true);

  // Somebody else in the same building is not kept from work.
  await signIn(page, WHO.liaison);
  await page.waitForURL((url) => url.pathname === '/staf');
});
