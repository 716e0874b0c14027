import type { Database } from '#store/database.ts';

export interface Account {
  id: string;
  name: string;
  email: string;
  passwordHash: string | null;
  /** sealed */
  totpSecret: string | null;
  isDemo: boolean;
  disabledAt: Date | null;
}

const COLUMNS = `id, name, email, password_hash as "passwordHash", totp_secret as "totpSecret",
  is_demo as "isDemo", disabled_at as "disabledAt"`;

export async function findAccountByEmail(db: Database, email: string): Promise<Account | null> {
  const { rows } = await db.pool.query<Account>({
    name: 'account-by-email',
    text: `select ${COLUMNS} from account where email = $1`,
    values: [email],
  });
  return rows[0] ?? null;
}

export async function findAccount(db: Database, id: string): Promise<Account | null> {
  const { rows } = await db.pool.query<Account>({
    name: 'account-by-id',
    text: `select ${COLUMNS} from account where id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** The account for which a one-time link still works; null for every other token. */
export async function findAccountOfLink(db: Database, hash: Buffer, now: Date): Promise<Account | null> {
  const { rows } = await db.pool.query<Account>({
    name: 'account-of-link',
    text: `select ${COLUMNS} from account where disabled_at is null and id = (
             select account_id from account_link where token_hash = $1 and used_at is null and ends_at > $2)`,
    values: [hash, now],
  });
  return rows[0] ?? null;
}

/** How many accounts there are; demo accounts are made only when there are none. */
export async function countAccounts(db: Database): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>('select count(*) from account');
  return rows[0]?.count ?? 0;
}

export interface AccountLine {
  email: string;
  name: string;
  disabledAt: Date | null;
  hasPassword: boolean;
  hasSecondStep: boolean;
  isDemo: boolean;
  /** positions held at `now` */
  positions: string[];
}

/** Every account with what it holds, by address. */
export async function fetchAccounts(db: Database, now: Date): Promise<AccountLine[]> {
  const { rows } = await db.pool.query<AccountLine>(
    `select a.email, a.name, a.disabled_at as "disabledAt", a.password_hash is not null as "hasPassword",
       a.totp_secret is not null as "hasSecondStep", a.is_demo as "isDemo",
       array(select h.position from holder h where h.account_id = a.id and h.held_from <= $1
             and (h.held_to is null or h.held_to > $1) order by h.kind desc, h.held_from) as positions
     from account a order by a.created_at, a.email`,
    [now],
  );
  return rows;
}
