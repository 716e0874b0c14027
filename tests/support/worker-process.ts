import { parse } from 'valibot';
import { expandNotices } from '#jobs/expand-notices.ts';
import { linksOf } from '#jobs/links.ts';
import { repeat } from '#jobs/loop.ts';
import { sendDeliveries } from '#jobs/send-deliveries.ts';
import { readConfig } from '#platform/config.ts';
import { openLog } from '#platform/log.ts';
import { readCity } from '#platform/settings.ts';
import { mailSchema } from '#platform/mail-address.ts';
import { openFiles } from '#platform/files.ts';
import type { App } from '#store/app.ts';
import { openDatabase } from '#store/database.ts';
import { stillSettings } from './still-settings.ts';

/**
 * The part of the worker that tells people, as a process of its own that can be killed. Says "ready" when it begins.
 * It waits for nothing else, so that a test can afford many deaths.
 */
async function openWorkerApp(): Promise<App> {
  const read = readConfig(process.env, process.cwd());
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const { config } = read;
  const city = readCity(config.cityDir);
  if (!city.ok) throw new Error(city.faults.join('\n'));
  const log = openLog({ level: 'error' });
  const connectionString = config.databaseUrl ?? '';
  const db = openDatabase({ connectionString, poolSize: 6, name: 'sambat test worker', log });
  const mail = parse(mailSchema, process.env['MAIL'] ?? '');
  const files = await openFiles(config.dataDir);
  return {
    db,
    city: city.city,
    settings: stillSettings(city.city),
    config: { ...config, mail },
    keys: config.keys,
    files,
    log,
    connectionString,
    now: () => new Date(),
    close: () => db.close(),
  };
}

const app = await openWorkerApp();
const links = linksOf(app);
console.log('ready');
repeat('tell', 50, app.log, async () => (await expandNotices(app)) > 0);
repeat('send', 50, app.log, async () => (await sendDeliveries(app, links)) > 0);
