import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds of one tick in /proc (CLK_TCK is 100 on every Linux we know). */
const TICK_MS = 10;

interface Stat {
  parent: number;
  own: number;
  /** of children that have ended */
  gone: number;
}

async function readStat(pid: number): Promise<Stat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  const [user = 0, system = 0, goneUser = 0, goneSystem = 0] = fields.slice(11, 15);
  return text === ''
    ? null
    : { parent, own: (user + system) * TICK_MS, gone: (goneUser + goneSystem) * TICK_MS };
}

/** CPU of one process with all its threads since it began, in milliseconds. */
export async function cpuOf(pid: number): Promise<number> {
  return (await readStat(pid))?.own ?? 0;
}

/** CPU of a PostgreSQL server and all its processes, living and gone, in milliseconds. */
export async function cpuOfDatabase(postmaster: number): Promise<number> {
  const root = await readStat(postmaster);
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(numbers.map(readStat));
  const living = stats.filter((stat) => stat?.parent === postmaster).map((stat) => stat?.own ?? 0);
  return living.reduce((sum, own) => sum + own, (root?.own ?? 0) + (root?.gone ?? 0));
}

/** Memory of a process that is really there (RSS), in megabytes. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}

/** The number of the PostgreSQL server of a data folder. */
export async function postmasterOf(dataDir: string): Promise<number> {
  const [pid] = (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}
