import type { PoolClient } from 'pg';
import type { Database } from '../database.ts';

/** A delivery that this worker may send now. `attempt` is the fence: whoever claimed later has a higher one. */
export interface ClaimedDelivery {
  id: string;
  channel: string;
  attempt: number;
}

/**
 * Claims the deliveries whose time has come, oldest first; other workers skip them until `until`. The mark `sending` is
 * written before anything leaves, so that after a crash we know what may have left already.
 */
export async function claimDeliveries(
  db: Database,
  most: number,
  until: Date,
  now: Date,
): Promise<ClaimedDelivery[]> {
  const { rows } = await db.pool.query<ClaimedDelivery>({
    name: 'claim-deliveries',
    text: `
      update delivery d set status = 'sending', tries = d.tries + 1, claimed_until = $2, next_try_at = $2
      from (
        select id from delivery where status in ('waiting', 'sending') and next_try_at <= $3
        order by next_try_at limit $1 for update skip locked
      ) due
      where d.id = due.id
      returning d.id, d.channel, d.tries as attempt`,
    values: [most, until, now],
  });
  return rows;
}

const ENDS = `update delivery set status = $3, claimed_until = null, next_try_at = $4, sent_at = $5, failure = $6
  where id = $1 and tries = $2 and status = 'sending'`;

async function end(db: Database, claimed: ClaimedDelivery, values: readonly unknown[]): Promise<boolean> {
  const ended = await db.pool.query({
    name: 'end-delivery',
    text: ENDS,
    values: [claimed.id, claimed.attempt, ...values],
  });
  return ended.rowCount === 1;
}

/** It was handed over. False when another worker has taken the delivery since. */
export function markSent(db: Database, claimed: ClaimedDelivery, now: Date): Promise<boolean> {
  return end(db, claimed, ['sent', null, now, null]);
}

/** Nobody is to be told any more: unsubscribed, forgotten, sealed. */
export function markSkipped(db: Database, claimed: ClaimedDelivery, why: string): Promise<boolean> {
  return end(db, claimed, ['skipped', null, null, why]);
}

/** It could not be handed over and will not be tried again until somebody asks for it. */
export function markDead(db: Database, claimed: ClaimedDelivery, why: string): Promise<boolean> {
  return end(db, claimed, ['dead', null, null, why]);
}

/** It could not be handed over now: again at `at`. */
export function markTryAgain(
  db: Database,
  claimed: ClaimedDelivery,
  why: string,
  at: Date,
): Promise<boolean> {
  return end(db, claimed, ['waiting', at, null, why]);
}

/** Nothing was tried: it waits for its turn until `at`, and this was no attempt. */
export async function postpone(db: Database, claimed: ClaimedDelivery, at: Date): Promise<void> {
  await db.pool.query({
    name: 'postpone-delivery',
    text: `update delivery set status = 'waiting', tries = tries - 1, claimed_until = null, next_try_at = $3
           where id = $1 and tries = $2 and status = 'sending'`,
    values: [claimed.id, claimed.attempt, at],
  });
}

/**
 * A dead delivery gets a new life; false when it is not dead (any more). It is no first try: whoever asks for it answers
 * for it, so it does not count against what a filing may cause.
 */
export async function reviveDelivery(client: PoolClient, id: string, now: Date): Promise<boolean> {
  const revived = await client.query({
    name: 'revive-delivery',
    text: `update delivery set status = 'waiting', tries = 1, next_try_at = $2 where id = $1 and status = 'dead'`,
    values: [id, now],
  });
  return revived.rowCount === 1;
}
