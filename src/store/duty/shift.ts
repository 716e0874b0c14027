import type { PoolClient } from 'pg';

export interface NewShift {
  id: string;
  account: string;
  from: Date;
  to: Date;
  madeBy: string;
}

/** Writes a shift into the roster; false when somebody has a part of that time already. */
export async function insertShift(client: PoolClient, shift: NewShift, now: Date): Promise<boolean> {
  const added = await client.query({
    name: 'insert-duty-shift',
    text: `insert into duty_shift (id, account_id, starts_at, ends_at, made_by, made_at)
           values ($1, $2, $3, $4, $5, $6)
           on conflict on constraint duty_shift_one_at_a_time do nothing`,
    values: [shift.id, shift.account, shift.from, shift.to, shift.madeBy, now],
  });
  return added.rowCount === 1;
}

/** Takes a shift out of the roster; false when it is gone already. What it was stays in the audit. */
export async function deleteShift(client: PoolClient, id: string): Promise<boolean> {
  const gone = await client.query('delete from duty_shift where id = $1', [id]);
  return gone.rowCount === 1;
}

/** Asks a colleague to take a shift over, or (null) nobody any more; false when it has changed hands meanwhile. */
export async function saveOffer(
  client: PoolClient,
  shift: { id: string; account: string },
  to: string | null,
): Promise<boolean> {
  const saved = await client.query(
    'update duty_shift set offered_to = $3 where id = $1 and account_id = $2',
    [shift.id, shift.account, to],
  );
  return saved.rowCount === 1;
}

/** Gives a shift to somebody else; false when it has changed hands meanwhile. */
export async function saveOwner(
  client: PoolClient,
  shift: { id: string; account: string },
  to: string,
): Promise<boolean> {
  const saved = await client.query(
    `update duty_shift set account_id = $3, swapped_from = $2, offered_to = null
     where id = $1 and account_id = $2`,
    [shift.id, shift.account, to],
  );
  return saved.rowCount === 1;
}
