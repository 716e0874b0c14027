import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartRefused } from '../start-refused.ts';
import { OWNER } from './cluster.ts';

/** Any number, as long as it stays the same in all versions: it names "the Sambat that owns this data folder". */
const OWNER_LOCK = 5_346_001;

/** Another running copy owns the data folder; whoever keeps a server alive must let it go. */
export class FolderTaken extends StartRefused {}

/**
 * Takes the data folder for this process by a lock inside the server, held by an open session: the kernel closes
 * the session of a killed process, so the lock is never stale and no file has to be believed.
 * Refuses (FolderTaken) when another running copy holds it. The caller keeps the session open.
 */
export async function becomeOnlyCopy(socketDir: string, dataDir: string): Promise<pg.Client> {
  const session = new pg.Client({
    host: socketDir,
    port: 5432,
    user: OWNER,
    database: 'postgres',
    ssl: false,
    application_name: `sambat owner ${process.pid}`,
    connectionTimeoutMillis: 10_000,
  });
  // Its end is what the keeper listens to; an error without a listener would end the process.
  session.on('error', () => undefined);
  await session.connect();
  try {
    if (await takeLock(session)) return session;
    const holder = await findHolder(session);
    throw new FolderTaken(
      `Another copy of Sambat (process ${holder}) already uses the data folder ${dataDir}: ` +
        'stop it first, or give this one its own DATA_DIR.',
    );
  } catch (error) {
    await session.end().catch(() => undefined);
    throw error;
  }
}

/** Asks for a second: a copy that was killed just now may hold the lock until the server sees that its session ended. */
async function takeLock(session: pg.Client): Promise<boolean> {
  for (let tries = 10; tries > 0; tries -= 1) {
    const { rows } = await session.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      OWNER_LOCK,
    ]);
    if (rows[0]?.mine) return true;
    await sleep(100);
  }
  return false;
}

async function findHolder(session: pg.Client): Promise<string> {
  const { rows } = await session.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and l.objid = $1`,
    [OWNER_LOCK],
  );
  return (rows[0]?.name ?? 'unknown').replace('sambat owner ', '');
}
