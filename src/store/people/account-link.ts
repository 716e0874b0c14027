import type { PoolClient } from 'pg';
import { hashToken, LINK_TOKEN_BYTES, newToken } from './token.ts';

/** Makes a one-time link for an account and gives its token; every earlier link of the account stops working. */
export async function makeLink(
  client: PoolClient,
  accountId: string,
  endsAt: Date,
  now: Date,
): Promise<string> {
  await dropLinks(client, accountId);
  const token = newToken(LINK_TOKEN_BYTES);
  await client.query(
    'insert into account_link (token_hash, account_id, created_at, ends_at) values ($1, $2, $3, $4)',
    [hashToken(token, LINK_TOKEN_BYTES), accountId, now, endsAt],
  );
  return token;
}

/** Uses a link up and gives the account it was for; null when it is unknown, used, too old or the account is disabled. */
export async function useLink(client: PoolClient, hash: Buffer, now: Date): Promise<string | null> {
  const { rows } = await client.query<{ account_id: string }>(
    `update account_link l set used_at = $2 from account a
     where l.token_hash = $1 and l.used_at is null and l.ends_at > $2 and a.id = l.account_id and a.disabled_at is null
     returning l.account_id`,
    [hash, now],
  );
  return rows[0]?.account_id ?? null;
}

/** Every link of the account that was not used stops working. */
export async function dropLinks(client: PoolClient, accountId: string): Promise<void> {
  await client.query('delete from account_link where account_id = $1 and used_at is null', [accountId]);
}
