import type { PoolClient } from 'pg';
import type { Action } from '#domain/action.ts';
import type { Actor } from '#domain/actor.ts';
import type { CaseState } from '#domain/case.ts';
import type { City } from '#domain/city.ts';
import { decide, type Circumstances, type Decision } from '#domain/decide.ts';
import type { EventExtra } from '#domain/event.ts';
import type { Given } from '#domain/field.ts';
import type { Result } from '#domain/refusal.ts';
import { transitionOf } from '#domain/transitions.ts';
import { transaction, type Database } from './database.ts';
import { keepAnswer, takeKey, type RequestKey } from './idempotency.ts';
import { lockCases, type CaseRef } from './lock-case.ts';
import { refuseForeignPhotos } from './own-photos.ts';
import { Refused, unlessRefused } from './refused.ts';
import { prepareEvent, writeEvent, type LockedCase } from './write-event.ts';

/** What the door needs beside the action: the city's rules, the moment, and how the request is known. */
export interface MoveContext {
  city: City;
  now: Date;
  /** key of the form or API call; the same key gives the same answer */
  key?: string;
  /** version of the case that the person saw; a button pressed on an older one is refused */
  seen?: number;
  /** escalate only: which clock, how far */
  ladder?: { clock: string; level: number };
}

/** What is answered when the case moved. */
export interface Moved {
  caseId: string;
  number: string;
  version: number;
  status: string;
}

/** Actions that only add to a case: they may come from a page that is no longer fresh. */
const ADDS_ONLY: readonly Action[] = ['note', 'message', 'reveal', 'instruct', 'escalate'];

/**
 * The one door: every change of a case passes here, by whomever and from wherever. In one transaction the case is
 * locked, the rules decide, and the event, texts, clocks, notices and snapshot are written together. Refuses with a
 * kind and leaves nothing behind; the same key gives the same answer.
 */
export async function moveCase(
  db: Database,
  ref: CaseRef,
  action: Action,
  by: Actor,
  given: Given,
  context: MoveContext,
): Promise<Result<Moved>> {
  return unlessRefused(() => transaction(db, (client) => moveWithin(client, ref, action, by, given, context)));
}

async function moveWithin(
  client: PoolClient,
  ref: CaseRef,
  action: Action,
  by: Actor,
  given: Given,
  context: MoveContext,
): Promise<Moved> {
  const request = requestOf(ref, action, by, given, context);
  if (request) {
    const use = await takeKey(client, request, context.now);
    if (use.kind === 'seen' && isMoved(use.answer)) return use.answer;
    if (use.kind !== 'new') throw new Refused({ kind: 'changedMeanwhile' });
  }
  const { own, other } = await lockCases(client, ref, action, given);
  if (!own) throw new Refused({ kind: 'unknownCase' });
  const stale = context.seen !== undefined && context.seen !== own.state.version && !ADDS_ONLY.includes(action);
  if (stale) throw new Refused({ kind: 'changedMeanwhile' });
  await refuseForeignPhotos(client, photosOf(given), scopeOf(by));
  const moved = await write(client, own, other, action, by, given, context);
  if (request) await keepAnswer(client, request, moved);
  return moved;
}

function requestOf(ref: CaseRef, action: Action, by: Actor, given: Given, c: MoveContext): RequestKey | null {
  if (c.key === undefined) return null;
  return { scope: scopeOf(by), key: c.key, content: { ref, action, given } };
}

/** One scope per person: keys of one never meet keys of another. */
export function scopeOf(by: Actor): string {
  if (by.role === 'reporter') return `report:${by.reportId}`;
  return by.role === 'system' ? 'system' : `account:${by.accountId}`;
}

function isMoved(value: unknown): value is Moved {
  return typeof value === 'object' && value !== null && 'caseId' in value && 'version' in value;
}

async function write(
  client: PoolClient,
  own: LockedCase,
  other: LockedCase | null,
  action: Action,
  by: Actor,
  given: Given,
  context: MoveContext,
): Promise<Moved> {
  const { city, now } = context;
  const circumstances: Circumstances = {
    city,
    now,
    caseId: own.id,
    other: other ? { caseId: other.id, state: other.state } : null,
    extra: extraOf(action, own, other, given, context),
  };
  const decision = orRefuse(decide(own.state, action, by, given, circumstances));
  await writeEvent(client, prepareEvent(own, decision, city));
  if (other && (action === 'merge' || action === 'unmerge')) {
    await writeOtherSide(client, own, other, action, by, decision, context);
  }
  if (action === 'confirm' && by.role === 'reporter' && given.rating !== undefined) {
    await client.query('update report set rating = $2 where id = $1', [by.reportId, given.rating]);
  }
  return { caseId: own.id, number: own.number, version: decision.next.version, status: decision.next.status };
}

function orRefuse(decision: Result<Decision>): Decision {
  if (!decision.ok) throw new Refused(decision.refusal);
  return decision.value;
}

function extraOf(
  action: Action,
  own: LockedCase,
  other: LockedCase | null,
  given: Given,
  context: MoveContext,
): EventExtra {
  const category = context.city.categories.find((c) => c.code === given.category);
  return {
    ...(context.ladder ? { ladder: context.ladder } : {}),
    ...(category ? { category: { safety: category.safety, alwaysPrivate: category.alwaysPrivate } } : {}),
    ...(other && transitionOf(action).action === 'merge' ? { other: side(other, other.state.reports) } : {}),
    ...(other && action === 'unmerge' ? { other: side(other, reportsToTakeBack(own.state, other.state)) } : {}),
  };
}

const side = (other: LockedCase, reports: readonly string[]) => ({
  caseId: other.id,
  filedAt: other.state.filedAt,
  reports,
});

const reportsToTakeBack = (own: CaseState, other: CaseState): readonly string[] =>
  own.mergedReports.filter((id) => other.reports.includes(id));

/** The event on the other case of a merge or its undoing, and the reports that move. */
async function writeOtherSide(
  client: PoolClient,
  own: LockedCase,
  other: LockedCase,
  action: 'merge' | 'unmerge',
  by: Actor,
  decision: Decision,
  context: MoveContext,
): Promise<void> {
  const moving = action === 'merge' ? own.state.reports : decision.next.reports;
  const decided = decide(other.state, action === 'merge' ? 'absorb' : 'release', asSystemOf(by, other.state), {}, {
    city: context.city,
    now: context.now,
    caseId: other.id,
    extra: { other: { caseId: own.id, filedAt: own.state.filedAt, reports: moving } },
  });
  await writeEvent(client, prepareEvent(other, orRefuse(decided), context.city));
  await client.query({
    name: 'move-reports',
    text: 'update report set case_id = $1 where id = any($2::uuid[])',
    values: [action === 'merge' ? other.id : own.id, moving],
  });
}

/** A reporter who says "another problem" acts on the other case too, through the report that still lies there. */
function asSystemOf(by: Actor, other: CaseState): Actor {
  return by.role === 'reporter' && !other.reports.includes(by.reportId) ? { role: 'system' } : by;
}

const photosOf = (given: Given): readonly string[] =>
  [given.photos, given.before, given.after, given.document].flatMap((list) => [...(list ?? [])]);
