import type { CaseState } from '#domain/case.ts';
import { DAY, dayNumberOf, localDate, offsetsAround } from '#domain/local-time.ts';
import { briefly } from '#platform/briefly.ts';
import type { App } from '#store/app.ts';

type HomeApp = Pick<App, 'db' | 'city' | 'now'>;

/** A public case in few words; its text is masked. */
export interface LatestCase {
  number: string;
  status: CaseState['status'];
  stage: CaseState['stage'];
  outcome: CaseState['outcome'];
  category: string | null;
  area: string | null;
  text: string;
  /** hash of the thumbnail of its first public photo */
  thumb: string | null;
  reporters: number;
  safety: boolean;
  late: boolean;
  filedAt: Date;
}

/** What the city did since the first of the month, and how many cases wait for money now. */
export interface MonthCounts {
  filed: number;
  answered: number;
  done: number;
  verified: number;
  waitingBudget: number;
}

const LATEST = `
  select c.number, c.status, c.stage, c.outcome, c.category, c.area, left(c.public_text, 400) as text,
    c.reports as reporters, c.is_safety as safety, coalesce(c.is_open and c.service_due_at < $2, false) as late,
    c.filed_at as "filedAt",
    (select a.thumb_sha256 from attachment a
     where a.case_id = c.id and a.audience = 'public' and a.hidden_at is null order by a.seq, a.id limit 1) as thumb
  from case_file c where c.is_public order by c.filed_at desc, c.id desc limit $1`;

type LatestRow = Omit<LatestCase, 'reporters'> & { reporters: number | string };

/** The newest cases that everybody may see. */
export async function fetchLatestCases(app: HomeApp, most = 3): Promise<LatestCase[]> {
  const values = [most, app.now()];
  const { rows } = await app.db.pool.query<LatestRow>({ name: 'home-latest', text: LATEST, values });
  return rows.map((row) => ({ ...row, reporters: Number(row.reporters) }));
}

/** Every case counts, public or not: the numbers say nothing about anybody. */
const COUNTS = `
  select count(*) filter (where filed_at >= $1)::int as filed,
    count(*) filter (where answered_at >= $1)::int as answered,
    count(*) filter (where done_at >= $1)::int as done,
    count(*) filter (where verified_at >= $1)::int as verified,
    count(*) filter (where status = 'waiting_budget')::int as "waitingBudget"
  from case_file
  where filed_at >= $1 or answered_at >= $1 or done_at >= $1 or verified_at >= $1 or status = 'waiting_budget'`;

/** Counting reads every case, so the counts are kept for a minute. */
const keepCounts = briefly<MonthCounts>(60_000);

/** What was done this month, at most a minute old. The month begins at midnight on the clocks of the city. */
export function fetchMonthCounts(app: HomeApp): Promise<MonthCounts> {
  return keepCounts(app.db, '', app.now(), () => count(app));
}

async function count(app: HomeApp): Promise<MonthCounts> {
  const values = [monthStart(app.city.zone, app.now())];
  const { rows } = await app.db.pool.query<MonthCounts>({ name: 'home-counts', text: COUNTS, values });
  return rows[0] ?? { filed: 0, answered: 0, done: 0, verified: 0, waitingBudget: 0 };
}

/** The moment at which the month began on the clocks of a zone. */
export function monthStart(zone: string, now: Date): Date {
  const day = dayNumberOf(`${localDate(zone, now).slice(0, 7)}-01`);
  const spans = offsetsAround(zone, day);
  const span = spans.find(({ to, offset }) => day * DAY - offset < to);
  return new Date(day * DAY - (span?.offset ?? 0));
}
