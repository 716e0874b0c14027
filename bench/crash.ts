import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildIfStale } from '#cli/build-if-stale.ts';
import { seededRandom, type Random } from '#cli/demo/random.ts';
import { readConfig } from '#platform/config.ts';
import { openLog } from '#platform/log.ts';
import { openApp, type App } from '#store/app.ts';
import { verifyHistory } from '#store/verify-history.ts';
import { openMailSink } from '../tests/support/mail-sink.ts';
import { send } from './load.ts';
import { countLost, type Acknowledged } from './lost.ts';
import { postmasterOf } from './processes.ts';
import { freePort, ROOT, spawnProduct } from './product.ts';
import { filingForm } from './visits.ts';

const CLIENTS = 4;
/** Retries of mail wait longer and longer. */
const PATIENCE_MS = 420_000;

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '24' }, seed: { type: 'string', default: 'crash' } },
});

/** A process of the product that is started again whenever it ends, as a service manager does. */
class Kept {
  readonly #environment: Readonly<Record<string, string>>;
  #child: ReturnType<typeof spawnProduct> | undefined;
  #wanted = true;
  readonly #life: Promise<void>;

  constructor(environment: Readonly<Record<string, string>>) {
    this.#environment = environment;
    this.#life = this.#live();
  }

  async #live(): Promise<void> {
    while (this.#wanted) {
      this.#child = spawnProduct(this.#environment);
      await once(this.#child, 'exit');
      await sleep(50);
    }
  }

  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  async end(): Promise<void> {
    this.#wanted = false;
    this.#child?.kill('SIGTERM');
    await this.#life;
  }
}

interface Siege {
  app: App;
  port: number;
  over: boolean;
  acknowledged: Acknowledged[];
  retries: number;
}

/** Sends one form until it is acknowledged, as a stubborn person would: always the same form. */
async function fileStubbornly(siege: Siege, agent: Agent, random: Random, mark: string): Promise<void> {
  const form = filingForm(random, siege.app.city, siege.app.now());
  const email = `${mark}@example.org`;
  const text = `${form['text'] ?? ''} (${mark})`;
  const headers = {
    'x-forwarded-for': `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)}`,
  };
  for (;;) {
    const answer = await send(agent, siege.port, {
      path: '/lapor?/kirim',
      form: { ...form, text, email },
      headers,
    }).catch(() => null);
    if (answer?.status === 303) break;
    if (answer && answer.status < 500) throw new Error(`a filing was refused with ${answer.status}`);
    siege.retries += 1;
    await sleep(50 + random.int(0, 200));
  }
  siege.acknowledged.push({ mark, key: form['key'] ?? '', email });
}

async function client(siege: Siege, which: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const random = seededRandom(`${values.seed} client ${which}`);
  for (let n = 0; !siege.over; n += 1) await fileStubbornly(siege, agent, random, `uji-${which}-${n}`);
  agent.destroy();
}

/** False when it is just coming back from the last blow. */
async function killDatabase(dataDir: string): Promise<boolean> {
  try {
    return process.kill(await postmasterOf(dataDir), 'SIGKILL');
  } catch {
    return false;
  }
}

/** Kills one of the three at a random moment; the launcher in this process brings the database back by itself. */
async function killOne(random: Random, web: Kept, worker: Kept, dataDir: string): Promise<string> {
  await sleep(random.int(1000, 6000));
  const victim = random.pick(['web', 'worker', 'database']);
  if (victim === 'web') web.kill();
  else if (victim === 'worker') worker.kill();
  else if (!(await killDatabase(dataDir))) return killOne(random, web, worker, dataDir);
  return victim;
}

async function open(dataDir: string): Promise<App> {
  const read = readConfig({ DATA_DIR: dataDir, MAIL: 'nowhere', LOG_LEVEL: 'error' }, ROOT);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return openApp(read.config, openLog({ level: 'fatal' }));
}

/** Waits until everything is told; gives what still waits when patience ends. */
async function untilTold(app: App): Promise<number> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await app.db.pool.query<{ n: number }>(
      `select (select count(*) from outbox where expanded_at is null)
            + (select count(*) from delivery where status in ('waiting', 'sending')) as n`,
    );
    const waiting = rows[0]?.n ?? 0;
    if (waiting === 0 || Date.now() > end) return waiting;
    await sleep(1000);
  }
}

async function besiege(app: App, dataDir: string): Promise<boolean> {
  const sink = await openMailSink();
  const port = await freePort();
  const environment = {
    DATA_DIR: dataDir, DATABASE_URL: app.connectionString, TRUSTED_PROXY: '127.0.0.1', MAIL: sink.url, LOG_LEVEL: 'fatal',
  }; // prettier-ignore
  const web = new Kept({ ...environment, ROLE: 'web', PORT: String(port) });
  const worker = new Kept({ ...environment, ROLE: 'worker' });
  const siege: Siege = { app, port, over: false, acknowledged: [], retries: 0 };
  const clients = Array.from({ length: CLIENTS }, (_, which) => client(siege, which));
  const random = seededRandom(values.seed);
  const killed: string[] = [];
  await sleep(3000);
  while (killed.length < Number(values.kills)) killed.push(await killOne(random, web, worker, dataDir));
  await sleep(2000);
  siege.over = true;
  await Promise.all(clients);
  const waiting = await untilTold(app);
  await Promise.all([web.end(), worker.end()]);
  const lost = await countLost(app, siege.acknowledged, sink.mails);
  const history = await verifyHistory(app.db);
  await sink.close();
  const times = (name: string): number => killed.filter((one) => one === name).length;
  console.table({
    kills: killed.length, web: times('web'), worker: times('worker'), database: times('database'),
    acknowledged: siege.acknowledged.length, retries: siege.retries, ...lost, 'still to be told': waiting,
    'cases verified': history.cases, 'faults of history': history.faultCount,
    'load at the end': Number(loadavg()[0]?.toFixed(1)),
  }); // prettier-ignore
  return lost.lost === 0 && lost.doubled === 0 && history.faultCount === 0;
}

await buildIfStale(ROOT, (line) => console.log(line));
const dataDir = await mkdtemp(join(tmpdir(), 'sambat-crash-'));
const app = await open(dataDir);
try {
  process.exitCode = (await besiege(app, dataDir)) ? 0 : 1;
} finally {
  await app.close();
  await rm(dataDir, { recursive: true, force: true });
}
