import { join } from 'node:path';
import type { City } from '#domain/city.ts';
import type { Config } from '#platform/config.ts';
import { openFiles, type FileStore } from '#platform/files.ts';
import type { Keys } from '#platform/keys.ts';
import type { Log } from '#platform/log.ts';
import { startPostgres, type OwnPostgres } from '#platform/postgres/start-postgres.ts';
import { buildCity, readSource } from '#platform/settings.ts';
import { StartRefused } from '#platform/start-refused.ts';
import { openDatabase, type Database } from './database.ts';
import { migrate } from './migrate.ts';
import { keepCity, type CityKeeper } from './keep-city.ts';

/** What every use of the product stands on: handed on by passing, never looked up. */
export interface App {
  readonly db: Database;
  /** as it is at this moment: staff may publish other hours or rules while the process runs */
  readonly city: City;
  /** which version of the settings counts, and whether a newer one does */
  readonly settings: CityKeeper;
  readonly config: Config;
  readonly keys: Keys;
  readonly files: FileStore;
  readonly log: Log;
  /** where the database can be reached, for parts that keep their own connections (jobs) */
  readonly connectionString: string;
  /** the moment; tests and replays put another clock here */
  now(): Date;
  close(): Promise<void>;
}

async function findDatabase(config: Config, log: Log): Promise<{ url: string; own: OwnPostgres | null }> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, own: null };
  const own = await startPostgres({ dataDir: config.dataDir, log });
  return { url: own.connectionString, own };
}

/** The clock of the city: the machine's, or one that starts at a chosen moment and goes on at the same pace. */
function clockFrom(start: Date | undefined): () => Date {
  const ahead = start ? start.getTime() - Date.now() : 0;
  return () => new Date(Date.now() + ahead);
}

/**
 * Opens everything: the city's settings, the database (our own or the one of DATABASE_URL), its newest form, the files.
 * Refuses with StartRefused, one sentence per fault, and leaves nothing running.
 */
export async function openApp(config: Config, log: Log): Promise<App> {
  const now = clockFrom(config.clock);
  const source = readSource(config.cityDir);
  if (!source.ok) throw new StartRefused(source.faults.join('\n'));
  const city = buildCity(source.source);
  if (!city.ok) throw new StartRefused(city.faults.join('\n'));
  const { url, own } = await findDatabase(config, log);
  try {
    await migrate(url);
    const db = openDatabase({ connectionString: url, poolSize: config.databasePool, name: 'sambat', log });
    const keeper = await keepCity(
      db,
      { source: source.source, plain: city.city, cityDir: config.cityDir },
      log,
      now,
    );
    const files = await openFiles(join(config.dataDir, 'files'));
    return {
      db,
      get city() {
        return keeper.city;
      },
      settings: keeper,
      config,
      keys: config.keys,
      files,
      log,
      connectionString: url,
      now,
      close: async () => {
        keeper.stop();
        await db.close();
        await own?.stop();
      },
    };
  } catch (error) {
    await own?.stop();
    throw error;
  }
}
