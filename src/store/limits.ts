import { hashCode, type Keys } from '#platform/keys.ts';
import { LIMITS, type Limit, type LimitName } from '#platform/limits.ts';
import type { Database } from './database.ts';

export type Turn = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

type Base = { readonly db: Database; readonly keys: Keys };

/**
 * Takes one turn of a limit for a subject (a network, an account). Atomic: requests at the same moment never get more
 * turns than there are. A refusal takes nothing, so trying again too early makes the wait no longer.
 * The subject is remembered as a keyed hash only; the row says when its turns are all free again.
 */
export async function takeTurn(base: Base, name: LimitName, subject: string, now: Date): Promise<Turn> {
  const limit = LIMITS[name];
  const key = subjectKey(base.keys, name, subject);
  const taken = await base.db.pool.query({
    name: 'take-turn',
    text: `insert into turn (name, subject, free_at) values ($1, $2, $3::timestamptz + make_interval(secs => $4))
           on conflict on constraint turn_pk do update
             set free_at = greatest(turn.free_at, $3) + make_interval(secs => $4)
             where greatest(turn.free_at, $3) + make_interval(secs => $4) <= $3::timestamptz + make_interval(secs => $5)
           returning free_at`,
    values: [name, key, now, secondsPerTurn(limit), limit.seconds],
  });
  if (taken.rowCount === 1) return { ok: true };
  return { ok: false, retryAfterSeconds: await waitFor(base.db, name, key, now) };
}

/** Gives a turn back: what was done turned out to be right (a good password, a good code). */
export async function giveTurnBack(base: Base, name: LimitName, subject: string): Promise<void> {
  await base.db.pool.query({
    name: 'give-turn-back',
    text: `update turn set free_at = free_at - make_interval(secs => $3) where name = $1 and subject = $2`,
    values: [name, subjectKey(base.keys, name, subject), secondsPerTurn(LIMITS[name])],
  });
}

/** Forgets the subjects whose turns are all free: nothing depends on them any more. Returns how many. */
export async function forgetFreeTurns(db: Database, now: Date): Promise<number> {
  const gone = await db.pool.query('delete from turn where free_at < $1', [now]);
  return gone.rowCount ?? 0;
}

async function waitFor(db: Database, name: LimitName, key: string, now: Date): Promise<number> {
  const { rows } = await db.pool.query<{ free_at: Date }>({
    name: 'turn-wait',
    text: 'select free_at from turn where name = $1 and subject = $2',
    values: [name, key],
  });
  const limit = LIMITS[name];
  const freeAt = rows[0]?.free_at ?? now;
  const wait = (freeAt.getTime() - now.getTime()) / 1000 + secondsPerTurn(limit) - limit.seconds;
  return Math.max(1, Math.ceil(wait));
}

const secondsPerTurn = (limit: Limit): number => limit.seconds / limit.points;

/** A visitor without an address shares the turns of all such visitors. */
function subjectKey(keys: Keys, name: LimitName, subject: string): string {
  return hashCode(keys, `limit ${name}`, subject.trim() === '' ? 'nobody' : subject);
}
