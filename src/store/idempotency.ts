import { createHash } from 'node:crypto';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { canonicalJson } from './chain.ts';

/** Who sent what under which key. The scope keeps one person's keys apart from another's. */
export interface RequestKey {
  scope: string;
  key: string;
  /** the content of the request; the same key with other content is refused */
  content: unknown;
}

export type KeyUse = { kind: 'new' } | { kind: 'seen'; answer: unknown } | { kind: 'otherContent' };

/** What makes two requests the same, without the words. */
export const hashOfRequest = (request: RequestKey): Buffer =>
  createHash('sha256').update(canonicalJson(request.content)).digest();

/**
 * Takes a key inside the transaction. A second request with the same key waits here until the first has ended, then
 * gets the first one's answer; when the first was refused or crashed, the key is free again.
 */
export async function takeKey(client: PoolClient, request: RequestKey, now: Date): Promise<KeyUse> {
  const taken = await client.query({
    name: 'take-key',
    text: `insert into idempotency_key (scope, key, request_hash, created_at) values ($1, $2, $3, $4)
           on conflict do nothing`,
    values: [request.scope, request.key, hashOfRequest(request), now],
  });
  return taken.rowCount === 1 ? { kind: 'new' } : usedKey(client, request);
}

/** What became of a key that somebody has taken. */
export async function usedKey(client: Pool | PoolClient, request: RequestKey): Promise<KeyUse> {
  const seen = await client.query<{ same: boolean; answer: unknown }>({
    name: 'seen-key',
    text: 'select request_hash = $3 as same, answer from idempotency_key where scope = $1 and key = $2',
    values: [request.scope, request.key, hashOfRequest(request)],
  });
  const row = seen.rows[0];
  if (!row) throw new Error('an idempotency key vanished while it was asked for');
  return row.same ? { kind: 'seen', answer: row.answer } : { kind: 'otherContent' };
}

/** Whether a statement failed because its key had been taken. */
export function isKeyTaken(error: unknown): boolean {
  return (
    error instanceof DatabaseError && error.code === '23505' && error.constraint === 'idempotency_key_pk'
  );
}

/** Keeps the answer under the key, in the transaction that made it true. */
export async function keepAnswer(client: PoolClient, request: RequestKey, answer: unknown): Promise<void> {
  await client.query({
    name: 'keep-answer',
    text: 'update idempotency_key set answer = $3 where scope = $1 and key = $2',
    values: [request.scope, request.key, JSON.stringify(answer)],
  });
}
