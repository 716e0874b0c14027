import { access, constants, mkdir, realpath, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { StartRefused } from '../start-refused.ts';
import { pickAccount } from './account.ts';
import { bringUp, type Cluster, type Running } from './bring-up.ts';
import { ensureCluster, OWNER } from './cluster.ts';
import { FolderTaken } from './only-copy.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { prepareProgram } from './program.ts';
import { serverSettings } from './server-settings.ts';
import { makeSocketFolder } from './socket-folder.ts';

/** The only database of our own server. */
const DATABASE = 'sambat';

/** How long sessions may take to end before the server is stopped at once. */
const STOP_PATIENCE_MS = 30_000;

/** Our own PostgreSQL, running. */
export type OwnPostgres = {
  /** An address for `pg`, pg-boss and any child process; it stays the same for this data folder. */
  readonly connectionString: string;
  /** Ends all sessions, writes everything and stops the server. Safe to call twice. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the PostgreSQL that comes with Sambat on `dataDir`/postgres, making the database on the first start.
 * It adopts a server that a killed copy of Sambat left running, and brings the server back when it dies while we
 * live: the application sees lost connections in between, then the same address works again.
 *
 * Refuses (StartRefused, one sentence) when another running copy uses the folder, when the folder belongs to another
 * user or another version, or when the server gives a reason not to start.
 * `unsafeFast` turns durability off: for tests only.
 */
export async function startPostgres(options: {
  dataDir: string;
  log: Log;
  unsafeFast?: boolean;
}): Promise<OwnPostgres> {
  const cluster = await prepareCluster(options);
  const keeper = new Keeper(cluster, await bringUp(cluster, DATABASE));
  return { connectionString: addressOf(cluster.socketDir), stop: () => keeper.stop() };
}

/** The address of the server that runs on this data folder now, for a second process such as the command line. */
export async function findOwnPostgres(dataDir: string): Promise<string | undefined> {
  const folder = await realpath(join(dataDir, 'postgres')).catch(() => undefined);
  const postmaster = folder === undefined ? undefined : await findPostmaster(folder);
  return postmaster?.ready ? addressOf(postmaster.socketDir) : undefined;
}

function addressOf(socketDir: string): string {
  return `postgresql://${OWNER}@localhost/${DATABASE}?host=${encodeURIComponent(socketDir)}&sslmode=disable`;
}

async function prepareCluster(options: {
  dataDir: string;
  log: Log;
  unsafeFast?: boolean;
}): Promise<Cluster> {
  const dataDir = await openDataDir(options.dataDir);
  const clusterDir = join(dataDir, 'postgres');
  const account = await pickAccount(clusterDir);
  const program = await prepareProgram(account, dataDir);
  await ensureCluster(clusterDir, program, account);
  const socketDir = await makeSocketFolder(clusterDir, account);
  const settings = serverSettings(socketDir, options.unsafeFast ?? false);
  return { dataDir, clusterDir, socketDir, program, account, settings, log: options.log };
}

async function openDataDir(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o755 });
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(path);
  } catch {
    throw new StartRefused(
      `The data folder ${path} cannot be written: choose another DATA_DIR or give it to this user.`,
    );
  }
}

/** Watches the session that owns the data folder: it ends exactly when the server does, ours or adopted. */
class Keeper {
  readonly #cluster: Cluster;
  #running: Running;
  #stopping: Promise<void> | undefined;
  #bringing: Promise<void> = Promise.resolve();

  constructor(cluster: Cluster, running: Running) {
    this.#cluster = cluster;
    this.#running = running;
    this.#watch();
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stopNow();
    return this.#stopping;
  }

  #watch(): void {
    this.#running.session.once('end', () => {
      this.#bringing = this.#bringBack();
    });
  }

  async #bringBack(): Promise<void> {
    const { log } = this.#cluster;
    for (let wait = 100; !this.#stopping; wait = Math.min(wait * 2, 30_000)) {
      log.warn('the database server went away; bringing it back');
      try {
        this.#running = await bringUp(this.#cluster, DATABASE);
        log.info('the database server is back');
        this.#watch();
        return;
      } catch (error) {
        log.error({ err: error }, 'the database server does not come back');
        // Another copy owns the folder now; fighting over it would harm both. Any other reason may pass: a server that
        // is killed while it recovers refuses to start too, and must come back all the same.
        if (error instanceof FolderTaken) return;
        await sleep(wait);
      }
    }
  }

  async #stopNow(): Promise<void> {
    // A server that is just coming back must not be left behind.
    await this.#bringing;
    // The owner's session stays open to the last moment, so that no other copy starts on a server that is leaving.
    await stopPostmaster(this.#running.pid, this.#cluster.clusterDir, STOP_PATIENCE_MS);
    await this.#running.session.end().catch(() => undefined);
    await rmdir(this.#cluster.socketDir).catch(() => undefined);
  }
}
