import { ACTIONS, type Action } from './action.ts';
import type { Actor } from './actor.ts';
import { leadOf, type CaseState } from './case.ts';
import type { City } from './city.ts';
import type { Clocks } from './clocks.ts';
import { EFFECTS, goesOn, nobodyAnswers } from './effects.ts';
import type { CaseEvent, EventExtra, Filing } from './event.ts';
import { isTextField, kindOf, type FieldName, type Given } from './field.ts';
import { firstNo, type GuardName, type Question } from './guards.ts';
import { localDate } from './local-time.ts';
import { refuseActor } from './permissions.ts';
import { refuse, type Refusal, type Result } from './refusal.ts';
import type { Status } from './status.ts';
import type { Transition } from './transition.ts';
import { TRANSITIONS, transitionOf } from './transitions.ts';

/** What the rules look at beside the case itself. */
export interface Circumstances {
  city: City;
  now: Date;
  caseId: string;
  /** the other case of a merge, already locked, or null */
  other?: { caseId: string; state: CaseState } | null;
  /** the clocks of the case: the ladder is climbed by them */
  clocks?: Clocks;
  extra?: EventExtra;
}

/** What follows from an action that is allowed. The event holds no free text; the texts go beside it. */
export interface Decision {
  event: CaseEvent;
  words: Readonly<Partial<Record<FieldName, string>>>;
  next: CaseState;
}

/** A case before its first event. */
export const NO_CASE: CaseState = {
  version: 0,
  status: 'received',
  stage: null,
  outcome: null,
  category: null,
  classification: 'ordinary',
  safety: false,
  route: null,
  assignments: [],
  returns: [],
  before: null,
  private: false,
  sealed: false,
  hidden: false,
  recurrent: false,
  escalated: 0,
  emergencyOpen: false,
  performedBy: null,
  performedByAccount: null,
  askedBy: null,
  askedAt: null,
  questions: 0,
  rejectedBy: null,
  rejectedByAccount: null,
  objections: 0,
  disputes: 0,
  reopens: 0,
  deferral: null,
  external: null,
  mergedInto: null,
  mergedReports: [],
  reports: [],
  cityOwned: false,
  takenBack: [],
  answeredAt: null,
  doneAt: null,
  verifiedAt: null,
  verifiedBy: null,
  filedAt: '',
  dispatchedAt: null,
  resolvedAt: null,
  endedAt: null,
};

const CHOICES: Partial<Record<Action, (state: CaseState, event: CaseEvent) => Status>> = {
  submit: (_state, event) => (event.extra.filing?.sealed ? 'dispatched' : 'received'),
  externalAnswer: (_state, event) => (event.given.externalOutcome === 'solved' ? 'resolved' : 'referred'),
  reviewBudget: (_state, event) => {
    if (event.given.budgetOutcome === 'funded') return 'handling';
    return event.given.budgetOutcome === 'declined' ? 'resolved' : 'waiting_budget';
  },
  withdraw: (state, event) => {
    if (!goesOn(state, event)) return 'withdrawn';
    return nobodyAnswers(state, event) ? (state.before?.status ?? 'received') : state.status;
  },
  dispute: (state) => (leadOf(state) ? 'handling' : 'received'),
  reopen: (state) => (leadOf(state) ? 'handling' : 'received'),
};

function targetOf(row: Transition, state: CaseState, event: CaseEvent): Status {
  if (row.to === 'same') return state.status;
  if (row.to === 'before') return state.before?.status ?? 'received';
  if (row.to !== 'chosen') return row.to;
  const choose = CHOICES[row.action];
  if (!choose) throw new Error(`no choice is written for ${row.action}`);
  return choose(state, event);
}

/** The case after an event. It allows everything: what is in the history has happened. */
export function apply(state: CaseState, event: CaseEvent): CaseState {
  const row = transitionOf(event.action);
  const status = targetOf(row, state, event);
  const stage =
    status === 'handling' ? (row.to === 'before' ? (state.before?.stage ?? null) : state.stage) : null;
  return { ...state, status, stage, ...EFFECTS[event.action](state, event), version: event.seq };
}

/** Not in this status; and what only the door does together with another action cannot be asked for. */
function refuseMoment(row: Transition, state: CaseState, circumstances: Circumstances): Refusal | null {
  const { other, ladder, dates, succession } = circumstances.extra ?? {};
  if (row.internal && !(other ?? ladder ?? dates ?? succession)) return { kind: 'notAllowed' };
  return row.from.includes(state.status) ? null : { kind: 'notNow' };
}

