import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { file } from '#features/reports/reports.fixture.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { openMailSink } from '../../tests/support/mail-sink.ts';
import { deliveries, openJobs, tellAll } from './jobs.fixture.ts';

const KEY = '0123456789abcdeffedcba98765432100123456789abcdeffedcba9876543210';
const DEATHS = 20;
const PEOPLE = 160;
/** Deliveries that one worker has under way at once: no death can double more. */
const AT_ONCE = 4;

const db = await freshDatabase();
const sink = await openMailSink();
const app = await openJobs(db, sink.url);
const dataDir = await mkdtemp(join(tmpdir(), 'sambat-killed-'));

afterAll(async () => {
  await sink.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A worker that has begun, in its own process. */
async function startWorkerProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['tests/support/worker-process.ts'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: db.connectionString,
      DATA_DIR: dataDir,
      MAIL: sink.url,
      SAMBAT_KEYS: KEY,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

const doubles = (): number => sink.mails.length - new Set(sink.mails.map(({ messageId }) => messageId)).size;

/** Waits until the sink has taken so many mails, or until nothing more comes. */
async function untilTaken(count: number): Promise<void> {
  for (let turn = 0; turn < 400 && sink.mails.length < count; turn += 1) await sleep(10);
}

test('everybody is told once, or twice under one Message-ID, however often the worker is killed', async () => {
  app.at = new Date();
  for (let n = 0; n < PEOPLE; n += 1) await file(app, { email: `orang${n}@contoh.test` });
  sink.slowMs = 40;
  let doubledBy = 0;
  for (let death = 0; death < DEATHS; death += 1) {
    const before = doubles();
    const child = await startWorkerProcess();
    await untilTaken(sink.mails.length + randomInt(1, 6));
    await sleep(randomInt(0, 60));
    child.kill('SIGKILL');
    await once(child, 'exit');
    // What a worker that is gone had claimed is free when its time is up: five minutes pass.
    await db.pool.query(`update delivery set next_try_at = $1 where status = 'sending'`, [app.now()]);
    if (doubles() > before) doubledBy += 1;
  }
  sink.slowMs = 0;
  app.at = new Date(Date.now() + 1_000);
  await tellAll(app);
  const ids = sink.mails.map(({ messageId }) => messageId);
  const all = await deliveries(app);
  expect(all.filter(({ status }) => status !== 'sent')).toEqual([]);
  expect(new Set(ids)).toEqual(new Set(all.map(({ id }) => `<${id}@localhost>`)));
  expect(new Set(sink.mails.map(({ to }) => to)).size).toBe(PEOPLE);
  const pairs = new Set(sink.mails.map(({ to, messageId }) => `${to} ${messageId}`));
  expect(pairs.size).toBe(PEOPLE);
  // The deaths did fall between sending and marking, else nothing was proven.
  expect(doubledBy).toBeGreaterThan(0);
  expect(doubles()).toBeLessThanOrEqual(DEATHS * AT_ONCE);
}, 240_000);
