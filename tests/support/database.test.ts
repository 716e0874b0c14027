import { expect, test } from 'vitest';
import { isDatabaseAway, sqlOn, transaction } from '../../src/store/database.ts';
import { freshDatabase } from './database.ts';

const db = await freshDatabase();

test('a test file gets a migrated database with nothing in it', async () => {
  const { rows } = await db.pool.query(
    'select count(*) as cases, (select count(*) from migration) as migrations from case_file',
  );
  expect(rows[0]).toMatchObject({ cases: 0 });
  expect(rows[0].migrations).toBeGreaterThan(0);
});
