import type { PoolClient } from 'pg';
import type { Database } from '../database.ts';
import { newToken, SESSION_TOKEN_BYTES, hashToken } from './token.ts';

/** A session to begin. `passwordHash` is the one that was just checked. */
export interface NewSession {
  accountId: string;
  passwordHash: string;
  secondFactor: boolean;
  endsAt: Date;
  agent: string | null;
}

/**
 * Begins a session and gives its token, which is remembered only as a hash. Null when the account was disabled or its
 * password changed since it was checked: the account's row is locked, so that no session slips past "end them all".
 */
export async function beginSession(
  client: PoolClient,
  session: NewSession,
  now: Date,
): Promise<string | null> {
  const token = newToken(SESSION_TOKEN_BYTES);
  const begun = await client.query({
    name: 'begin-session',
    text: `with whose as (
             select id from account where id = $2 and password_hash = $3 and disabled_at is null for share
           )
           insert into session (token_hash, account_id, created_at, seen_at, ends_at, second_factor, agent)
           select $1, id, $4, $4, $5, $6, $7 from whose`,
    values: [
      hashToken(token, SESSION_TOKEN_BYTES),
      session.accountId,
      session.passwordHash,
      now,
      session.endsAt,
      session.secondFactor,
      session.agent,
    ],
  });
  return begun.rowCount === 1 ? token : null;
}

/** What a session may do from now on; what is left out stays. */
export interface SessionChange {
  position?: string;
  secondFactor?: boolean;
  endsAt?: Date;
}

/**
 * Gives a session new rights under a new token; the old token is worth nothing from then on, so that whoever planted
 * it gains nothing. Null when the session has ended.
 */
export async function renewSession(
  client: PoolClient,
  oldHash: Buffer,
  change: SessionChange,
): Promise<string | null> {
  const token = newToken(SESSION_TOKEN_BYTES);
  const renewed = await client.query({
    name: 'renew-session',
    text: `update session set token_hash = $2, position = coalesce($3, position),
             second_factor = coalesce($4, second_factor), ends_at = coalesce($5, ends_at)
           where token_hash = $1`,
    values: [
      oldHash,
      hashToken(token, SESSION_TOKEN_BYTES),
      change.position ?? null,
      change.secondFactor ?? null,
      change.endsAt ?? null,
    ],
  });
  return renewed.rowCount === 1 ? token : null;
}

/** Marks that the person is still there. */
export async function touchSession(db: Database, hash: Buffer, now: Date): Promise<void> {
  await db.pool.query({
    name: 'touch-session',
    text: 'update session set seen_at = $2 where token_hash = $1 and seen_at < $2',
    values: [hash, now],
  });
}

/** Ends one session of this account; false when it had ended or belongs to somebody else. */
export async function endSession(client: PoolClient, hash: Buffer, accountId: string): Promise<boolean> {
  const ended = await client.query('delete from session where token_hash = $1 and account_id = $2', [
    hash,
    accountId,
  ]);
  return ended.rowCount === 1;
}

/** Ends every session of an account, but the one to keep. Returns how many ended. */
export async function endSessionsOf(
  client: PoolClient,
  accountId: string,
  keep: Buffer | null = null,
): Promise<number> {
  const ended = await client.query(
    'delete from session where account_id = $1 and ($2::bytea is null or token_hash <> $2)',
    [accountId, keep],
  );
  return ended.rowCount ?? 0;
}

/** Forgets sessions that no longer open anything. Returns how many. */
export async function forgetEndedSessions(db: Database, idleSince: Date, now: Date): Promise<number> {
  const gone = await db.pool.query('delete from session where ends_at < $1 or seen_at < $2', [
    now,
    idleSince,
  ]);
  return gone.rowCount ?? 0;
}
