import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openLog } from '../../src/platform/log.ts';
import { startPostgres } from '../../src/platform/postgres/start-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';

/** Hands out databases that are copies of one migrated template. */
export type TestServer = {
  /** Makes a database; returns its connection string. */
  create: () => Promise<string>;
  /** Drops the database of this name (a leading slash is ignored). */
  drop: (name: string) => Promise<string>;
  close: () => Promise<void>;
};

/** Our own PostgreSQL without durability, or the one that TEST_DATABASE_URL names (its user must be a superuser). */
export async function openTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ? { connectionString: given, stop: () => Promise.resolve() } : await startOwn();
  const run = `sambat_test_${randomBytes(4).toString('hex')}`;
  const template = `${run}_template`;
  const admin = new pg.Pool({ connectionString: server.connectionString, max: 4 });
  admin.on('error', () => undefined);
  await admin.query(`create database ${template} template template0`);
  await migrate(withDatabase(server.connectionString, template));
  let count = 0;
  return {
    create: async () => {
      count += 1;
      const name = `${run}_${count}`;
      await admin.query(`create database ${name} template ${template}`);
      return withDatabase(server.connectionString, name);
    },
    drop: async (name) => {
      await admin.query(`drop database if exists ${pg.escapeIdentifier(name.replace('/', ''))} with (force)`);
      return 'dropped';
    },
    close: async () => {
      if (given) await admin.query(`drop database if exists ${template} with (force)`);
      await admin.end();
      await server.stop();
    },
  };
}

async function startOwn(): Promise<{ connectionString: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sambat-test-'));
  const own = await startPostgres({ dataDir, log: openLog({ level: 'error' }), unsafeFast: true });
  return {
    connectionString: own.connectionString,
    stop: async () => {
      await own.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function withDatabase(connectionString: string, name: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return url.toString();
}
