import { spawn, type ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import { canReach, type Account } from './account.ts';

/** In the program this number is the open database folder. */
const FOLDER_FD = 3;

/** Nothing of our environment (PGDATA, PGOPTIONS, secrets) reaches the server. */
const BARE = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Starts one of PostgreSQL's programs on a folder, as `account`, apart from our terminal: Ctrl-C must stop
 * Sambat first and the database last.
 *
 * A checkout below a closed folder such as /root is out of reach for an unprivileged account. It then gets the
 * folder as an open handle and names it /proc/self/fd/3, so that nobody has to open up /root.
 */
export async function runProgram(
  path: string,
  folder: string,
  argumentsFor: (folder: string) => string[],
  account: Account | undefined,
  output: number,
): Promise<ChildProcess> {
  const handle = await open(folder, 'r');
  try {
    const name = (await canReach(folder, account)) ? folder : `/proc/self/fd/${FOLDER_FD}`;
    return spawn(path, argumentsFor(name), {
      ...account,
      cwd: '/',
      env: BARE,
      detached: true,
      stdio: ['ignore', output, output, handle.fd],
    });
  } finally {
    await handle.close();
  }
}
