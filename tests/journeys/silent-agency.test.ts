import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { file, move, openReports, officer } from '#features/reports/reports.fixture.ts';
import { lookAt } from '../support/axe.ts';
import { openBrowser, PHONE } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { openCase, openOffice } from './staff-steps.ts';

const DAY = 86_400_000;
const db = await freshDatabase();
const product = await startProduct({ databaseUrl: db.connectionString });
const browser = await openBrowser();
const staff = openOffice(browser, product.baseUrl);

/** Filed, passed on and accepted more than two months ago; since then nobody did anything. */
const app = await openReports(db);
app.at = new Date(Date.now() - 75 * DAY);
const held = await file(app);
const given = { category: 'road.pothole', classification: 'ordinary', agency: 'dpuprpkp' };
await move(app, held, 'dispatch', await officer(app, 'operator'), given);
await move(app, held, 'accept', await officer(app, 'agencyAdmin', 'dpuprpkp'));

/** Waits for the worker, which looks twice a minute. */
async function climbed(): Promise<void> {
  const letters = async (): Promise<number> => {
    const { rows } = await db.pool.query<{ n: number }>(
      `select count(*)::int as n from event where data->'extra'->'ladder'->>'letter' = 'true'`,
    );
    return rows[0]?.n ?? 0;
  };
  const end = Date.now() + 90_000;
  while (Date.now() < end) {
    if ((await letters()) === 2) return;
    await sleep(500);
  }
  throw new Error(`no letter was drafted; the product said:\n${product.said()}`);
}

test('a silent agency climbs the whole ladder to a drafted letter, which those who sign and get it can print', async () => {
  await climbed();
  const head = await staff('head');
  await openCase(head, held.ticket);
  await head.locator('a[href$="/teguran"]').click();
  const letter = head.locator('article.letter');
  await letter.waitFor();
  const text = await letter.innerText();
  expect(text).toContain(`ST/${held.ticket}/2`);
  expect(text).toContain('Kepala DPUPRPKP');
  expect(text).toContain('Wali Kota');
  expect(text).toMatch(/tingkat 5/);
  expect(text).not.toContain('dua orang jatuh');
  const found = await lookAt(head, 'letter');
  await head.setViewportSize(PHONE);
  found.push(...(await lookAt(head, 'letter phone')));
  await head.emulateMedia({ media: 'print' });
  expect(await head.locator('.masthead').isVisible()).toBe(false);
  await head.emulateMedia({ media: 'screen' });
  expect(found).toEqual([]);
});

test('the board of the coordinator shows it, and neither silence nor a missed step', async () => {
  const coordinator = await staff('coordinator');
  await coordinator.goto('/staf/papan');
  const link = coordinator.locator(`a[href$="/staf/kasus/${held.ticket}/teguran"]`);
  await link.first().waitFor();
  expect(await coordinator.getByRole('alert').count()).toBe(0);
  expect(await lookAt(coordinator, 'board with a letter')).toEqual([]);
});

test('a clerk of another office gets no letter', async () => {
  const desk = await staff('desk');
  expect((await desk.goto(`/staf/kasus/${held.ticket}/teguran`))?.status()).toBe(403);
});
