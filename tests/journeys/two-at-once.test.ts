import { expect, test } from 'vitest';
import { asCitizen, DESK, openBrowser, openContext } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { chooseKind, fileAndGo, LAMP, sayWhat, sayWhere } from './citizen-steps.ts';
import { act, fill, openAction, openCase, openOffice, send, signIn, WHO } from './staff-steps.ts';

const db = await freshDatabase();
const product = await startProduct({ databaseUrl: db.connectionString });
const browser = await openBrowser();
const staff = openOffice(browser, product.baseUrl);

const filed = () => fileAndGo(browser, product.baseUrl);

test('the second of two clerks on one case hears that it changed, and loses nothing that was typed', async () => {
  const ticket = await filed();
  const [first, second] = [await staff('desk'), await staff('secondDesk')];
  await openCase(first, ticket);
  await openCase(second, ticket);
  const form = await openAction(second, 'ask');
  await fill(form, { fields: { question: 'Tiang lampu nomor berapa?' } });
  await act(first, 'dispatch');

  const answer = second.waitForResponse((response) => response.request().method() === 'POST');
  await send(form);
  await answer;
  const shown = second.locator('main');
  await shown.getByRole('alert').first().waitFor();
  expect(await shown.textContent()).toMatch(/berubah/i);
  const kept = [await shown.textContent(), ...(await shown.locator('textarea').evaluateAll(valuesOf))].join(
    ' ',
  );
  expect(kept).toContain('Tiang lampu nomor berapa?');
});

const valuesOf = (elements: Element[]): string[] =>
  elements.map((element) => (element instanceof HTMLTextAreaElement ? element.value : ''));

test('a form that is sent twice makes one complaint with one ticket', async () => {
  const citizen = await asCitizen(browser, product.baseUrl);
  await citizen.goto('/lapor');
  await sayWhat(citizen, LAMP);
  await chooseKind(citizen, LAMP);
  await sayWhere(citizen, LAMP);
  const before = await countReports();
  const form = await citizen
    .locator('main form')
    .first()
    .evaluate((element) => {
      const pairs = element instanceof HTMLFormElement ? [...new FormData(element)] : [];
      return pairs.map(([name, value]) => [name, typeof value === 'string' ? value : '']);
    });
  const sendOnce = async (): Promise<string> => {
    const answer = await fetch(`${product.baseUrl}/lapor?/kirim`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: product.baseUrl, accept: 'text/html' },
      body: new URLSearchParams(form),
    });
    expect(answer.status).toBe(303);
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0] ?? '')
      .join('; ');
    const receipt = await fetch(`${product.baseUrl}/lapor/selesai`, { headers: { cookie } });
    return /class="code">([^<]+)</.exec(await receipt.text())?.[1] ?? '';
  };
  const tickets = await Promise.all([sendOnce(), sendOnce(), sendOnce()]);
  expect(new Set(tickets).size).toBe(1);
  expect(tickets[0]).toMatch(/^\d{4}-\d{6}$/);
  expect(await countReports()).toBe(before + 1);
});

async function countReports(): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>('select count(*)::int as count from report');
  return rows[0]?.count ?? 0;
}

test('what a clerk types before the scripts have come stays where it was typed', async () => {
  const ticket = await filed();
  const context = await openContext(browser, product.baseUrl, { screen: DESK, scripts: true });
  const page = await context.newPage();
  await page.goto('/staf/masuk');
  await signIn(page, WHO.desk);
  await page.waitForURL((url) => url.pathname === '/staf');
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/staf/kasus/${ticket}?aksi=ask#aksi`, { waitUntil: 'commit' });
  const question = page.locator('form#aksi [name=question]');
  await question.fill('Tiang lampu di sebelah mana?');
  letGo();
  await page.waitForLoadState('networkidle');
  expect(await question.inputValue()).toBe('Tiang lampu di sebelah mana?');
  await send(page.locator('form#aksi'));
  await page.waitForURL((url) => url.searchParams.get('sudah') === 'ask');
  expect(await page.locator('main').textContent()).toContain('Tiang lampu di sebelah mana?');
  await context.close();
});
