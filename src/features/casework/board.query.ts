import type { Officer } from '#domain/actor.ts';
import { letterLevel } from '#domain/ladder.ts';
import type { Status } from '#domain/status.ts';
import { briefly } from '#platform/briefly.ts';
import type { App } from '#store/app.ts';
import { named } from './named-sql.ts';
import { COUNTS_KEPT_MS, QUEUES, scopeOfOfficer, sightOf, type QueueName } from './queues.ts';

/** What the board counts: what waits at the desk first, then what waits elsewhere. */
export const BOARD_QUEUES = [
  'new',
  'returned',
  'toConfirm',
  'toAccept',
  'toValidate',
  'disputed',
  'overdue',
  'handling',
  'budget',
  'external',
  'resolved',
  'open',
] as const satisfies readonly QueueName[];

interface AgencyLoad {
  agency: string;
  open: number;
  overdue: number;
  toAccept: number;
  budget: number;
  oldest: Date;
}

export interface OldCase {
  number: string;
  status: Status;
  category: string | null;
  leadAgency: string | null;
  filedAt: Date;
  dueAt: Date | null;
}

export interface Board {
  counts: Record<(typeof BOARD_QUEUES)[number], number>;
  today: { filed: number; closed: number };
  agencies: readonly AgencyLoad[];
  oldest: readonly OldCase[];
  /** for whom a letter of reprimand was drafted: how many, and those that press most */
  letters: { count: number; first: readonly OldCase[] };
}

const OLDEST_MOST = 10;

const totalsOf = (officer: Officer): string => `select
    ${BOARD_QUEUES.map((queue) => `count(*) filter (where ${QUEUES[queue]}) as "${queue}"`).join(', ')}
  from case_file where is_open and ${scopeOfOfficer(officer)}`;

const since = (column: string, officer: Officer): string => `(select count(*) from case_file
    where ${column} >= date_trunc('day', $now::timestamptz, $zone) and ${scopeOfOfficer(officer)})`;

/** Two counts, each along its index: one that asks for either reads every case there is. */
const todayOf = (officer: Officer): string =>
  `select ${since('filed_at', officer)} as filed, ${since('ended_at', officer)} as closed`;

const agenciesOf = (officer: Officer): string => `select lead_agency as agency, count(*) as open,
    count(*) filter (where ${QUEUES.overdue}) as overdue, count(*) filter (where ${QUEUES.toAccept}) as "toAccept",
    count(*) filter (where ${QUEUES.budget}) as budget, min(filed_at) as oldest
  from case_file where is_open and lead_agency is not null and ${scopeOfOfficer(officer)}
  group by lead_agency order by 3 desc, 2 desc`;

const OLD_CASE = `number, status, category, lead_agency as "leadAgency", filed_at as "filedAt",
    service_due_at as "dueAt"`;

const oldestOf = (officer: Officer): string => `select ${OLD_CASE}
  from case_file where is_open and ${scopeOfOfficer(officer)} order by filed_at, id limit $most`;

const lettersOf = (officer: Officer): string => `select ${OLD_CASE}, count(*) over () as total
  from case_file where is_open and escalated > 0 and escalated >= $level and ${scopeOfOfficer(officer)}
  order by escalated desc, service_due_at, id limit $most`;

/** Counting reads every open case, and a board hangs on many walls. */
const keepBoard = briefly<Board>(COUNTS_KEPT_MS);

/** The whole at a glance, as far as this position may see it, a few seconds old at most. */
export function loadBoard(app: App, officer: Officer): Promise<Board> {
  return keepBoard(app, sightOf(officer), app.now(), () => readBoard(app, officer));
}

async function readBoard(app: App, officer: Officer): Promise<Board> {
  const values = {
    agency: officer.agency,
    position: officer.position,
    now: app.now(),
    zone: app.city.zone,
    most: OLDEST_MOST,
    level: letterLevel(app.city) ?? Number.MAX_SAFE_INTEGER,
  };
  const { pool } = app.db;
  const [totals, today, agencies, oldest, letters] = await Promise.all([
    pool.query<Board['counts']>(named(totalsOf(officer), values)),
    pool.query<Board['today']>(named(todayOf(officer), values)),
    pool.query<AgencyLoad>(named(agenciesOf(officer), values)),
    pool.query<OldCase>(named(oldestOf(officer), values)),
    pool.query<OldCase & { total: number }>(named(lettersOf(officer), values)),
  ]);
  const [counts] = totals.rows;
  const [day] = today.rows;
  if (!counts || !day) throw new Error('a count without a row');
  return {
    counts,
    today: day,
    agencies: agencies.rows,
    oldest: oldest.rows,
    letters: { count: letters.rows[0]?.total ?? 0, first: letters.rows },
  };
}
