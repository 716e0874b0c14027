import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { StartRefused } from '#platform/start-refused.ts';

/** Where our own migrations lie. */
const MIGRATIONS = join(import.meta.dirname, 'migrations');

/** Names "someone migrates this database now"; must stay the same in all versions. */
const MIGRATION_LOCK = 5_346_002;

type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

/**
 * Brings the database to the newest form: applies the numbered files of `folder` that are not applied yet, in order,
 * each in its own transaction. Several processes may call it at once; one works, the others wait and find it done.
 * Returns the names of the files it applied.
 * Refuses (StartRefused, one sentence) files that are misnamed or numbered with gaps, an applied file that was changed
 * since, and a database that a newer Sambat has migrated. A file that fails is undone and thrown; those before it stay.
 */
export async function migrate(connectionString: string, folder: string = MIGRATIONS): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString, application_name: 'sambat migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await applyMissing(client, migrations);
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, at) => {
      const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
      if (number === undefined)
        throw new StartRefused(`The migration ${name} must be called like 0001_what_it_does.sql.`);
      if (Number(number) !== at + 1) {
        throw new StartRefused(
          `The migration ${name} should be number ${at + 1}: numbers have no gaps and no doubles.`,
        );
      }
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return { number: at + 1, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(`
    create table if not exists migration (
      number integer not null,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now(),
      constraint migration_pk primary key (number)
    )`);
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    'select number, name, checksum from migration order by number',
  );
  for (const applied of rows) refuseOther(applied, migrations[applied.number - 1]);
  const missing = migrations.slice(rows.length);
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

function refuseOther(applied: { name: string; checksum: string }, file: Migration | undefined): void {
  if (!file) {
    throw new StartRefused(
      `A newer Sambat has migrated this database (${applied.name}): start that version or a newer one.`,
    );
  }
  if (file.checksum !== applied.checksum) {
    throw new StartRefused(
      `The migration ${file.name} was changed after it had been applied: restore it, and put the change into a new one.`,
    );
  }
}

async function apply(client: pg.Client, { number, name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`the migration ${name} failed and was undone`, { cause: error });
  }
}
