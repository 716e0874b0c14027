import { expect, test } from 'vitest';
import { writeCard, type ReportCard } from '#domain/classify/report-card.ts';
import { lookAt } from '../support/axe.ts';
import { openBrowser, PHONE } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { asStaff } from './staff-steps.ts';

const db = await freshDatabase();
const product = await startProduct({ databaseUrl: db.connectionString });
const browser = await openBrowser();

/** What a model said of some complaints, right in four of five. */
function cardOf(codes: readonly string[]): ReportCard {
  const judged = Array.from({ length: 100 }, (_, place) => ({
    truth: codes[(place % 5 === 0 ? place + 1 : place) % codes.length] ?? '',
    predictions: [{ code: codes[place % codes.length] ?? '', probability: 0.5 + (place % 50) / 100 }],
  }));
  return writeCard(judged, 0.9);
}

const IDS = [
  '01900000-0000-7000-8000-000000000001',
  '01900000-0000-7000-8000-000000000002',
  '01900000-0000-7000-8000-000000000003',
] as const;

/** A champion with one before it, and a challenger; no bytes that anybody could read. */
async function keepModels(): Promise<void> {
  const cards = JSON.stringify({
    agency: cardOf(['dlh', 'dpuprpkp', 'dishub']),
    category: cardOf(['road.pothole', 'light.out', 'waste.dump']),
  });
  const rows = [
    [IDS[0], 'retired', '2026-11-01T20:00:00Z', null],
    [IDS[1], 'champion', '2026-11-10T20:00:00Z', IDS[0]],
    [IDS[2], 'challenger', null, null],
  ];
  for (const [id, state, since, previous] of rows) {
    await db.pool.query(
      `insert into model (id, state, trained_at, read_until, examples, counts, cards, rival_cards, agency_bytes,
         champion_at, previous)
       values ($1, $2, '2026-11-01T19:00:00Z', '2026-10-01T00:00:00Z', 1234, '{}', $5, $5, 'x', $3, $4)`,
      [id, state, since, previous, cards],
    );
  }
}

test('the coordinator sees what was learned, trains and goes back with one press, without JavaScript', async () => {
  const page = await asStaff(browser, product.baseUrl, 'coordinator', { scripts: false });
  await page.goto('/staf/pembelajaran');
  await page.getByRole('heading', { name: 'Belum ada model' }).waitFor();
  await keepModels();
  await page.getByRole('button', { name: 'Latih sekarang' }).click();
  await page.getByText('sedang menunggu atau berjalan').waitFor();
  expect(await page.getByRole('button', { name: 'Latih sekarang' }).count()).toBe(0);
  await page.getByRole('heading', { name: 'Model yang dipakai' }).waitFor();
  await page.getByRole('button', { name: 'Kembali ke model sebelumnya' }).click();
  await page.getByText('Dipilih petugas').waitFor();
  const { rows } = await db.pool.query<{ id: string }>(`select id from model where state = 'champion'`);
  expect(rows[0]?.id).toBe(IDS[0]);
  await page.context().close();
});

test('the operator sees the same and presses nothing; no screen has a barrier, light or dark', async () => {
  const page = await asStaff(browser, product.baseUrl, 'desk');
  await page.goto('/staf/pembelajaran');
  expect(await page.getByRole('button', { name: /Latih|Kembali ke model/ }).count()).toBe(0);
  const found = [...(await lookAt(page, 'learning'))];
  await page.setViewportSize(PHONE);
  found.push(...(await lookAt(page, 'learning phone')));
  expect(found).toEqual([]);
  const pressed = await page.request.post('/staf/pembelajaran?/train', {
    headers: { origin: product.baseUrl },
    form: {},
  });
  expect(pressed.status()).toBe(403);
});
