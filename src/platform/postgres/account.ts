import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The user under which the database server runs; undefined means "as whoever started us". */
export type Account = { readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to run as root; this is who `nobody` is where the machine does not say. */
const NOBODY: Account = { uid: 65534, gid: 65534 };

/**
 * Picks who runs the server. As root: the owner of an existing cluster (so that a folder made by another
 * user keeps working), else `nobody`. As anyone else: undefined, the server runs as ourselves.
 */
export async function pickAccount(clusterDir: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findNobody();
}

async function findNobody(): Promise<Account> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, , uid, gid] =
    users
      .split('\n')
      .map((line) => line.split(':'))
      .find(([name]) => name === 'nobody') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : NOBODY;
}

/** Whether the account may walk through every folder above `path` and use `path` itself (read and enter or run). */
export async function canReach(path: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!(await mayUse(folder, account, 0o1))) return false;
    if (folder === dirname(folder)) break;
  }
  return mayUse(path, account, 0o5);
}

async function mayUse(path: string, account: Account, need: number): Promise<boolean> {
  const { uid, gid, mode } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & need) === need;
}
