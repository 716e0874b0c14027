import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { openMailSink, type MailSink, type SunkMail } from './mail-sink.ts';

const ROOT = join(import.meta.dirname, '../..');
const READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 15_000;
/** The promise to every reporter: told within a minute, at any hour. */
const TOLD_WITHIN_MS = 60_000;

/** The product as an operator starts it: own process, own port, own data folder, mail over SMTP into a sink. */
export interface Product {
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly sink: MailSink;
  /** the mail to this address that fits, waited for */
  mailTo(address: string, fits: (mail: SunkMail) => boolean): Promise<SunkMail>;
  /** everything that the process has said so far */
  said(): string;
  /** asks it to stop as an operator does; resolves with the exit code */
  stop(): Promise<number | null>;
}

export interface ProductOptions {
  /** an existing PostgreSQL; without it the product brings its own */
  databaseUrl?: string;
  /** passes reports on by itself, as the city's settings say; otherwise the desk does, at whatever hour a test runs */
  automatic?: boolean;
  /** more of the environment */
  env?: Readonly<Record<string, string>>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Only what a shell must give: nothing of the test run (NODE_ENV, VITEST) reaches the product. */
function environment(
  options: ProductOptions,
  dataDir: string,
  port: number,
  mail: string,
): Record<string, string> {
  const { PATH = '', HOME = '/', TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    ...(TMPDIR ? { TMPDIR } : {}),
    PORT: String(port),
    DATA_DIR: dataDir,
    MAIL: mail,
    MAIL_FROM: 'Sambat <sambat@kota.contoh>',
    ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
    ...options.env,
  };
}

/** The city's settings, but nothing is ever sure enough to go without the desk. */
async function settingsByHand(dataDir: string): Promise<string> {
  const settings = join(dataDir, 'settings');
  await cp(join(ROOT, 'settings'), settings, { recursive: true });
  const file = join(settings, 'kota-malang/routes.json');
  const routes: unknown = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify(Object.assign({}, routes, { sure: 1, steps: [] })));
  return settings;
}

async function isReady(baseUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(`${baseUrl}/health`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  } catch {
    return false;
  }
}

async function waitUntilReady(child: ChildProcess, baseUrl: string, said: () => string): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  // The greeting is the last thing that a start does.
  while (!said().includes('Stop with Ctrl-C') || !(await isReady(baseUrl))) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}:\n${said()}`);
    if (Date.now() > end) throw new Error(`the product did not get ready:\n${said()}`);
    await sleep(150);
  }
}

async function stopChild(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    const ended = once(child, 'exit');
    const late = sleep(STOP_WITHIN_MS, 'late', { ref: false });
    if ((await Promise.race([ended, late])) === 'late') {
      child.kill('SIGKILL');
      throw new Error('the product did not stop when asked');
    }
  }
  return child.exitCode;
}

async function findMail(
  sink: MailSink,
  address: string,
  fits: (mail: SunkMail) => boolean,
): Promise<SunkMail> {
  const end = Date.now() + TOLD_WITHIN_MS;
  for (;;) {
    const mail = sink.to(address).find(fits);
    if (mail) return mail;
    if (Date.now() > end) {
      const subjects = sink.to(address).map(({ subject }) => subject);
      throw new Error(`no such mail to ${address}; there are: ${subjects.join(' | ')}`);
    }
    await sleep(100);
  }
}

/** Starts the product for a test file and stops it when the file is done. Throws with its output when it cannot start. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const sink = await openMailSink();
  const dataDir = await mkdtemp(join(tmpdir(), 'sambat-product-'));
  const port = await freePort();
  const settings = options.automatic ? {} : { SETTINGS_DIR: await settingsByHand(dataDir) };
  const env = { ...environment(options, dataDir, port, sink.url), ...settings };
  const child = spawn(process.execPath, ['src/cli/start.ts'], { cwd: ROOT, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => (output += text));
  }
  const said = (): string => output;
  const stop = (): Promise<number | null> => stopChild(child);
  afterAll(async () => {
    try {
      await stop();
    } finally {
      await sink.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
  const baseUrl = `http://localhost:${port}`;
  await waitUntilReady(child, baseUrl, said);
  return { baseUrl, dataDir, sink, said, stop, mailTo: (address, fits) => findMail(sink, address, fits) };
}
