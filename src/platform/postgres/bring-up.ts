import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../log.ts';
import { StartRefused } from '../start-refused.ts';
import type { Account } from './account.ts';
import { lastWords } from './cluster.ts';
import { becomeOnlyCopy } from './only-copy.ts';
import { clearLeftover, findPostmaster } from './postmaster.ts';
import type { Program } from './program.ts';
import { runProgram, type Started } from './run-program.ts';

/** How long a dying server, what it left behind, or a recovery may keep us waiting. */
const PATIENCE_MS = 120_000;

/** Everything that is known about our cluster before its server runs. */
export type Cluster = {
  readonly dataDir: string;
  readonly clusterDir: string;
  readonly socketDir: string;
  readonly program: Program;
  readonly account: Account | undefined;
  readonly settings: readonly string[];
  readonly log: Log;
};

/** A running server, and the open session by which this process owns the data folder. */
export type Running = { readonly pid: number; readonly session: pg.Client };

/**
 * Gets the cluster's server running and owned by this process: adopts one that runs, waits for one that is starting,
 * stopping or not yet reaped, starts one where there is none.
 * Refuses (StartRefused) when another copy owns it or the server says why it cannot start.
 */
export async function bringUp(cluster: Cluster, database: string): Promise<Running> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const postmaster = await findPostmaster(cluster.clusterDir);
    if (!postmaster) await launch(cluster);
    else if (postmaster.ready) {
      const session = await tryToOwn(postmaster.socketDir, cluster.dataDir, database);
      if (session) return { pid: postmaster.pid, session };
    }
    await sleep(25);
  }
  throw new StartRefused(
    `The database server on ${cluster.clusterDir} did not become ready within ${PATIENCE_MS / 1000} seconds; ` +
      `its own words are in ${logFileOf(cluster)}.`,
  );
}

async function tryToOwn(
  socketDir: string,
  dataDir: string,
  database: string,
): Promise<pg.Client | undefined> {
  try {
    const session = await becomeOnlyCopy(socketDir, dataDir);
    await ensureDatabase(session, database);
    return session;
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    // The server is leaving, or just gone: look again.
    return undefined;
  }
}

async function ensureDatabase(session: pg.Client, database: string): Promise<void> {
  const { rowCount } = await session.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount === 0) await session.query(`create database ${session.escapeIdentifier(database)}`);
}

/** Starts a server and returns when it is there or gone again; throws only if it will not start later either. */
async function launch(cluster: Cluster): Promise<void> {
  await clearLeftover(cluster.clusterDir, cluster.socketDir);
  const logFile = logFileOf(cluster);
  await rename(logFile, `${logFile}.before`).catch(() => undefined);
  const log = await open(logFile, 'a', 0o600);
  try {
    // So that this user can start us later without root.
    if (cluster.account) await log.chown(cluster.account.uid, cluster.account.gid);
    const argumentsFor = (folder: string): string[] => ['-D', folder, ...cluster.settings];
    const { program, clusterDir, account } = cluster;
    const started = await runProgram(program.postgres, clusterDir, argumentsFor, account, log.fd);
    const end = await waitForReady(started, clusterDir);
    started.letGo();
    if (end === true) return;
    const said = end instanceof Error ? end.message : await readFile(logFile, 'utf8');
    if (!isPassing(said)) throw new StartRefused(`The database server did not start: ${lastWords(said)}`);
  } finally {
    await log.close();
  }
}

/** True when the server is ready, its exit code or the reason it could not be run when it ended before. */
async function waitForReady({ pid, ended }: Started, clusterDir: string): Promise<true | number | Error> {
  for (;;) {
    const end = await Promise.race([ended, sleep(25)]);
    if (end !== undefined) return end;
    const postmaster = await findPostmaster(clusterDir);
    if (postmaster?.ready && postmaster.pid === pid) return true;
  }
}

/** The dead server's processes are still leaving, or another starter was quicker. */
function isPassing(said: string): boolean {
  return said.includes('postmaster.pid') || said.includes('pre-existing shared memory block');
}

function logFileOf(cluster: Cluster): string {
  return join(cluster.dataDir, 'postgres.log');
}
