import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '#cli/demo/random.ts';
import { buildIfStale } from '#cli/build-if-stale.ts';
import { readConfig } from '#platform/config.ts';
import { openLog } from '#platform/log.ts';
import { openApp, type App } from '#store/app.ts';
import { weigh } from './form-weight.ts';
import { press } from './load.ts';
import { measure, type Course, type PageCost } from './measure.ts';
import { multiply } from './multiply.ts';
import { cpuOf, postmasterOf } from './processes.ts';
import { environment, ROOT, startWeb, type Product } from './product.ts';
import { pointRead, rawFiling, readFiling, type RawCost } from './raw-database.ts';
import { showPages, showRaw, showVerdicts, showWeight } from './show.ts';
import { citizenVisits, filing, staffVisits } from './visits.ts';

const ORIGINALS = 400;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '50000' },
    requests: { type: 'string', default: '1500' },
    /** keep and use again this data folder */
    data: { type: 'string' },
    /** only visits whose name holds this */
    only: { type: 'string', default: '' },
    /** folder for a CPU profile of the web process */
    profile: { type: 'string' },
  },
});

/** Real cases through the door, in every status, by the demo's own program. */
async function liveSome(dataDir: string): Promise<void> {
  const child = spawn(process.execPath, ['src/cli/demo/fill.ts', '--count', String(ORIGINALS)], {
    cwd: ROOT,
    env: environment({ DATA_DIR: dataDir }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended: readonly unknown[] = await once(child, 'exit');
  const code = ended[0];
  if (code !== 0) throw new Error(`the demo ended with ${String(code)}`);
}

async function open(dataDir: string): Promise<App> {
  const read = readConfig({ DATA_DIR: dataDir, MAIL: 'nowhere' }, ROOT);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return openApp(read.config, openLog({ level: 'warn' }));
}

async function cases(app: App): Promise<number> {
  const { rows } = await app.db.pool.query<{ n: number }>('select count(*) as n from case_file');
  return rows[0]?.n ?? 0;
}

/** Answers of a bare node:http on the same machine, in the same minutes. */
async function rawHttp(count: number): Promise<RawCost> {
  const child = fork(join(import.meta.dirname, 'raw-http.ts'));
  const messages: readonly unknown[] = await once(child, 'message');
  const told = messages[0];
  const port = typeof told === 'object' && told !== null && 'port' in told ? Number(told.port) : 0;
  const visit = { name: 'raw', status: 200, ask: () => ({ path: '/' }) };
  await press(port, visit, { connections: 16, count: 500 });
  const before = await cpuOf(child.pid ?? 0);
  const load = await press(port, visit, { connections: 16, count });
  const clientMs = ((await cpuOf(child.pid ?? 0)) - before) / count;
  child.kill();
  return {
    name: 'node:http, a sentence',
    connections: 16,
    perSecond: count / load.seconds,
    clientMs,
    databaseMs: 0,
  };
}

async function measureRaw(app: App, course: Course): Promise<RawCost[]> {
  const { rows } = await app.db.pool.query<{ number: string }>(
    'select number from case_file order by md5(number) limit 1000',
  );
  const numbers = rows.map(({ number }) => number);
  const { postmaster, many } = course;
  const costs: RawCost[] = [await rawHttp(many * 5)];
  const filed = await readFiling(app.connectionString);
  for (const connections of [1, 16]) {
    const race = { url: app.connectionString, postmaster, connections, count: many };
    costs.push(await pointRead(numbers, { ...race, count: many * 3 }), await rawFiling(filed, race));
  }
  return costs;
}

async function measurePages(app: App, web: Product, course: Course): Promise<PageCost[]> {
  const visits = [
    filing(app, seededRandom('bench filings')),
    ...(await citizenVisits(app)),
    ...(await staffVisits(app, web.port)),
  ].filter(({ name }) => name.includes(values.only));
  const costs: PageCost[] = [];
  for (const visit of visits) {
    costs.push(await measure(web, visit, course));
    console.log(`  ${visit.name}`);
  }
  return costs;
}

async function bench(app: App, dataDir: string): Promise<void> {
  const many = Number(values.requests);
  const course = { postmaster: await postmasterOf(dataDir), few: Math.ceil(many / 3), many };
  const env = {
    DATA_DIR: dataDir,
    DATABASE_URL: app.connectionString,
    TRUSTED_PROXY: '127.0.0.1',
    MAIL: 'nowhere',
  };
  const web = await startWeb(env, values.profile);
  try {
    const load = loadavg();
    const pages = await measurePages(app, web, course);
    const raw = await measureRaw(app, course);
    console.log(
      `\n${await cases(app)} cases · ${new Date().toISOString().slice(0, 16)} · load ${load[0]?.toFixed(1)} … ${loadavg()[0]?.toFixed(1)}\n`,
    );
    showPages(pages, raw);
    showRaw(raw);
    showWeight(await weigh(web.port, '/lapor'));
    showVerdicts(pages, raw, await weigh(web.port, '/lapor'));
  } finally {
    await web.stop();
  }
}

const dataDir = values.data ?? (await mkdtemp(join(tmpdir(), 'sambat-bench-')));
await buildIfStale(ROOT, (line) => console.log(line));
const fresh = await open(dataDir);
const empty = (await cases(fresh)) === 0;
await fresh.close();
if (empty) {
  console.log(`${ORIGINALS} cases through the door …`);
  await liveSome(dataDir);
}
const app = await open(dataDir);
try {
  const missing = Number(values.count) - (await cases(app));
  if (missing > 0) await multiply(app, seededRandom('bench'), missing);
  await bench(app, dataDir);
} finally {
  await app.close();
  if (values.data === undefined) await rm(dataDir, { recursive: true, force: true });
}
