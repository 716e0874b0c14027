import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { readHealth } from '#features/telling/health.query.ts';
import { file } from '#features/reports/reports.fixture.ts';
import { openLog } from '#platform/log.ts';
import { openDatabase } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { openMailSink } from '../../tests/support/mail-sink.ts';
import { openJobs } from './jobs.fixture.ts';
import { startWorker } from './worker.ts';

const admin = await freshDatabase();
const sink = await openMailSink();
const owner = `clerk_${randomBytes(4).toString('hex')}`;

afterAll(async () => {
  await sink.close();
  await admin.pool.query(`drop database if exists ${owner} with (force)`);
  await admin.pool.query(`drop role if exists ${owner}`);
});

/** A database of somebody who may do nothing outside it. */
async function ownedDatabase(): Promise<string> {
  await admin.pool.query(`create role ${owner} nosuperuser nocreatedb nocreaterole`);
  await admin.pool.query(`create database ${owner} owner ${owner} template template0`);
  const url = new URL(admin.connectionString);
  url.pathname = `/${owner}`;
  url.searchParams.set('options', `-c role=${owner}`);
  await migrate(url.toString());
  return url.toString();
}

test('a worker of a plain database owner tells the ticket by itself, is seen, and stops cleanly', async () => {
  const connectionString = await ownedDatabase();
  const db = openDatabase({
    connectionString,
    poolSize: 6,
    name: 'sambat test',
    log: openLog({ level: 'silent' }),
  });
  const app = Object.assign(await openJobs(db, sink.url), { connectionString, now: () => new Date() });
  expect(await readHealth(app)).toMatchObject({ database: true, worker: false, ready: false });
  const workers = [await startWorker(app), await startWorker(app)];
  await file(app, { email: 'malam@contoh.test' });
  const [mail] = await sink.waitFor('malam@contoh.test', 1, 60_000);
  expect(mail?.subject).toContain('sudah kami terima');
  expect(await readHealth(app)).toMatchObject({ worker: true, ready: true });
  const { rows } = await db.pool.query<{ cron: string; timezone: string }>(
    'select cron, timezone from pgboss.schedule order by name',
  );
  expect(rows).toEqual([
    { cron: '0 7 * * *', timezone: 'Asia/Jakarta' },
    { cron: '40 2 * * *', timezone: 'Asia/Jakarta' },
    { cron: '17 3 * * *', timezone: 'Asia/Jakarta' },
  ]);
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(await readHealth(app)).toMatchObject({ worker: false, ready: false });
  await db.close();
  expect(await readHealth(app)).toMatchObject({ database: false, ready: false });
  expect(sink.to('malam@contoh.test')).toHaveLength(1);
}, 120_000);
