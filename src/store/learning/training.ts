import { newId } from '#platform/identity.ts';
import type { PoolClient } from 'pg';
import type { Database } from '../database.ts';

/** A training that somebody or the clock asked for, and that this worker has taken. */
export interface Training {
  id: string;
  askedBy: string | null;
}

/** What became of a training: too few cases, a new champion, a challenger that is kept, or nothing. */
export type TrainingOutcome = 'tooFew' | 'champion' | 'challenger' | 'failed';

/** A worker that took a training and died leaves it to the next one after so long. */
const LEASE_MINUTES = 30;

/** Asks for a training; false when one is asked for already: pressing twice trains once. */
export async function askTraining(
  client: Pick<PoolClient, 'query'>,
  by: string | null,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'ask-training',
    text: `insert into training (id, asked_at, asked_by) values ($1, $2, $3)
           on conflict ((ended_at is null)) where ended_at is null do nothing`,
    values: [newId(now), now, by],
  });
  return rowCount === 1;
}

/** Takes the open training, if no other worker has it. */
export async function takeTraining(db: Database, now: Date): Promise<Training | null> {
  const { rows } = await db.pool.query<Training>({
    name: 'take-training',
    text: `update training set started_at = $1 where id = (
             select id from training
             where ended_at is null and (started_at is null or started_at < $1::timestamptz - make_interval(mins => $2))
             limit 1 for update skip locked)
           returning id, asked_by as "askedBy"`,
    values: [now, LEASE_MINUTES],
  });
  return rows[0] ?? null;
}

/** Gives a training back that could not be ended because the worker stops: the next worker takes it at once. */
export async function leaveTraining(db: Database, id: string): Promise<void> {
  await db.pool.query('update training set started_at = null where id = $1 and ended_at is null', [id]);
}

/** What was found: how many confirmed cases, and when the newest of them was filed. */
export interface Found {
  cases: number;
  newest: string | null;
}

/** Ends a training. */
export async function endTraining(
  db: Database,
  id: string,
  outcome: TrainingOutcome,
  found: Found | null,
  now: Date,
): Promise<void> {
  await db.pool.query({
    name: 'end-training',
    text: `update training set ended_at = $2, outcome = $3, cases = $4, newest = $5 where id = $1 and ended_at is null`,
    values: [id, now, outcome, found?.cases ?? null, found?.newest ?? null],
  });
}
