import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { findPostmaster } from './postmaster.ts';
import { findOwnPostgres, startPostgres, type OwnPostgres } from './start-postgres.ts';

const log = openLog({ level: 'silent' });
const isRoot = process.getuid?.() === 0;
const SLOW = { timeout: 120_000 };

let root: string;
let dataDir: string;
const running: OwnPostgres[] = [];
const apps: ChildProcess[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sambat-start-'));
  await chmod(root, 0o755);
  dataDir = join(root, 'data');
});

afterEach(async () => {
  for (const app of apps.splice(0)) app.kill('SIGKILL');
  await Promise.all(running.splice(0).map((own) => own.stop()));
});

afterAll(async () => {
  // A copy that was killed leaves its server running: take it over and stop it.
  await (await startPostgres({ dataDir, log })).stop();
  await rm(root, { recursive: true, force: true });
}, 60_000);

async function start(folder = dataDir): Promise<OwnPostgres> {
  const own = await startPostgres({ dataDir: folder, log });
  running.push(own);
  return own;
}

/** Another copy of Sambat, in a process of its own; resolves with what it printed first. */
async function startApp(folder = dataDir): Promise<{ app: ChildProcess; said: string }> {
  const url = new URL('./start-postgres.ts', import.meta.url).href;
  const logUrl = new URL('../log.ts', import.meta.url).href;
  const program = `
    import { startPostgres } from ${JSON.stringify(url)};
    import { openLog } from ${JSON.stringify(logUrl)};
    try {
      const own = await startPostgres({ dataDir: ${JSON.stringify(folder)}, log: openLog({ level: 'silent' }) });
      console.log(own.connectionString);
      setInterval(() => {}, 1000);
    } catch (error) {
      console.log(error.name + ': ' + error.message);
    }`;
  const app = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  apps.push(app);
  const said = await once(app.stdout, 'data');
  return { app, said: String(said[0]).trim() };
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Asks until the server answers again; the test's own time limit ends a wait in vain. */
async function queryOnceBack(connectionString: string, sql: string): Promise<unknown[]> {
  for (;;) {
    try {
      return await query(connectionString, sql);
    } catch {
      await sleep(50);
    }
  }
}

async function killServer(): Promise<number> {
  const pid = (await findPostmaster(join(dataDir, 'postgres')))?.pid ?? 0;
  expect(pid).toBeGreaterThan(1);
  process.kill(pid, 'SIGKILL');
  return pid;
}

/** kill -9 of the server and of every process it made, as a power switch would. */
async function killWholeServer(): Promise<void> {
  const postmaster = await killServer();
  for (const name of await readdir('/proc')) {
    const cwd = await readlink(`/proc/${name}/cwd`).catch(() => '');
    if (cwd === join(dataDir, 'postgres') && Number(name) !== postmaster)
      process.kill(Number(name), 'SIGKILL');
  }
}

describe('our own PostgreSQL', SLOW, () => {
  test('starts on an empty folder and keeps what was written when it is stopped and started again', async () => {
    const first = await start();
    await query(first.connectionString, 'create table kept (what text)');
    await query(first.connectionString, `insert into kept values ('before the stop')`);
    await first.stop();
    await first.stop();
    expect(await findOwnPostgres(dataDir)).toBeUndefined();

    const second = await start();
    expect(second.connectionString).toBe(first.connectionString);
    expect(await findOwnPostgres(dataDir)).toBe(first.connectionString);
    expect(await query(second.connectionString, 'select what from kept')).toEqual(['before the stop']);
  });

  test('listens on no network address, syncs to disk, and sorts by code point in UTF-8', async () => {
    const own = await start();
    const asked = `select current_setting('listen_addresses'), current_setting('fsync'), current_setting('server_encoding'),
      datlocprovider, datlocale from pg_database where datname = current_database()`;
    expect(await query(own.connectionString, asked)).toEqual(['', 'on', 'UTF8', 'b', 'C.UTF-8']);
  });

  test.runIf(isRoot)('never runs as root', async () => {
    const own = await start();
    const pid = (await findPostmaster(join(dataDir, 'postgres')))?.pid;
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    expect(status).toMatch(/^Uid:\s+[1-9]/m);
    expect(await query(own.connectionString, 'select 1')).toEqual([1]);
  });

  test('is refused to a second copy, which says who has the folder, and the first goes on', async () => {
    const own = await start();
    const { said } = await startApp();
    expect(said).toBe(
      `StartRefused: Another copy of Sambat (process ${process.pid}) already uses the data folder ${dataDir}: ` +
        'stop it first, or give this one its own DATA_DIR.',
    );
    expect(await query(own.connectionString, 'select 1')).toEqual([1]);
  });

  test('of two copies starting at the same moment exactly one gets the folder', async () => {
    const both = await Promise.all([startApp(), startApp()]);
    const said = both.map((one) => one.said.split(':')[0]).sort();
    expect(said).toEqual(['StartRefused', 'postgresql']);
  });

  test('comes back by itself at the same address when the server is killed', async () => {
    const own = await start();
    await query(own.connectionString, 'create table if not exists survived (what text)');
    await query(own.connectionString, `insert into survived values ('a killed server')`);
    const killed = await killServer();
    expect(await queryOnceBack(own.connectionString, 'select what from survived')).toEqual([
      'a killed server',
    ]);
    expect((await findPostmaster(join(dataDir, 'postgres')))?.pid).not.toBe(killed);
  });

  test('comes back although it was killed once more while it was coming back', async () => {
    const own = await start();
    const killed = await killServer();
    for (;;) {
      const again = await findPostmaster(join(dataDir, 'postgres'));
      if (again && again.pid !== killed) {
        process.kill(again.pid, 'SIGKILL');
        break;
      }
      await sleep(2);
    }
    expect(await queryOnceBack(own.connectionString, 'select 1 as one')).toEqual([1]);
  });

  test('is adopted, still running, after its Sambat was killed', async () => {
    const { app, said } = await startApp();
    await query(said, 'create table if not exists orphaned (what text)');
    await query(said, `insert into orphaned values ('a killed parent')`);
    const before = await findPostmaster(join(dataDir, 'postgres'));
    app.kill('SIGKILL');
    await once(app, 'exit');

    const own = await start();
    expect(await findPostmaster(join(dataDir, 'postgres'))).toEqual(before);
    expect(own.connectionString).toBe(said);
    expect(await query(own.connectionString, 'select what from orphaned')).toEqual(['a killed parent']);
  });

  test.runIf(process.platform === 'linux')('recovers after everything was killed at once', async () => {
    const { app, said } = await startApp();
    await query(said, 'create table if not exists crashed (what text)');
    await query(said, `insert into crashed values ('a power cut')`);
    app.kill('SIGKILL');
    await killWholeServer();

    const own = await start();
    expect(await query(own.connectionString, 'select what from crashed')).toEqual(['a power cut']);
  });

  test('is not fooled by a leftover lock file that names another living process', async () => {
    await (await start()).stop();
    const leftover = [process.pid, join(dataDir, 'postgres'), 1, 5432, '/nowhere', '', '1 1', 'ready'].join(
      '\n',
    );
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), leftover);
    const own = await start();
    expect(await query(own.connectionString, 'select 1')).toEqual([1]);
  });

  test('works below a closed folder and with a path longer than a socket may have', async () => {
    const closed = join(root, 'closed', 'deep'.repeat(30));
    await mkdir(closed, { recursive: true });
    await chmod(join(root, 'closed'), 0o700);
    const own = await start(join(closed, 'data'));
    expect(await query(own.connectionString, 'select 1')).toEqual([1]);
    expect((await stat(join(closed, 'data', 'postgres'))).mode & 0o777).toBe(0o700);
  });

  test('refuses a data folder that cannot be one', async () => {
    await writeFile(join(root, 'a-file'), '');
    await expect(startPostgres({ dataDir: join(root, 'a-file'), log })).rejects.toThrow(
      /a-file cannot be written/,
    );
  });

  test('refuses a folder that another PostgreSQL version made', async () => {
    const old = join(root, 'old');
    await mkdir(join(old, 'postgres'), { recursive: true });
    await writeFile(join(old, 'postgres', 'PG_VERSION'), '17\n');
    await expect(startPostgres({ dataDir: old, log })).rejects.toThrow(
      /was made by PostgreSQL 17, but Sambat brings/,
    );
  });
});
