import type { Status } from '#domain/status.ts';
import type { App } from '#store/app.ts';

/** How many cases wait, of what sort; sealed cases are never counted. */
export interface DigestCounts {
  received: number;
  returned: number;
  dispatched: number;
  handling: number;
  validating: number;
  overdue: number;
  disputed: number;
  waitingBudget: number;
}

/** One of the most pressing cases. */
export interface DigestCase {
  number: string;
  category: string | null;
  status: Status;
  leadAgency: string | null;
  dueAt: Date | null;
}

const COUNTS = `
  select
    count(*) filter (where status = 'received') as received,
    count(*) filter (where status = 'returned') as returned,
    count(*) filter (where status = 'dispatched') as dispatched,
    count(*) filter (where status = 'handling') as handling,
    count(*) filter (where status = 'validating') as validating,
    count(*) filter (where service_due_at < $2 and status not in ('needs_reporter', 'resolved')) as overdue,
    count(*) filter (where disputes > 0 and status = 'handling') as disputed,
    count(*) filter (where status = 'waiting_budget') as "waitingBudget"
  from case_file
  where is_open and not is_sealed and ($1::text is null or lead_agency = $1)`;

/** What waits for the reporter presses nobody at the desk. */
const PRESSING = `
  select number, category, status, lead_agency as "leadAgency", service_due_at as "dueAt"
  from case_file
  where is_open and not is_sealed and ($1::text is null or lead_agency = $1)
    and status not in ('needs_reporter', 'resolved')
  order by service_due_at nulls last, id
  limit 10`;

/** The numbers of the whole city (agency null) or of one agency, and its ten most pressing cases. */
export async function fetchDigest(
  app: Pick<App, 'db'>,
  agency: string | null,
  now: Date,
): Promise<{ counts: DigestCounts; pressing: DigestCase[] }> {
  const { pool } = app.db;
  const [counts, pressing] = await Promise.all([
    pool.query<DigestCounts>({ name: 'digest-counts', text: COUNTS, values: [agency, now] }),
    pool.query<DigestCase>({ name: 'digest-pressing', text: PRESSING, values: [agency] }),
  ]);
  const [row] = counts.rows;
  if (!row) throw new Error('counting always has an answer');
  return { counts: row, pressing: pressing.rows };
}
