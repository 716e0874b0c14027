import { expect, test } from 'vitest';
import { freshDatabase } from './database.ts';

const one = await freshDatabase();
const other = await freshDatabase();

test('a test file gets a migrated database with nothing in it', async () => {
  const { rows } = await one.pool.query<{ cases: number; migrations: number }>(
    'select (select count(*) from case_file) as cases, (select count(*) from migration) as migrations',
  );
  expect(rows[0]?.cases).toBe(0);
  expect(rows[0]?.migrations).toBeGreaterThan(0);
});

test('what happens in one database is not seen in another', async () => {
  await one.pool.query('create table only_here (what text)');
  const { rows } = await other.pool.query<{ found: string | null }>(
    `select to_regclass('only_here')::text as found`,
  );
  expect(rows[0]?.found).toBeNull();
});