/** Does what was given hold everything the row demands? Dates that must lie ahead are checked against the city's day. */
function refuseGiven(row: Transition, given: Given, now: Date, zone: string): Refusal | null {
  const missing = row.needs.filter((field) => isEmpty(given[field]));
  if (missing.length > 0) return { kind: 'missingFields', fields: missing };
  const anyOf = row.anyOf ?? [];
  if (anyOf.length > 0 && anyOf.every((field) => isEmpty(given[field])))
    return { kind: 'missingFields', fields: anyOf };
  const today = localDate(zone, now);
  const past = fieldsOf(row).filter((field) => {
    const kind = kindOf(field);
    const value = given[field];
    return kind.kind === 'date' && kind.when === 'future' && typeof value === 'string' && value < today;
  });
  return past.length > 0 ? { kind: 'dateInPast', fields: past } : null;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Every field a row knows, in the order of its form. */
export function fieldsOf(row: Transition): readonly FieldName[] {
  return [...row.needs, ...(row.anyOf ?? []), ...(row.optional ?? [])];
}

function splitWords(
  row: Transition,
  given: Given,
): { data: Given; words: Partial<Record<FieldName, string>> } {
  const data: Record<string, unknown> = {};
  const words: Partial<Record<FieldName, string>> = {};
  for (const field of fieldsOf(row)) {
    const value = given[field];
    if (isEmpty(value)) continue;
    if (isTextField(field) && typeof value === 'string') words[field] = value;
    else data[field] = value;
  }
  return { data, words };
}

/**
 * May this happen, is it complete, what follows? Pure: the same question always has the same answer.
 * Refuses with a kind (who, when, what is missing); never throws for what people do.
 */
export function decide(
  state: CaseState,
  action: Action,
  by: Actor,
  given: Given,
  circumstances: Circumstances,
): Result<Decision> {
  const row = transitionOf(action);
  const { city, now } = circumstances;
  const no =
    refuseActor(by, state, row) ??
    refuseMoment(row, state, circumstances) ??
    refuseGiven(row, given, now, city.zone) ??
    firstNo(row.guards ?? [], questionOf(state, by, given, circumstances));
  if (no) return { ok: false, refusal: no };
  const { data, words } = splitWords(row, given);
  const event: CaseEvent = {
    seq: state.version + 1,
    at: now.toISOString(),
    action,
    by,
    given: withSealAgency(action, data, city),
    extra: circumstances.extra ?? {},
  };
  return { ok: true, value: { event, words, next: apply(state, event) } };
}

const withSealAgency = (action: Action, given: Given, city: City): Given =>
  action === 'seal' ? { ...given, agency: city.inspectorateAgency } : given;

function questionOf(state: CaseState, by: Actor, given: Given, c: Circumstances): Question {
  const { now, city, caseId, other = null, clocks = {}, extra } = c;
  return { state, by, given, now, city, caseId, other, clocks, ladder: extra?.ladder ?? null };
}

/** The first event of a case. The door has parsed the filing; here only the city's own words are checked. */
export function decideFiling(
  by: Actor,
  given: Given,
  filing: Filing,
  circumstances: Circumstances,
): Result<Decision> {
  const row = transitionOf('submit');
  if (!row.by.includes(by.role)) return refuse('notYourRole');
  const missing = refuseGiven(row, given, circumstances.now, circumstances.city.zone);
  if (missing) return { ok: false, refusal: missing };
  const { data, words } = splitWords(row, given);
  const event: CaseEvent = {
    seq: 1,
    at: circumstances.now.toISOString(),
    action: 'submit',
    by,
    given: data,
    extra: { ...circumstances.extra, filing },
  };
  return { ok: true, value: { event, words, next: apply(NO_CASE, event) } };
}

/** The case as its history tells it: the fold of its events. */
export function replay(events: readonly CaseEvent[]): CaseState {
  return events.reduce(apply, NO_CASE);
}

/** One button: an action that this actor could take now, with what its form asks for. */
export interface PossibleAction {
  action: Action;
  needs: readonly FieldName[];
  anyOf: readonly FieldName[];
  optional: readonly FieldName[];
}

/** Guards that need the filled form or the other case; the button is offered and they judge when it is sent. */
const NEEDS_FORM: readonly GuardName[] = [
  'mergeFits',
  'otherNotSealed',
  'reasonWithinRank',
  'askedFirst',
  'anotherAgency',
  'notToInspectorate',
  'agencyWorks',
  'notYetIn',
  'suggestsAnother',
  'ownPeople',
  'nextGateNamed',
];

/**
 * The buttons of an actor: exactly those rows that `decide` would allow, given a complete form. Read from the same
 * table, so a button and the server cannot disagree.
 */
export function possibleActions(
  state: CaseState,
  by: Actor,
  circumstances: Circumstances,
): readonly PossibleAction[] {
  const question = questionOf(state, by, {}, circumstances);
  return TRANSITIONS.filter((row) => {
    if (row.internal || row.action === 'submit' || !row.from.includes(state.status)) return false;
    if (refuseActor(by, state, row)) return false;
    const guards = (row.guards ?? []).filter((name) => !NEEDS_FORM.includes(name));
    return firstNo(guards, question) === null;
  }).map((row) => ({
    action: row.action,
    needs: row.needs,
    anyOf: row.anyOf ?? [],
    optional: row.optional ?? [],
  }));
}

/** True for the name of an action; for reading what comes from outside. */
export function isAction(name: string): name is Action {
  return ACTIONS.some((action) => action === name);
}
