import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';

/** A Unix socket's path may have 107 bytes; PostgreSQL adds `/.s.PGSQL.5432.lock`. */
const LONGEST = 107 - '/.s.PGSQL.5432.lock'.length;

/**
 * The folder of the server's socket: closed to everyone but the server's account, short whatever the data folder is
 * called, and the same at each start of the same data folder, so that other processes find it again after a crash.
 */
export async function makeSocketFolder(clusterDir: string, account: Account | undefined): Promise<string> {
  const hash = createHash('sha256').update(clusterDir).digest('hex').slice(0, 12);
  const base = Buffer.byteLength(tmpdir()) + 20 > LONGEST ? '/tmp' : tmpdir();
  const folder = join(base, `sambat-${hash}`);
  const owner = account?.uid ?? process.getuid?.();
  await mkdir(folder, { mode: 0o700 }).then(
    () => giveTo(folder, account),
    () => undefined,
  );
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return folder;
  // Someone else made a folder of this name, by chance or to listen in: take one that cannot be foreseen.
  return giveTo(await mkdtemp(join(base, 'sambat-')), account);
}

async function giveTo(folder: string, account: Account | undefined): Promise<string> {
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}
