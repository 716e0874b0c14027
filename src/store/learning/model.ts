import type { PoolClient } from 'pg';
import type { Cards } from '#domain/classify/choose-champion.ts';
import type { Database } from '../database.ts';
import { newId } from '#platform/identity.ts';

/** A trained model as it is kept. */
export interface TrainedModel {
  trainedBy: string | null;
  readUntil: string;
  examples: number;
  counts: Readonly<Record<string, number>>;
  cards: Cards;
  rivalCards: Cards | null;
  agencyBytes: Uint8Array;
  categoryBytes: Uint8Array | null;
}

/** So many that were champion once keep their bytes, so that one can go back to them; of the others only the measures stay. */
const KEEP_RETIRED = 3;

/** Was anything ever learned? */
export async function hasModel(db: Database): Promise<boolean> {
  const { rowCount } = await db.pool.query({ name: 'has-model', text: 'select 1 from model limit 1' });
  return rowCount !== 0;
}

/** Keeps a trained model as the challenger; the challenger before it is one no more. Answers its id. */
export async function keepChallenger(client: PoolClient, model: TrainedModel, now: Date): Promise<string> {
  const id = newId(now);
  await client.query(`update model set state = 'retired' where state = 'challenger'`);
  await client.query({
    name: 'keep-challenger',
    text: `insert into model (id, state, trained_at, trained_by, read_until, examples, counts, cards, rival_cards,
             agency_bytes, category_bytes)
           values ($1, 'challenger', $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      id,
      now,
      model.trainedBy,
      model.readUntil,
      model.examples,
      JSON.stringify(model.counts),
      JSON.stringify(model.cards),
      model.rivalCards && JSON.stringify(model.rivalCards),
      Buffer.from(model.agencyBytes),
      model.categoryBytes && Buffer.from(model.categoryBytes),
    ],
  });
  await forgetBytes(client);
  return id;
}

async function forgetBytes(client: PoolClient): Promise<void> {
  await client.query({
    name: 'forget-model-bytes',
    text: `update model set agency_bytes = null, category_bytes = null
           where state = 'retired' and agency_bytes is not null and id not in (
             select id from model where state = 'retired' and champion_at is not null
             order by champion_at desc limit $1)`,
    values: [KEEP_RETIRED],
  });
}

/**
 * The champion at this moment, locked until the transaction ends: whoever pressed "go back" while a training ran is not
 * overruled by it. Null when there is none.
 */
export async function lockChampion(
  client: PoolClient,
): Promise<{ id: string; since: Date; byPerson: boolean } | null> {
  const { rows } = await client.query<{ id: string; since: Date; byPerson: boolean }>({
    name: 'lock-present-champion',
    text: `select id, champion_at as since, champion_by is not null as "byPerson" from model
           where state = 'champion' for update`,
  });
  return rows[0] ?? null;
}

/** Makes a model the champion; the one before it can be gone back to. `by` is who pressed, null for the clock. */
export async function crown(client: PoolClient, id: string, by: string | null, now: Date): Promise<void> {
  const retired = await client.query<{ id: string }>(
    `update model set state = 'retired' where state = 'champion' returning id`,
  );
  await client.query({
    name: 'crown-model',
    text: `update model set state = 'champion', champion_at = $2, champion_by = $3, previous = $4 where id = $1`,
    values: [id, now, by, retired.rows[0]?.id ?? null],
  });
}

/**
 * Puts the model before the champion in its place. `seen` is the champion that the person saw: pressed twice, or by two
 * at once, it goes back once. False when another is champion by now or there is none to go back to.
 */
export async function crownPrevious(
  client: PoolClient,
  seen: string,
  by: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await client.query<{ previous: string }>({
    name: 'lock-champion',
    text: `select p.id as previous from model c join model p on p.id = c.previous and p.agency_bytes is not null
           where c.state = 'champion' and c.id = $1 for update of c, p`,
    values: [seen],
  });
  const [row] = rows;
  if (!row) return false;
  await crown(client, row.previous, by, now);
  return true;
}
