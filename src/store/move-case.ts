import type { PoolClient } from 'pg';
import type { Action } from '#domain/action.ts';
import type { Actor } from '#domain/actor.ts';
import { broughtBy, type City, type ClockName } from '#domain/city.ts';
import { decide, type Circumstances } from '#domain/decide.ts';
import type { EventExtra } from '#domain/event.ts';
import type { Given } from '#domain/field.ts';
import { ladderFacts } from '#domain/ladder.ts';
import type { Result } from '#domain/refusal.ts';
import type { RouteReason } from '#domain/routing.ts';
import { succeedClocks, successionOf } from '#domain/succession.ts';
import { transaction, type Database } from './database.ts';
import { keepAnswer, takeKey, type RequestKey } from './idempotency.ts';
import { lockCases, type CaseRef } from './lock-case.ts';
import { planMerge, writeOtherSide } from './merge-cases.ts';
import { fetchMovedDates } from './moved-dates.ts';
import { contentOfPhotos, refuseForeignPhotos } from './own-photos.ts';
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
  ladder?: { clock: ClockName; level: number };
  /** autoDispatch only: why this agency */
  route?: RouteReason;
}

/** What is answered when the case moved. */
export interface Moved {
  caseId: string;
  number: string;
  version: number;
  status: string;
}

/** Actions that only add to a case: they may come from a page that is no longer fresh. */
const ADDS_ONLY: readonly Action[] = ['note', 'message', 'reveal', 'instruct', 'escalate', 'redate'];
/** What may have happened since a page was drawn without its reader needing to look again. */
const UNDISTURBING: readonly Action[] = ['reveal', 'escalate', 'redate'];

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
  return unlessRefused(() =>
    transaction(db, (client) => moveWithin(client, ref, action, by, given, context)),
  );
}

async function moveWithin(
  client: PoolClient,
  ref: CaseRef,
  action: Action,
  by: Actor,
  given: Given,
  context: MoveContext,
): Promise<Moved> {
  const request = await requestOf(client, ref, action, by, given, context);
  const before = request ? await answerBefore(client, request, context.now) : null;
  if (before) return before;
  const { own, other } = await lockCases(client, ref, action, given);
  if (!own) throw new Refused({ kind: 'unknownCase' });
  if (await isStale(client, context.seen, own, action)) throw new Refused({ kind: 'changedMeanwhile' });
  await refuseForeignPhotos(client, photosOf(given), scopeOf(by));
  const moved = await write(client, own, other, action, by, given, context);
  if (request) await keepAnswer(client, request, moved);
  return moved;
}

/** The answer that this key got before. Refuses (alreadySent) a key that was used for something else. */
async function answerBefore(client: PoolClient, request: RequestKey, now: Date): Promise<Moved | null> {
  const use = await takeKey(client, request, now);
  if (use.kind === 'seen' && isMoved(use.answer)) return use.answer;
  if (use.kind !== 'new') throw new Refused({ kind: 'alreadySent' });
  return null;
}

/**
 * Did something happen since that version that the person should see first? A step of the ladder that the clock took
 * meanwhile does not take the ground from under a form.
 */
async function isStale(
  client: PoolClient,
  seen: number | undefined,
  own: LockedCase,
  action: Action,
): Promise<boolean> {
  if (seen === undefined || seen === own.state.version || ADDS_ONLY.includes(action)) return false;
  const { rowCount } = await client.query({
    name: 'changed-since',
    text: 'select 1 from event where case_id = $1 and seq > $2 and action <> all($3::text[]) limit 1',
    values: [own.id, seen, UNDISTURBING],
  });
  return seen > own.state.version || rowCount !== 0;
}

/** A form that is sent again uploads its photos again: the same pictures under new ids are the same request. */
async function requestOf(
  client: PoolClient,
  ref: CaseRef,
  action: Action,
  by: Actor,
  given: Given,
  { key }: MoveContext,
): Promise<RequestKey | null> {
  if (key === undefined) return null;
  const photos = await contentOfPhotos(client, photosOf(given));
  const values = Object.entries(given).filter(([, value]) => typeof value !== 'object');
  return { scope: scopeOf(by), key, content: { ref, action, values: Object.fromEntries(values), photos } };
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
  const merge = await planMerge(client, action, own, other);
  const circumstances: Circumstances = {
    city,
    now,
    caseId: own.id,
    other: other ? { caseId: other.id, state: other.state } : null,
    clocks: own.clocks,
    extra: {
      ...extraOf(action, given, own, context),
      ...(merge ? { other: merge.parts.own } : {}),
      ...(await movedExtra(client, action, own, city)),
    },
  };
  const decided = decide(own.state, action, by, given, circumstances);
  if (!decided.ok) throw new Refused(decided.refusal);
  await writeEvent(client, prepareEvent(own, decided.value, city));
  if (merge) await writeOtherSide(client, merge, by, { city, now });
  if (action === 'confirm' && by.role === 'reporter' && given.rating !== undefined) {
    await client.query('update report set rating = $2 where id = $1', [by.reportId, given.rating]);
  }
  const { version, status } = decided.value.next;
  return { caseId: own.id, number: own.number, version, status };
}

/** Who takes over, and the promises that another calendar moved; without either the rules refuse. */
async function movedExtra(
  client: PoolClient,
  action: Action,
  own: LockedCase,
  city: City,
): Promise<EventExtra> {
  if (action === 'succeed') return successionExtra(client, own, city);
  if (action !== 'redate') return {};
  const dates = await fetchMovedDates(client, own, city);
  return dates.length > 0 ? { dates } : {};
}

async function successionExtra(client: PoolClient, own: LockedCase, city: City): Promise<EventExtra> {
  const succession = successionOf(own.state, city);
  if (!succession) return {};
  const taken = { ...own, clocks: succeedClocks(own.clocks, succession) };
  const dates = await fetchMovedDates(client, taken, city);
  return { succession, ...(dates.length > 0 ? { dates } : {}) };
}

/** What only the city's settings or the clock know about an action. */
function extraOf(
  action: Action,
  given: Given,
  own: LockedCase,
  { city, ladder: step, route }: MoveContext,
): EventExtra {
  const category = broughtBy(city, given.category);
  const ladder = step && action === 'escalate' ? ladderFacts(step, own.clocks, city) : undefined;
  return {
    ...(ladder ? { ladder } : {}),
    ...(route && action === 'autoDispatch' ? { route } : {}),
    ...(category ? { category } : {}),
  };
}

const photosOf = (given: Given): readonly string[] =>
  [given.photos, given.before, given.after, given.document].flatMap((list) => [...(list ?? [])]);
