import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../tests/support/database.ts';
import { migrate } from './migrate.ts';

const db = await freshDatabase();
const FIRST = "create table fruit (name text not null);\ninsert into fruit values ('salak');\n";

let folder: string;
let url: string;
let count = 0;

/** An empty database and a folder of migrations for each test. */
beforeEach(async () => {
  count += 1;
  const name = `${new URL(db.connectionString).pathname.slice(1)}_m${count}`;
  await db.pool.query(`create database ${pg.escapeIdentifier(name)} template template0`);
  url = Object.assign(new URL(db.connectionString), { pathname: `/${name}` }).toString();
  folder = await mkdtemp(join(tmpdir(), 'sambat-migrations-'));
  await write('0001_fruit.sql', FIRST);
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await db.pool.query(`drop database ${pg.escapeIdentifier(new URL(url).pathname.slice(1))} with (force)`);
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), sql);
}

async function fruits(): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select name from fruit');
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}

test('each migration is applied once, in order, however often we start', async () => {
  await write('0002_more.sql', `insert into fruit select 'apel' from fruit where name = 'salak';`);
  expect(await migrate(url, folder)).toEqual(['0001_fruit.sql', '0002_more.sql']);
  expect(await migrate(url, folder)).toEqual([]);
  await write('0003_more.sql', `insert into fruit values ('jeruk');`);
  expect(await migrate(url, folder)).toEqual(['0003_more.sql']);
  expect(await fruits()).toEqual(['salak', 'apel', 'jeruk']);
});

test('of many processes that start at once, one migrates and the others find it done', async () => {
  await write('0002_slow.sql', `select pg_sleep(0.2); insert into fruit values ('apel');`);
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url, folder)));
  expect(applied.flat()).toEqual(['0001_fruit.sql', '0002_slow.sql']);
  expect(await fruits()).toEqual(['salak', 'apel']);
});

test('a migration that was changed after it had been applied is refused with a sentence', async () => {
  await migrate(url, folder);
  await write('0001_fruit.sql', FIRST.replace('salak', 'durian'));
  await expect(migrate(url, folder)).rejects.toThrow(
    'The migration 0001_fruit.sql was changed after it had been applied: restore it, and put the change into a new one.',
  );
});

test('the line ends of a Windows checkout are no change', async () => {
  await migrate(url, folder);
  await write('0001_fruit.sql', FIRST.replaceAll('\n', '\r\n'));
  expect(await migrate(url, folder)).toEqual([]);
});

test('a migration that fails is undone whole, and those before it stay', async () => {
  await write('0002_breaks.sql', `insert into fruit values ('apel'); select 1 / 0;`);
  await expect(migrate(url, folder)).rejects.toThrow('the migration 0002_breaks.sql failed and was undone');
  expect(await fruits()).toEqual(['salak']);
  await write('0002_breaks.sql', `insert into fruit values ('apel');`);
  expect(await migrate(url, folder)).toEqual(['0002_breaks.sql']);
});

test('a database that a newer Sambat has migrated is refused', async () => {
  await write('0002_newer.sql', 'select 1;');
  await migrate(url, folder);
  await rm(join(folder, '0002_newer.sql'));
  await expect(migrate(url, folder)).rejects.toThrow(
    /^A newer Sambat has migrated this database \(0002_newer\.sql\)/,
  );
});

test.each(['0003_gap.sql', '0001_twice.sql', 'hasty.sql', '2_short.sql'])(
  'a misnamed or misnumbered migration is refused before anything is applied: %s',
  async (name) => {
    await write(name, 'select 1;');
    await expect(migrate(url, folder)).rejects.toMatchObject({ name: 'StartRefused' });
    await expect(fruits()).rejects.toThrow(/does not exist/);
  },
);
