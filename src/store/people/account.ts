import type { PoolClient } from 'pg';

export interface NewAccount {
  id: string;
  name: string;
  /** lower case */
  email: string;
  passwordHash: string | null;
  isDemo: boolean;
}

/** Adds an account; false when the address is taken. */
export async function insertAccount(client: PoolClient, account: NewAccount, now: Date): Promise<boolean> {
  const added = await client.query(
    `insert into account (id, name, email, password_hash, is_demo, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict on constraint account_email_unique do nothing`,
    [account.id, account.name, account.email, account.passwordHash, account.isDemo, now],
  );
  return added.rowCount === 1;
}

export async function savePassword(client: PoolClient, accountId: string, hash: string): Promise<void> {
  await client.query('update account set password_hash = $2 where id = $1', [accountId, hash]);
}

/** Disables an account from a moment on, or enables it again (null). False when there is none. */
export async function saveDisabled(client: PoolClient, accountId: string, at: Date | null): Promise<boolean> {
  const saved = await client.query('update account set disabled_at = $2 where id = $1', [accountId, at]);
  return saved.rowCount === 1;
}
