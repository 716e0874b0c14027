import type { Action } from '#domain/action.ts';
import { AGENCY_ROLES, type Actor, type Officer, type StaffRole } from '#domain/actor.ts';
import { leadOf, type CaseState } from '#domain/case.ts';
import type { City } from '#domain/city.ts';
import { advanceClocks, type Clocks } from '#domain/clocks.ts';
import { decide, decideFiling, NO_CASE, type Decision } from '#domain/decide.ts';
import type { CaseEvent, EventExtra, Filing } from '#domain/event.ts';
import type { Given } from '#domain/field.ts';
import type { Result } from '#domain/refusal.ts';
import type { Status } from '#domain/status.ts';
import { completeForm } from './complete-form.ts';
import { smallCity } from './small-city.ts';

/** A case with its whole history, made by the rules themselves: nothing of it is written by hand. */
export interface Story {
  city: City;
  caseId: string;
  now: Date;
  events: readonly CaseEvent[];
  state: CaseState;
  /** advanced event by event, as the store does it */
  clocks: Clocks;
}

/** A Monday at nine in Malang, far from holidays. */
export const MONDAY = new Date('2026-06-08T02:00:00Z');

const uuid = (kind: string, n: number): string =>
  `00000000-0000-7000-8000-${kind}${String(n).padStart(11, '0')}`;

export const reportId = (n: number): string => uuid('a', n);
export const caseId = (n: number): string => uuid('b', n);

/** The officer in a position of the city; the account is the same wherever the position is named. */
export function officerIn(city: City, code: string): Officer {
  const index = city.positions.findIndex((p) => p.code === code);
  const position = city.positions[index];
  if (!position) throw new Error(`the city has no position ${code}`);
  return { role: position.role, position: code, agency: position.agency, accountId: uuid('c', index) };
}

/** The n-th officer with a role, of an agency where the role belongs to one. */
export function officer(city: City, role: StaffRole, agency?: string, n = 0): Officer {
  const found = city.positions.filter(
    (p) => p.role === role && (agency === undefined || p.agency === agency),
  )[n];
  if (!found) throw new Error(`the city has no ${role} of ${agency ?? 'any agency'}`);
  return officerIn(city, found.code);
}

export const reporter = (n = 1): Actor => ({ role: 'reporter', reportId: reportId(n) });

export interface FilingOptions {
  city?: City;
  /** number of the report and of its case */
  n?: number;
  category?: string;
  safety?: boolean;
  private?: boolean;
  sealed?: boolean;
  emergency?: boolean;
  now?: Date;
}

/** A case as it is filed by a reporter. */
export function fileCase(options: FilingOptions = {}): Story {
  const { city = smallCity, n = 1, now = MONDAY } = options;
  const given: Given = {
    text: 'Jalan berlubang',
    ...(options.category === undefined ? {} : { category: options.category }),
  };
  const decided = decideFiling(reporter(n), given, filingOf(options, city), { city, now, caseId: caseId(n) });
  const start: Story = { city, caseId: caseId(n), now, events: [], state: NO_CASE, clocks: {} };
  return follow(start, orThrow(decided, 'submit'));
}

function filingOf(options: FilingOptions, city: City): Filing {
  const category = city.categories.find((c) => c.code === options.category);
  const { safety, alwaysPrivate, classification } = category ?? ORDINARY;
  return {
    reportId: reportId(options.n ?? 1),
    channel: 'web',
    safety: options.safety ?? safety,
    private: options.private ?? alwaysPrivate,
    sealed: options.sealed === true,
    emergency: options.emergency === true,
    classification,
    inspectorate: city.inspectorateAgency,
  };
}

const ORDINARY = { safety: false, alwaysPrivate: false, classification: 'ordinary' } as const;

/** The story with what was decided. */
export function follow(story: Story, { event, next }: Decision): Story {
  const clocks = advanceClocks(story.clocks, event, story.state, next, story.city);
  return { ...story, now: new Date(event.at), events: [...story.events, event], state: next, clocks };
}

function orThrow(decided: Result<Decision>, action: Action): Decision {
  if (!decided.ok) throw new Error(`${action} was refused: ${JSON.stringify(decided.refusal)}`);
  return decided.value;
}

export interface ActOptions {
  given?: Given;
  /** minutes after the last event */
  after?: number;
  other?: { caseId: string; state: CaseState };
  extra?: EventExtra;
}

