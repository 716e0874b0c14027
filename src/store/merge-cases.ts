import type { PoolClient } from 'pg';
import type { Action } from '#domain/action.ts';
import type { Actor } from '#domain/actor.ts';
import type { City } from '#domain/city.ts';
import { decide } from '#domain/decide.ts';
import { mergeParts, unmergeParts, type MergeParts, type MergeSide } from '#domain/merge.ts';
import { Refused } from './refused.ts';
import { prepareEvent, writeEvent, type LockedCase } from './write-event.ts';

/** The two cases of a merge or its undoing, locked, and what moves between them. */
export interface Merge {
  action: 'merge' | 'unmerge';
  own: LockedCase;
  other: LockedCase;
  parts: MergeParts;
}

/**
 * What a merge or its undoing moves; null for every other action. Refuses (changedMeanwhile) an undoing whose reports
 * went on to another case between looking and locking.
 */
export async function planMerge(
  client: PoolClient,
  action: Action,
  own: LockedCase,
  other: LockedCase | null,
): Promise<Merge | null> {
  if (other === null) return null;
  if (action === 'merge') return { action, own, other, parts: mergeParts(sideOf(own), sideOf(other)) };
  if (action !== 'unmerge') return null;
  const filings = await filingsOf(client, [...own.state.mergedReports, ...other.state.reports]);
  const parts = unmergeParts(sideOf(own), sideOf(other), filings);
  if (parts.moving.length === 0) throw new Refused({ kind: 'changedMeanwhile' });
  return { action, own, other, parts };
}

const sideOf = (locked: LockedCase): MergeSide => ({ caseId: locked.id, state: locked.state });

async function filingsOf(client: PoolClient, reports: readonly string[]): Promise<Map<string, string>> {
  const found = await client.query<{ id: string; filed_at: Date }>({
    name: 'filings-of-reports',
    text: 'select id, filed_at from report where id = any($1::uuid[])',
    values: [reports],
  });
  return new Map(found.rows.map((row) => [row.id, row.filed_at.toISOString()]));
}

/** Writes the event on the other case and moves the reports. */
export async function writeOtherSide(
  client: PoolClient,
  merge: Merge,
  by: Actor,
  context: { city: City; now: Date },
): Promise<void> {
  const { action, own, other, parts } = merge;
  const decided = decide(
    other.state,
    action === 'merge' ? 'absorb' : 'release',
    by,
    {},
    {
      ...context,
      caseId: other.id,
      extra: { other: parts.other },
    },
  );
  if (!decided.ok) throw new Refused(decided.refusal);
  await writeEvent(client, prepareEvent(other, decided.value, context.city));
  await client.query({
    name: 'move-reports',
    text: 'update report set case_id = $1 where id = any($2::uuid[])',
    values: [action === 'merge' ? other.id : own.id, parts.moving],
  });
}
