import type { App } from '#store/app.ts';

/** Seconds after which a worker that gives no sign counts as silent. */
const SILENT_AFTER = 60;

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
    const { rows } = await app.db.pool.query<{ seen: boolean }>({
      name: 'worker-seen',
      text: `select exists (select 1 from worker_beat where at > $1::timestamptz - make_interval(secs => $2)) as seen`,
      values: [app.now(), SILENT_AFTER],
    });
    const worker = rows[0]?.seen === true;
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
}

const BACKLOG = `select
  (select count(*) from outbox where expanded_at is null) +
    (select count(*) from delivery where status in ('waiting', 'sending')) as waiting,
  (select count(*) from delivery where status = 'dead') as dead,
  coalesce(extract(epoch from $1::timestamptz - (select min(created_at) from outbox where expanded_at is null)), 0)::float8
    as "oldestSeconds",
  (select count(*) from case_file where is_open) as open,
  (select count(*) from case_file where is_open and service_due_at < $1) as overdue,
  coalesce(extract(epoch from $1::timestamptz - (select max(at) from worker_beat)), -1)::float8 as "beatSeconds"`;

/** What waits and what is late, for the operator's metrics. */
export async function readBacklog(app: App): Promise<Backlog> {
  const { rows } = await app.db.pool.query<Backlog>({ name: 'backlog', text: BACKLOG, values: [app.now()] });
  const [row] = rows;
  if (!row) throw new Error('the backlog has no row');
  return row;
}
