import type { Actor } from './actor.ts';
import { addDuration } from './calendar.ts';
import { leadOf, supportOf, type CaseState } from './case.ts';
import type { City, Duration, WorkCalendar } from './city.ts';
import type { Given } from './field.ts';
import type { FieldName } from './field.ts';
import type { Refusal, RefusalKind } from './refusal.ts';
import { OPEN } from './status.ts';

/** What a guard may look at. `other` is the case on the other side of a merge. */
export interface Question {
  state: CaseState;
  by: Actor;
  given: Given;
  now: Date;
  city: City;
  other: { caseId: string; state: CaseState } | null;
  caseId: string;
}

type Guard = (q: Question) => Refusal | null;

const when = (no: boolean, kind: RefusalKind, fields?: readonly FieldName[]): Refusal | null =>
  no ? (fields ? { kind, fields } : { kind }) : null;

/** The calendar of the desk, on which the reporter's terms are counted. */
export function deskCalendar(city: City): WorkCalendar {
  return calendarOfAgency(city, city.deskAgency);
}

/** The working calendar of an agency; an unknown agency works when the desk works. */
export function calendarOfAgency(city: City, code: string): WorkCalendar {
  const agency = city.agencies.find((a) => a.code === code) ?? city.agencies.find((a) => a.code === city.deskAgency);
  const calendar = city.calendars.find((c) => c.code === agency?.calendar) ?? city.calendars[0];
  if (!calendar) throw new Error(`the city ${city.id} has no working calendar`);
  return calendar;
}

const passed = (q: Question, since: string | null, term: Duration): boolean =>
  since !== null && q.now > addDuration(deskCalendar(q.city), new Date(since), term);

const limitOf = (city: City, clock: 'complete' | 'confirm'): Duration =>
  city.limits.find((l) => l.clock === clock)?.limit ?? { amount: 30, unit: 'days' };

const named = (q: Question): string | undefined => q.given.agency;

const mergeFits: Guard = (q) => {
  if (!q.other) return { kind: 'unknownValue', fields: ['otherCase'] };
  if (q.other.caseId === q.caseId) return { kind: 'mergeWithItself', fields: ['otherCase'] };
  const other = q.other.state;
  if (!OPEN.includes(other.status) || other.status === 'resolved') {
    return { kind: 'otherCaseEnded', fields: ['otherCase'] };
  }
  return when(other.private !== q.state.private || other.sealed !== q.state.sealed, 'privacyDiffers', ['otherCase']);
};

const reasonWithinRank: Guard = (q) => {
  const reason = q.city.rejectReasons.find((r) => r.code === q.given.rejectReason);
  if (!reason) return { kind: 'unknownValue', fields: ['rejectReason'] };
  return when(reason.coordinatorOnly && q.by.role !== 'coordinator', 'coordinatorOnly', ['rejectReason']);
};

const askedFirst: Guard = (q) => {
  const reason = q.city.rejectReasons.find((r) => r.code === q.given.rejectReason);
  return when(reason?.afterQuestion === true && q.state.questions === 0, 'askFirst', ['rejectReason']);
};

const reopenInTime: Guard = (q) =>
  when(
    q.by.role === 'reporter' && passed(q, q.state.endedAt, { amount: q.city.terms.reopenDays, unit: 'days' }),
    'tooLate',
  );

const notOwnWork: Guard = (q) =>
  when('position' in q.by && q.by.position === q.state.performedBy, 'ownWork');

const nextGateNamed: Guard = (q) => {
  if (q.given.budgetOutcome !== 'nextGate') return null;
  const missing = (['gateName', 'gateDate'] as const).filter((f) => q.given[f] === undefined);
  return when(missing.length > 0, 'missingFields', missing);
};

/** Conditions beside status, role and fields; each has one sentence when it says no. */
export const GUARDS = {
  notSealed: (q) => when(q.state.sealed, 'sealedCase'),
  emergencyClosed: (q) => when(q.state.emergencyOpen, 'emergencyOpen'),
  notReturnedTwice: (q) =>
    when(q.state.status === 'returned' && q.state.returns.length >= 2, 'returnedTwice'),
  returnedTwice: (q) => when(q.state.returns.length < 2, 'notReturnedTwice'),
  notBinding: (q) => when(q.state.route?.binding === true && q.by.role !== 'coordinator', 'routeBinding'),
  anotherAgency: (q) =>
    when(q.state.status === 'dispatched' && leadOf(q.state)?.agency === named(q), 'sameAgency', ['agency']),
  notToInspectorate: (q) =>
    when(named(q) === q.city.inspectorateAgency, 'inspectorateOnlyBySeal', ['agency']),
  routeUnconfirmed: (q) =>
    when(q.state.route === null || !q.state.route.auto || q.state.route.confirmed, 'routeNotAuto'),
  reasonWithinRank,
  askedFirst,
  anotherOfficer: (q) =>
    when('position' in q.by && q.state.rejectedBy === q.by.position, 'anotherOfficer'),
  mergeFits,
  firstReturnOfAgency: (q) =>
    when(
      q.state.returns.filter((r) => r.agency === leadOf(q.state)?.agency).length >= q.city.terms.returnsPerAgency,
      'alreadyReturned',
    ),
  suggestsAnother: (q) =>
    when(q.given.suggestedAgency === leadOf(q.state)?.agency, 'sameAgency', ['suggestedAgency']),
  notYetIn: (q) =>
    when(
      q.state.assignments.some((a) => a.agency === named(q) && a.state !== 'returned' && a.state !== 'cancelled'),
      'alreadySupporting',
      ['agency'],
    ),
  supportPending: (q) =>
    when(!('agency' in q.by) || supportOf(q.state, q.by.agency)?.state !== 'pending', 'notSupporting'),
  supportOpen: (q) =>
    when(!('agency' in q.by) || supportOf(q.state, q.by.agency)?.state !== 'accepted', 'notSupporting'),
  supportsDone: (q) =>
    when(
      q.state.assignments.some((a) => a.role === 'support' && (a.state === 'pending' || a.state === 'accepted')),
      'supportsOpen',
    ),
  pauseNotApproved: (q) => when(q.state.external?.pauseApproved === true, 'alreadyApproved'),
  deferralProposed: (q) =>
    when(q.state.deferral === null || q.state.deferral.approvedBy !== null, 'noDeferral'),
  nextGateNamed,
  notOwnWork,
  objectsOnce: (q) => when(q.state.objections > 0, 'objectedBefore'),
  objectInTime: (q) =>
    when(
      passed(q, q.state.endedAt, { amount: q.city.terms.objectWorkingDays, unit: 'workingDays' }),
      'tooLate',
    ),
  reviveInTime: (q) =>
    when(passed(q, q.state.endedAt, { amount: q.city.terms.reviveDays, unit: 'days' }), 'tooLate'),
  reopenInTime,
  completeRanOut: (q) => when(!passed(q, q.state.askedAt, limitOf(q.city, 'complete')), 'tooEarly'),
  confirmRanOut: (q) => when(!passed(q, q.state.resolvedAt, limitOf(q.city, 'confirm')), 'tooEarly'),
  notHidden: (q) => when(q.state.hidden, 'alreadyHidden'),
  isHidden: (q) => when(!q.state.hidden, 'notHidden'),
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof GUARDS;

/** The first guard that says no, or null. */
export function firstNo(names: readonly GuardName[], question: Question): Refusal | null {
  for (const name of names) {
    const no = GUARDS[name](question);
    if (no) return no;
  }
  return null;
}
