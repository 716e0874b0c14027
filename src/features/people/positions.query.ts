import type { Database } from '#store/database.ts';

export interface HolderNow {
  position: string;
  accountId: string;
  name: string;
  email: string;
  language: string;
  kind: 'holder' | 'acting';
}

/** Who holds these positions at `now`, holders before acting ones; disabled accounts hold nothing. */
export async function fetchHolders(
  db: Database,
  positions: readonly string[],
  now: Date,
): Promise<HolderNow[]> {
  const { rows } = await db.pool.query<HolderNow>({
    name: 'holders-now',
    text: `select h.position, a.id as "accountId", a.name, a.email, a.language, h.kind
           from holder h join account a on a.id = h.account_id
           where h.position = any($1) and h.held_from <= $2 and (h.held_to is null or h.held_to > $2)
             and a.disabled_at is null
           order by h.kind desc, h.held_from, a.id`,
    values: [positions, now],
  });
  return rows;
}
