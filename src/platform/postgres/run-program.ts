import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { canReach, type Account } from './account.ts';

/** In the program this number is the open database folder. */
const FOLDER_FD = 3;

/** Nothing of our environment (PGDATA, PGOPTIONS, secrets) reaches the server. */
const BARE = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** A started program; `ended` resolves with its exit code, or with the reason why it could not be run. */
export type Started = {
  readonly pid: number | undefined;
  readonly ended: Promise<number | Error>;
  /** Lets our process end while the program goes on. */
  readonly letGo: () => void;
};

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
): Promise<Started> {
  const handle = await open(folder, 'r');
  try {
    const name = (await canReach(folder, account)) ? folder : `/proc/self/fd/${FOLDER_FD}`;
    const child = spawn(path, argumentsFor(name), {
      ...account,
      cwd: '/',
      env: BARE,
      detached: true,
      stdio: ['ignore', output, output, handle.fd],
    });
    const ended = new Promise<number | Error>((resolve) => {
      child.once('error', resolve);
      child.once('exit', (code) => resolve(code ?? -1));
    });
    return { pid: child.pid, ended, letGo: () => child.unref() };
  } finally {
    await handle.close();
  }
}
