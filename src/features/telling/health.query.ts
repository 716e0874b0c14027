import type { App } from '#store/app.ts';
import { isWorkerSeen } from '#store/telling/beat.ts';
import { countUnclimbed } from './ladder-watch.query.ts';

export interface Health {
  alive: true;
  ready: boolean;
  database: boolean;
  /** a worker gave a sign within the last minute */
  worker: boolean;
}

/** Whether this process can serve people now: the database answers and a worker is at work. Never throws. */
export async function readHealth(app: App): Promise<Health> {
  try {
    const worker = await isWorkerSeen(app.db, app.now());
    return { alive: true, ready: worker, database: true, worker };
  } catch {
    return { alive: true, ready: false, database: false, worker: false };
  }
}

export interface Backlog {
  waiting: number;
  dead: number;
  oldestSeconds: number;
  open: number;
  overdue: number;
  beatSeconds: number;
  /** clocks of which a step of the ladder is owed and late */
  unclimbed: number;
  /** calls of the officer on duty that nobody has answered */
  pagesUnanswered: number;
}

const BACKLOG = `select
  (select count(*) from outbox where expanded_at is null) +
    (select count(*) from delivery where status in ('waiting', 'sending')) as waiting,
  (select count(*) from delivery where status = 'dead') as dead,
  coalesce(extract(epoch from $1::timestamptz - (select min(created_at) from outbox where expanded_at is null)), 0)::float8
    as "oldestSeconds",
  (select count(*) from case_file where is_open) as open,
  (select count(*) from duty_call where ended_at is null and answered_at is null) as "pagesUnanswered",
  (select count(*) from case_file where is_open and service_due_at < $1) as overdue,
  coalesce(extract(epoch from $1::timestamptz - (select max(at) from worker_beat)), -1)::float8 as "beatSeconds"`;

/** What waits and what is late, for the operator's metrics. */
export async function readBacklog(app: App): Promise<Backlog> {
  const query = { name: 'backlog', text: BACKLOG, values: [app.now()] };
  const [{ rows }, unclimbed] = await Promise.all([
    app.db.pool.query<Omit<Backlog, 'unclimbed'>>(query),
    countUnclimbed(app),
  ]);
  const [row] = rows;
  if (!row) throw new Error('the backlog has no row');
  return { ...row, unclimbed };
}
