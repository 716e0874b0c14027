import { chown, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StartRefused } from '../start-refused.ts';
import type { Account } from './account.ts';
import type { Program } from './program.ts';
import { runProgram } from './run-program.ts';

/** The superuser of our own server and the owner of everything in it. */
export const OWNER = 'sambat';

/**
 * Makes the database cluster in `clusterDir` if there is none yet. A half-made one never counts: it is made
 * beside and renamed when whole, so that a kill in between or a second starter does no harm.
 * Refuses (StartRefused) a cluster of another PostgreSQL version or of another user.
 */
export async function ensureCluster(
  clusterDir: string,
  program: Program,
  account: Account | undefined,
): Promise<void> {
  const version = await readFile(join(clusterDir, 'PG_VERSION'), 'utf8').catch(readFault);
  if (version === undefined) return makeCluster(clusterDir, program, account);
  if (Number.parseInt(version, 10) !== program.major) {
    throw new StartRefused(
      `The database in ${clusterDir} was made by PostgreSQL ${version.trim()}, but Sambat brings PostgreSQL ` +
        `${program.major}: start the older Sambat and export, or set DATABASE_URL.`,
    );
  }
}

function readFault(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return undefined;
  if (code === 'EACCES') {
    throw new StartRefused(
      'The database folder belongs to another user: start Sambat as the user who started it first, or as root.',
    );
  }
  throw error;
}

async function makeCluster(
  clusterDir: string,
  program: Program,
  account: Account | undefined,
): Promise<void> {
  await sweepHalfMade(clusterDir);
  const half = `${clusterDir}.new-${process.pid}`;
  await mkdir(half, { mode: 0o700 });
  if (account) await chown(half, account.uid, account.gid);
  await initialise(half, program, account);
  try {
    await rename(half, clusterDir);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    // Another starter was quicker: its cluster is as good as ours.
    if ((await readFile(join(clusterDir, 'PG_VERSION')).catch(() => undefined)) === undefined) throw error;
  }
}

/** `--no-sync`: an empty cluster is worth nothing yet, and the operating system writes it out within seconds. */
async function initialise(half: string, program: Program, account: Account | undefined): Promise<void> {
  const logFile = `${half}.log`;
  const log = await open(logFile, 'w', 0o600);
  try {
    const { ended } = await runProgram(program.initdb, half, initdbArguments, account, log.fd);
    const end = await ended;
    if (end === 0) return;
    const said = end instanceof Error ? end.message : await readFile(logFile, 'utf8');
    await rm(half, { recursive: true, force: true });
    throw new StartRefused(`PostgreSQL could not make its folder ${half}: ${lastWords(said)}`);
  } finally {
    await log.close();
    await rm(logFile, { force: true });
  }
}

function initdbArguments(folder: string): string[] {
  return [
    ...['-D', folder, '-U', OWNER, '-E', 'UTF8', '--auth=trust', '--no-sync', '--no-instructions'],
    ...['--locale-provider=builtin', '--locale=C.UTF-8'],
  ];
}

/** Clusters whose maker was killed half-way. */
async function sweepHalfMade(clusterDir: string): Promise<void> {
  const prefix = `${basename(clusterDir)}.new-`;
  for (const name of await readdir(dirname(clusterDir))) {
    if (!name.startsWith(prefix)) continue;
    const maker = Number.parseInt(name.slice(prefix.length), 10);
    if (maker === process.pid || !isAlive(maker)) {
      await rm(join(dirname(clusterDir), name), { recursive: true, force: true });
    }
  }
}

/** Whether a process of this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The last thing a program said: what the operator needs to see of its output. */
export function lastWords(output: string): string {
  return output.trim().split('\n').slice(-3).join(' ') || 'it gave no reason';
}
