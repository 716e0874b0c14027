import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDemoAccounts } from '#features/people/demo-accounts.ts';
import { readConfig } from '#platform/config.ts';
import { openLog } from '#platform/log.ts';
import { StartRefused } from '#platform/start-refused.ts';
import { openApp, type App } from '#store/app.ts';
import { wordsOfPlace, fileYear, planYear, type FiledComplaint } from './file-year.ts';
import { openDemoPhotos } from './demo-photos.ts';
import { Life, type LifeTools } from './life.ts';
import { tell } from './plot.ts';
import { planDuty } from './roster.ts';
import { seededRandom, type Random } from './random.ts';
import { hireStaff } from './simulated-staff.ts';
import { beginWork } from './staff-text.ts';

const PHOTOS = join(import.meta.dirname, '../../../tests/support/photos/road');
const YEAR_MS = 365 * 86_400_000;
/** Cases that live at the same time; the database has ten connections. */
const AT_ONCE = 8;

/** How slow each agency of the demo is: uneven on purpose, so that boards and lists have something to say. */
function slownessOf(random: Random, codes: readonly string[]): ReadonlyMap<string, number> {
  return new Map(codes.map((code) => [code, 0.5 + random.fork(code).next() * 2.4]));
}

async function refuseFull(app: App, more: boolean): Promise<void> {
  if (app.config.mode === 'production') throw new StartRefused('The demo is not for production.');
  const some = await app.db.sql.selectFrom('case_file').select('id').limit(1).executeTakeFirst();
  if (some && !more) {
    throw new StartRefused(
      'There are cases already. Add --more to put the demo beside them, or use an empty DATA_DIR.',
    );
  }
}

async function liveOne(
  tools: LifeTools,
  random: Random,
  one: FiledComplaint,
  double: FiledComplaint | undefined,
  slowness: number,
): Promise<void> {
  const work = beginWork(random, {
    category: one.category.code,
    place: one.place.street ?? one.place.area.name,
    agency: tools.app.city.agencies.find((a) => a.code === one.agency)?.short ?? one.agency,
  });
  const withPhotos = one.category.code.startsWith('road.') || one.category.code.startsWith('drain.');
  const life = new Life(tools, { random, ...one, now: double?.at ?? one.at, withPhotos });
  if (double) await mergeDouble(life, one, double);
  const place = wordsOfPlace(one.place);
  await tell({ life, work, category: one.category, place, slowness }, one.sealed);
}

async function mergeDouble(life: Life, one: FiledComplaint, double: FiledComplaint): Promise<void> {
  const other = new Life(life.tools, { ...double, random: life.random, now: double.at, withPhotos: false });
  await other.does('merge', life.desk(), { otherCase: one.number });
}

async function liveAll(tools: LifeTools, random: Random, filed: readonly FiledComplaint[]): Promise<void> {
  const slowness = slownessOf(
    random.fork('slowness'),
    tools.app.city.agencies.map((a) => a.code),
  );
  const doubles = new Map(filed.flatMap((one) => (one.doubleOf ? [[one.doubleOf, one] as const] : [])));
  const merged = new Set([...doubles.values()].map((one) => one.number));
  const queue = filed.filter((one) => !merged.has(one.number)).values();
  const worker = async (): Promise<void> => {
    for (const one of queue) {
      await liveOne(
        tools,
        random.fork(one.number),
        one,
        doubles.get(one.number),
        slowness.get(one.agency) ?? 1,
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Nobody gets a year of mails: what the demo would have told is taken as told. */
async function tellNobody(app: App, now: Date): Promise<void> {
  await app.db.pool.query('update outbox set expanded_at = $1 where expanded_at is null', [now]);
}

async function summarise(app: App): Promise<void> {
  const { rows } = await app.db.pool.query<{ status: string; cases: number; late: number }>(
    `select status, count(*)::int as cases, count(*) filter (where is_open and service_due_at < now())::int as late
     from case_file group by status order by cases desc`,
  );
  console.table(rows);
}

async function fill(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '3000' },
      seed: { type: 'string', default: 'malang' },
      more: { type: 'boolean', default: false },
    },
  });
  const read = readConfig(process.env, process.cwd());
  if (!read.ok) throw new StartRefused(read.faults.join('\n'));
  const app = await openApp(read.config, openLog({ level: 'warn' }));
  try {
    await refuseFull(app, values.more);
    const began = Date.now();
    const until = app.now();
    const from = new Date(until.getTime() - YEAR_MS);
    const random = seededRandom(values.seed);
    await ensureDemoAccounts(app, from);
    const tools = {
      app,
      until,
      staff: await hireStaff(app, from),
      photos: await openDemoPhotos(app, PHOTOS),
    };
    const plan = planYear(random.fork('plan'), app.city, from, until, Number(values.count));
    const filed = await fileYear(tools, random.fork('texts'), plan);
    await liveAll(tools, random.fork('lives'), filed);
    await planDuty(app, tools.staff);
    await tellNobody(app, until);
    await summarise(app);
    console.log(
      `${filed.length} complaints of a year, told in ${Math.round((Date.now() - began) / 1000)} s.`,
    );
  } finally {
    await app.close();
  }
}

try {
  await fill();
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  console.error(error.message);
  process.exit(1);
}
