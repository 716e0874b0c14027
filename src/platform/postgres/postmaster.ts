import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './cluster.ts';

/** What postmaster.pid says, and whether that process is really the server of this folder. */
export type Postmaster = { readonly pid: number; readonly socketDir: string; readonly ready: boolean };

/** Reads who runs the cluster. Undefined: nobody, or a leftover file whose process is gone or is something else. */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , , socketDir, , , status] = text.split('\n');
  const number = Number(pid);
  if (!Number.isSafeInteger(number) || number <= 1 || !socketDir) return undefined;
  if (!(await isServerOf(number, clusterDir))) return undefined;
  return { pid: number, socketDir, ready: status?.trim() === 'ready' };
}

/**
 * A number alone proves nothing: after a crash it may belong to a zombie that nobody reaps (a container without
 * an init) or to another program. A server's working folder is its cluster; a zombie has none.
 */
async function isServerOf(pid: number, clusterDir: string): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid);
  const [theirs, ours] = await Promise.all(
    [`/proc/${pid}/cwd`, clusterDir].map((path) => stat(path).catch(() => undefined)),
  );
  return theirs !== undefined && ours !== undefined && theirs.ino === ours.ino && theirs.dev === ours.dev;
}

/**
 * Removes the lock files of a dead server at which PostgreSQL would balk: those whose number now belongs to a zombie or
 * to another program. All others PostgreSQL replaces by itself, and better: a file of a server that is just starting
 * must never be touched. Backends that outlive their server are no danger, PostgreSQL finds their shared memory.
 */
export async function clearLeftover(clusterDir: string, socketDir: string): Promise<void> {
  for (const file of [join(clusterDir, 'postmaster.pid'), join(socketDir, '.s.PGSQL.5432.lock')]) {
    const pid = await readPid(file);
    if (pid === undefined || !isAlive(pid) || (await isServerOf(pid, clusterDir))) continue;
    if ((await readPid(file)) === pid) await rm(file, { force: true });
  }
}

async function readPid(file: string): Promise<number | undefined> {
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  return pid > 1 ? pid : undefined;
}

/** Stops the server: fast (sessions are ended, data written); after `patience` ms at once (recovery at next start). */
export async function stopPostmaster(pid: number, clusterDir: string, patience: number): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', patience],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!(await isServerOf(pid, clusterDir))) return;
    process.kill(pid, signal);
    const until = Date.now() + wait;
    while (Date.now() < until) {
      if (!(await isServerOf(pid, clusterDir))) return;
      await sleep(20);
    }
  }
}
