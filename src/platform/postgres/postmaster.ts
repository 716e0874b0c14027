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
export async function isServerOf(pid: number, clusterDir: string): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid);
  const [theirs, ours] = await Promise.all(
    [`/proc/${pid}/cwd`, clusterDir].map((path) => stat(path).catch(() => undefined)),
  );
  return theirs !== undefined && ours !== undefined && theirs.ino === ours.ino && theirs.dev === ours.dev;
}

/**
 * Removes a leftover postmaster.pid, at which PostgreSQL would balk when its number is in use again. Safe even if
 * backends of the dead server still run: PostgreSQL finds their shared memory by itself and refuses.
 */
export async function clearLeftover(clusterDir: string): Promise<void> {
  if (!(await findPostmaster(clusterDir))) await rm(join(clusterDir, 'postmaster.pid'), { force: true });
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
