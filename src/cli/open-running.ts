import { readConfig } from '#platform/config.ts';
import { openLog } from '#platform/log.ts';
import { findOwnPostgres } from '#platform/postgres/start-postgres.ts';
import { StartRefused } from '#platform/start-refused.ts';
import { openApp, type App } from '#store/app.ts';

/**
 * Opens everything for a command beside Sambat: it joins the database that runs on this data folder, and starts one
 * only where none does, so that it works while Sambat runs and when it does not.
 */
export async function openRunning(): Promise<App> {
  const read = readConfig(process.env, process.cwd());
  if (!read.ok) throw new StartRefused(read.faults.join('\n'));
  const databaseUrl = read.config.databaseUrl ?? (await findOwnPostgres(read.config.dataDir));
  return openApp({ ...read.config, databaseUrl }, openLog({ level: 'warn' }));
}
