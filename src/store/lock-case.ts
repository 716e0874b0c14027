import type { PoolClient } from 'pg';
import type { Action } from '#domain/action.ts';
import type { CaseState } from '#domain/case.ts';
import type { Clocks } from '#domain/clocks.ts';
import type { Given } from '#domain/field.ts';
import { isId } from '#platform/identity.ts';
import type { LockedCase } from './write-event.ts';

/** How a case is named: by its number for people, by its id inside. */
export type CaseRef = { id: string } | { number: string };

interface Row {
  id: string;
  number: string;
  state: CaseState;
  clocks: Clocks;
  last_hash: Buffer;
}

const SELECT = 'select id, number, state, clocks, last_hash from case_file';

const asLocked = (row: Row): LockedCase => ({
  id: row.id,
  number: row.number,
  state: row.state,
  clocks: row.clocks,
  lastHash: row.last_hash,
});

/**
 * Locks the case, and for a merge or its undoing the other one too, always in the order of their ids, so that two
 * people merging crosswise wait for each other instead of blocking for ever.
 */
export async function lockCases(
  client: PoolClient,
  ref: CaseRef,
  action: Action,
  given: Given,
): Promise<{ own: LockedCase | null; other: LockedCase | null }> {
  if (action !== 'merge' && action !== 'unmerge') return { own: await lockOne(client, ref), other: null };
  const own = await idOf(client, ref);
  const other =
    action === 'merge' ? await idOf(client, { number: given.otherCase ?? '' }) : await otherOf(client, own);
  const ids = [own, other].filter((id) => id !== null);
  const locked = await client.query<Row>({
    name: 'lock-cases',
    text: `${SELECT} where id = any($1::uuid[]) order by id for update`,
    values: [ids],
  });
  const find = (id: string | null): LockedCase | null => {
    const row = locked.rows.find((r) => r.id === id);
    return row ? asLocked(row) : null;
  };
  return { own: find(own), other: find(other) };
}

async function lockOne(client: PoolClient, ref: CaseRef): Promise<LockedCase | null> {
  if ('id' in ref && !isId(ref.id)) return null;
  const found =
    'id' in ref
      ? await client.query<Row>({
          name: 'lock-case-id',
          text: `${SELECT} where id = $1 for update`,
          values: [ref.id],
        })
      : await client.query<Row>({
          name: 'lock-case-number',
          text: `${SELECT} where number = $1 for update`,
          values: [ref.number],
        });
  const row = found.rows[0];
  return row ? asLocked(row) : null;
}

async function idOf(client: PoolClient, ref: CaseRef): Promise<string | null> {
  if ('id' in ref) return isId(ref.id) ? ref.id : null;
  const found = await client.query<{ id: string }>({
    name: 'case-id',
    text: 'select id from case_file where number = $1',
    values: [ref.number],
  });
  return found.rows[0]?.id ?? null;
}

/** Where the reports of a merged case lie now: the case may have been merged further. */
async function otherOf(client: PoolClient, own: string | null): Promise<string | null> {
  const found = await client.query<{ case_id: string }>({
    name: 'merged-into-now',
    text: 'select case_id from report where filed_case_id = $1 and case_id <> $1 limit 1',
    values: [own],
  });
  return found.rows[0]?.case_id ?? null;
}