/** What the rules say to an action, with a complete form unless something else is given. */
export function ask(story: Story, action: Action, by: Actor, options: ActOptions = {}): Result<Decision> {
  const { after = 1, other = null, extra } = options;
  const now = new Date(story.now.getTime() + after * 60_000);
  const given = { ...completeForm(story.city, action, by, story.state, now), ...options.given };
  const { city, clocks } = story;
  const circumstances = { city, now, caseId: story.caseId, other, clocks, ...(extra ? { extra } : {}) };
  return decide(story.state, action, by, given, circumstances);
}

/** The story after an action that must be allowed. */
export function act(story: Story, action: Action, by: Actor, options: ActOptions = {}): Story {
  return follow(story, orThrow(ask(story, action, by, options), action));
}

/** An officer of the agency that leads now. */
export function lead(story: Story, role: 'agencyAdmin' | 'liaison' | 'agencyHead' | 'fieldOfficer'): Officer {
  const agency = leadOf(story.state)?.agency;
  if (agency === undefined) throw new Error('nobody leads the case');
  return agency === story.city.inspectorateAgency
    ? officer(story.city, 'inspectorate')
    : officer(story.city, role, agency);
}

/** Whoever handles the case and has one of these roles; the inspectorate does everything in a sealed case. */
function handler(story: Story, role: StaffRole): Officer {
  if (story.state.sealed) return officer(story.city, 'inspectorate', undefined, role === 'operator' ? 1 : 0);
  return AGENCY_ROLES.includes(role)
    ? officer(story.city, role, leadOf(story.state)?.agency)
    : officer(story.city, role);
}

type Step = readonly [action: Action, by: StaffRole | 'reporter'];

/** How a case gets into each status, step by step. */
const DISPATCHED: readonly Step[] = [['dispatch', 'operator']];
const HANDLING: readonly Step[] = [...DISPATCHED, ['accept', 'agencyAdmin']];
const VALIDATING: readonly Step[] = [...HANDLING, ['complete', 'fieldOfficer']];
const RESOLVED: readonly Step[] = [...VALIDATING, ['validate', 'operator']];
const WAYS: Readonly<Record<Status, readonly Step[]>> = {
  received: [],
  needs_reporter: [['ask', 'operator']],
  dispatched: DISPATCHED,
  returned: [...DISPATCHED, ['giveBack', 'agencyAdmin']],
  handling: HANDLING,
  waiting_budget: [...HANDLING, ['proposeDeferral', 'liaison'], ['deferBudget', 'agencyHead']],
  waiting_external: [...HANDLING, ['awaitExternal', 'agencyAdmin']],
  validating: VALIDATING,
  resolved: RESOLVED,
  referred: [['refer', 'operator']],
  closed: [...RESOLVED, ['confirm', 'reporter']],
  rejected: [['reject', 'operator']],
  withdrawn: [['withdraw', 'reporter']],
  merged: [['merge', 'operator']],
};

/** Statuses that a sealed case can be in, and the way there: the inspectorate alone takes it. */
const SEALED_HANDLING: readonly Step[] = [['accept', 'inspectorate']];
const SEALED_RESOLVED: readonly Step[] = [
  ...SEALED_HANDLING,
  ['complete', 'inspectorate'],
  ['validate', 'operator'],
];
export const SEALED_WAYS: Readonly<Partial<Record<Status, readonly Step[]>>> = {
  dispatched: [],
  handling: SEALED_HANDLING,
  needs_reporter: [...SEALED_HANDLING, ['ask', 'inspectorate']],
  waiting_external: [...SEALED_HANDLING, ['awaitExternal', 'inspectorate']],
  validating: [...SEALED_HANDLING, ['complete', 'inspectorate']],
  resolved: SEALED_RESOLVED,
  closed: [...SEALED_RESOLVED, ['confirm', 'reporter']],
  withdrawn: [['withdraw', 'reporter']],
};

/**
 * A case in a status, with a history of its own that led there: filed, and every step decided by the rules. Refuses by
 * throwing what cannot be: a sealed case at the desk.
 */
export function buildCase(options: FilingOptions & { status: Status }): Story {
  const ways: Readonly<Partial<Record<Status, readonly Step[]>>> = options.sealed ? SEALED_WAYS : WAYS;
  const way = ways[options.status];
  if (!way) throw new Error(`a sealed case is never ${options.status}`);
  return way.reduce<Story>((story, step) => take(story, step, options), fileCase(options));
}

function take(story: Story, [action, role]: Step, options: FilingOptions): Story {
  const by = role === 'reporter' ? reporter(options.n) : handler(story, role);
  if (action !== 'merge') return act(story, action, by);
  const other = fileCase({ ...options, n: (options.n ?? 1) + 5000 });
  const reports = story.state.reports;
  return act(story, 'merge', by, {
    other,
    extra: { other: { caseId: other.caseId, filedAt: other.state.filedAt, reports } },
  });
}
