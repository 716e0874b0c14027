import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const ROOT = join(import.meta.dirname, '..');
const READY_WITHIN_MS = 120_000;
const PRELOAD = join(import.meta.dirname, 'count-queries.ts');

/** One process of the product as an operator starts it. */
export interface Product {
  readonly port: number;
  readonly pid: number;
  readonly child: ChildProcess;
  /** statements sent to the database so far */
  queries(): Promise<number>;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function answers(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/robots.txt`, { signal: AbortSignal.timeout(5_000) });
    return answer.status < 500;
  } catch {
    return false;
  }
}

/** Waits until the pages are served; throws when the process ends before or it takes too long. */
export async function waitUntilReady(child: ChildProcess, port: number): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`);
    if (Date.now() > end) throw new Error('the product did not get ready');
    await sleep(100);
  }
}

/** The environment of a child: what a shell must give, and what is said here. */
export function environment(more: Readonly<Record<string, string>>): Record<string, string> {
  const { PATH = '', HOME = '/', TMPDIR = '/tmp' } = process.env;
  return { PATH, HOME, TMPDIR, LOG_LEVEL: 'warn', ...more };
}

/** Environment and options of Node that `npm start` gives, as package.json has them. */
function startOptions(): { environment: Record<string, string>; options: string[] } {
  const line = /([A-Z_]+=\S+ )*node (--\S+ )*src\/cli\/start\.ts/.exec(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  )?.[0];
  if (line === undefined) throw new Error('package.json does not say how to start');
  const [before = '', after = ''] = line.split('node ');
  const pairs = [...before.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]);
  return { environment: Object.fromEntries(pairs), options: after.split(' ').slice(0, -1) };
}

/** Starts a process of the product; `more` is its environment. It does not wait for it. */
export function spawnProduct(
  more: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): ChildProcess {
  const asStarted = startOptions();
  return spawn(process.execPath, [...asStarted.options, ...flags, 'src/cli/start.ts'], {
    cwd: ROOT,
    env: { ...asStarted.environment, ...environment(more) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function askQueries(child: ChildProcess): Promise<number> {
  const answered: Promise<unknown[]> = once(child, 'message');
  child.send('queries');
  const [answer] = await answered;
  if (typeof answer !== 'object' || answer === null || !('sent' in answer))
    throw new Error('no count of queries');
  return Number(answer.sent);
}

/** Starts a web process and waits until it serves. `profileTo`: a folder for its CPU profile. */
export async function startWeb(
  more: Readonly<Record<string, string>>,
  profileTo: string | undefined,
): Promise<Product> {
  const port = await freePort();
  const profile = profileTo === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileTo}`];
  const child = spawnProduct({ ...more, ROLE: 'web', PORT: String(port) }, [...profile, '--import', PRELOAD]);
  await waitUntilReady(child, port);
  return {
    port,
    pid: child.pid ?? 0,
    child,
    queries: () => askQueries(child),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
