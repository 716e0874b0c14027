import type { CaseState } from '#domain/case.ts';
import type { ClockName } from '#domain/city.ts';
import type { Clocks } from '#domain/clocks.ts';
import type { Status } from '#domain/status.ts';
import type { App } from '#store/app.ts';

/** A case whose clock has run out. */
export interface DueCase {
  id: string;
  state: CaseState;
}

/**
 * Cases in `status` whose clock has run out, the longest overdue first. Cases that somebody is working on at this
 * moment are left out: they come up again.
 */
export async function fetchDueCases(
  app: Pick<App, 'db'>,
  clock: ClockName,
  status: Status,
  now: Date,
  most: number,
): Promise<DueCase[]> {
  const { rows } = await app.db.pool.query<DueCase>({
    name: 'due-cases',
    text: `select c.id, c.state from case_clock k join case_file c on c.id = k.case_id
           where k.clock = $1 and k.running and k.due_at < $3 and c.status = $2
           order by k.due_at, k.case_id limit $4
           for update of c skip locked`,
    values: [clock, status, now, most],
  });
  return rows;
}

/**
 * Cases of which a rung of the ladder is due, the longest overdue first. Cases that somebody is working on at this
 * moment are left out: they come up again.
 */
export async function fetchCasesToClimb(app: Pick<App, 'db'>, now: Date, most: number): Promise<string[]> {
  const { rows } = await app.db.pool.query<{ id: string }>({
    name: 'cases-to-climb',
    text: `select c.id from case_clock k join case_file c on c.id = k.case_id
           where k.next_step_at <= $1
           order by k.next_step_at, k.case_id limit $2
           for update of c skip locked`,
    values: [now, most],
  });
  return [...new Set(rows.map(({ id }) => id))];
}

/** What a case owes is derived from these. */
interface CaseClocks {
  state: CaseState;
  clocks: Clocks;
}

/** The clocks of one case as they are now; null when there is no such case. */
export async function fetchClocks(app: Pick<App, 'db'>, id: string): Promise<CaseClocks | null> {
  const { rows } = await app.db.pool.query<CaseClocks>({
    name: 'clocks-of-case',
    text: 'select state, clocks from case_file where id = $1',
    values: [id],
  });
  return rows[0] ?? null;
}

/** A running clock of a reporter, with how often the reporter was reminded of it. */
export interface RemindableClock {
  caseId: string;
  reminded: number;
  startedAt: Date;
}

/** Clocks that run, were reminded fewer than `most` times, and have not run out; in pages by the case's id. */
export async function fetchRemindable(
  app: Pick<App, 'db'>,
  clock: ClockName,
  most: number,
  now: Date,
  after: string | null,
): Promise<RemindableClock[]> {
  const { rows } = await app.db.pool.query<Omit<RemindableClock, 'startedAt'> & { startedAt: string }>({
    name: 'remindable-clocks',
    text: `select k.case_id as "caseId", k.reminded, c.clocks->k.clock->>'startedAt' as "startedAt"
           from case_clock k join case_file c on c.id = k.case_id
           where k.clock = $1 and k.running and k.reminded < $2 and k.due_at > $3
             and ($4::uuid is null or k.case_id > $4)
           order by k.case_id limit 500`,
    values: [clock, most, now, after],
  });
  return rows.map((row) => ({ ...row, startedAt: new Date(row.startedAt) }));
}
