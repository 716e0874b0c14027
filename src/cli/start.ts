import type { Server } from 'node:http';
import { join } from 'node:path';
import { startWorker, type Worker } from '#jobs/worker.ts';
import { readConfig } from '#platform/config.ts';
import { openLog, type Log } from '#platform/log.ts';
import { StartRefused } from '#platform/start-refused.ts';
import { openApp, type App } from '#store/app.ts';
import { isDatabaseAway } from '#store/database.ts';
import { lendApp } from '#store/process-app.ts';
import { buildIfStale } from './build-if-stale.ts';
import { greet } from './greet.ts';
import { serve, stopServing } from './serve.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A part that cannot end in peace, because the database is away for instance, keeps no other from ending. */
async function stopPart(log: Log, stop: () => Promise<unknown>): Promise<void> {
  try {
    await stop();
  } catch (error) {
    log.warn({ err: error }, 'a part did not stop in peace');
  }
}

/** Stops in the order in which nothing is lost: no new requests, no new jobs, then the database. */
function stopOnSignal(parts: { server: Server | null; worker: Worker | null; app: App; log: Log }): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    parts.log.info({ signal }, 'stopping');
    void (async () => {
      const { server, worker, app } = parts;
      await stopPart(parts.log, async () => server && (await stopServing(server)));
      await stopPart(parts.log, async () => worker?.stop());
      await stopPart(parts.log, () => app.close());
      process.exit(0);
    })();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function start(): Promise<void> {
  const read = readConfig(process.env, process.cwd());
  if (!read.ok) throw new StartRefused(read.faults.join('\n'));
  const { config } = read;
  const log = openLog({ level: config.logLevel });
  if (config.role !== 'worker') await buildIfStale(ROOT, (line) => console.log(line));
  const app = await openApp(config, log);
  lendApp(app);
  const worker = config.role === 'web' ? null : await startWorker(app);
  const server = config.role === 'worker' ? null : await serve(ROOT, config);
  stopOnSignal({ server, worker, app, log });
  await greet(app);
}

try {
  await start();
} catch (error) {
  if (isDatabaseAway(error)) console.error('The database of DATABASE_URL cannot be reached.');
  else if (error instanceof StartRefused) console.error(error.message);
  else throw error;
  process.exit(1);
}
