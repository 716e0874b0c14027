import type { PoolClient } from 'pg';

/** A person in a position, for a time. */
export interface NewHolding {
  id: string;
  position: string;
  accountId: string;
  /** holder: definitive (definitif) · acting: Plh or Plt */
  kind: 'holder' | 'acting';
  from: Date;
  /** the moment from which it no longer counts; null: until further notice */
  to: Date | null;
  note: string | null;
}

/** Gives a position to a person; false when the person already holds it in part of that time. */
export async function insertHolding(client: PoolClient, holding: NewHolding): Promise<boolean> {
  const added = await client.query(
    `insert into holder (id, position, account_id, kind, held_from, held_to, note)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict on constraint holder_one_at_a_time do nothing`,
    [holding.id, holding.position, holding.accountId, holding.kind, holding.from, holding.to, holding.note],
  );
  return added.rowCount === 1;
}

/** Ends what a person holds of a position now or later. Returns how many holdings ended. */
export async function endHoldings(
  client: PoolClient,
  accountId: string,
  position: string,
  now: Date,
): Promise<number> {
  const future = await client.query(
    'delete from holder where account_id = $1 and position = $2 and held_from >= $3',
    [accountId, position, now],
  );
  const running = await client.query(
    `update holder set held_to = $3
     where account_id = $1 and position = $2 and held_from < $3 and (held_to is null or held_to > $3)`,
    [accountId, position, now],
  );
  return (future.rowCount ?? 0) + (running.rowCount ?? 0);
}
