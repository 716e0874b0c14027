import { expect, test } from 'vitest';
import { MONDAY } from '../../../tests/support/build-case.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { smallCity } from '../../../tests/support/small-city.ts';
import { file } from '../../../tests/support/stored-case.ts';
import { fetchLatestCases, fetchMonthCounts, monthStart } from './home.query.ts';

const db = await freshDatabase();
const app = { db, city: smallCity, at: MONDAY, now: () => app.at };
const later = (seconds: number) => {
  app.at = new Date(app.at.getTime() + seconds * 1000);
};

test('only what everybody may see is among the newest, and its words are masked', async () => {
  const { caseId } = await file(db);
  await file(db);
  expect(await fetchLatestCases(app)).toEqual([]);
  await db.pool.query('update case_file set is_public = true where id = $1', [caseId]);
  const [latest, ...others] = await fetchLatestCases(app);
  expect(others).toEqual([]);
  expect(latest).toMatchObject({
    category: 'hole',
    status: 'received',
    late: false,
    thumb: null,
    reporters: 1,
  });
  expect(latest?.text).toContain('‹phone›');
  expect(latest?.text).not.toContain('081234567890');
});

test('the month counts what happened in it, and the cases that wait for money now', async () => {
  later(120);
  const counts = { filed: 2, answered: 0, done: 0, verified: 0, waitingBudget: 0 };
  expect(await fetchMonthCounts(app)).toEqual(counts);
  await db.pool.query(`update case_file set answered_at = $1, status = 'waiting_budget', filed_at = $2`, [
    app.at,
    new Date('2026-05-31T16:59:59Z'),
  ]);
  expect(await fetchMonthCounts(app)).toEqual(counts);
  later(61);
  expect(await fetchMonthCounts(app)).toEqual({ ...counts, filed: 0, answered: 2, waitingBudget: 2 });
});

test('the month begins at midnight in the city', () => {
  expect(monthStart('Asia/Jakarta', MONDAY)).toEqual(new Date('2026-05-31T17:00:00Z'));
  expect(monthStart('Asia/Jakarta', new Date('2026-05-31T17:00:00Z'))).toEqual(
    new Date('2026-05-31T17:00:00Z'),
  );
  expect(monthStart('America/New_York', new Date('2026-11-15T12:00:00Z'))).toEqual(
    new Date('2026-11-01T04:00:00Z'),
  );
});
