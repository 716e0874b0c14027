import type { Actor } from './actor.ts';
import { isAwaitedSupport } from './assignments.ts';
import { addDuration } from './calendar.ts';
import { leadOf, supportOf, type CaseState } from './case.ts';
import { isClosed, lastSuccessor, type City, type Duration } from './city.ts';
import type { Clocks } from './clocks.ts';
import type { LadderFacts } from './event.ts';
import type { FieldName, Given } from './field.ts';
import { owedSteps } from './ladder.ts';
import { calendarOfAgency, deskCalendar, limitFor } from './limits.ts';
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
  clocks: Clocks;
  /** escalate: the rung to be taken */
  ladder: LadderFacts | null;
}

type Guard = (q: Question) => Refusal | null;

const when = (no: boolean, kind: RefusalKind, fields?: readonly FieldName[]): Refusal | null =>
  no ? (fields ? { kind, fields } : { kind }) : null;

const passed = (q: Question, since: string | null, term: Duration): boolean =>
  since !== null && q.now > addDuration(deskCalendar(q.city), new Date(since), term);

/** Did a clock of the city run out that began at `since`? A clock without a limit never does. */
const ranOut = (q: Question, clock: 'complete' | 'confirm', since: string | null): boolean => {
  const limit = limitFor(clock, q.state, q.city);
  return limit !== null && passed(q, since, limit);
};

/** Silent twice: the time to accept has passed, and once more. */
const acceptRanOutTwice: Guard = (q) => {
  const limit = limitFor('accept', q.state, q.city);
  const { dispatchedAt } = q.state;
  if (limit === null || dispatchedAt === null) return { kind: 'tooEarly' };
  const calendar = calendarOfAgency(q.city, leadOf(q.state)?.agency ?? q.city.deskAgency);
  const once = addDuration(calendar, new Date(dispatchedAt), limit);
  return when(q.now <= addDuration(calendar, once, limit), 'tooEarly');
};

const named = (q: Question): string | undefined => q.given.agency;

/** Is the actor the one who did it, in this position or, as the same person, in another? */
const isSamePerson = (by: Actor, position: string | null, account: string | null): boolean =>
  'position' in by && (by.position === position || by.accountId === account);

/** Unit and officer are people of the agency that has the case: nobody is handed the work of another agency. */
const ownPeople: Guard = (q) => {
  const agency = named(q) ?? leadOf(q.state)?.agency;
  const { unit, officer } = q.given;
  const wrong: FieldName[] = [];
  if (unit !== undefined && !q.city.units.some((u) => u.code === unit && u.agency === agency))
    wrong.push('unit');
  if (officer !== undefined && !q.city.positions.some((p) => p.code === officer && p.agency === agency)) {
    wrong.push('officer');
  }
  return when(wrong.length > 0, 'unknownValue', wrong);
};

/** What an agency gave back before it was closed counts as given back by its successor. */
const firstReturnOfAgency: Guard = (q) => {
  const now = (agency: string | undefined): string | null => (agency ? lastSuccessor(q.city, agency) : null);
  const lead = now(leadOf(q.state)?.agency);
  const before = q.state.returns.filter(({ agency }) => now(agency) === lead);
  return when(before.length >= q.city.terms.returnsPerAgency, 'alreadyReturned');
};

/** An agency that was closed is given nothing and recommended to nobody. */
const agencyWorks: Guard = (q) => {
  const closed = (['agency', 'suggestedAgency'] as const).filter((field) => isClosed(q.city, q.given[field]));
  return when(closed.length > 0, 'agencyClosed', closed);
};

const mergeFits: Guard = (q) => {
  if (!q.other) return { kind: 'unknownValue', fields: ['otherCase'] };
  if (q.other.caseId === q.caseId) return { kind: 'mergeWithItself', fields: ['otherCase'] };
  const other = q.other.state;
  // A sealed case answers like one that does not exist.
  if (other.sealed) return { kind: 'unknownValue', fields: ['otherCase'] };
  if (!OPEN.includes(other.status) || other.status === 'resolved') {
    return { kind: 'otherCaseEnded', fields: ['otherCase'] };
  }
  return when(other.private !== q.state.private, 'privacyDiffers', ['otherCase']);
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
  when(isSamePerson(q.by, q.state.performedBy, q.state.performedByAccount), 'ownWork');

const nextGateNamed: Guard = (q) => {
  if (q.given.budgetOutcome !== 'nextGate') return null;
  const missing = (['gateName', 'gateDate'] as const).filter((f) => !q.given[f]);
  return when(missing.length > 0, 'missingFields', missing);
};

/** Each rung of each run of a clock once, never before its time and never past one that is owed below it. */
const stepOwed: Guard = ({ ladder, clocks, state, city, now }) => {
  if (!ladder) return { kind: 'notAllowed' };
  const { clock, level } = ladder;
  if ((clocks[clock]?.level ?? 0) >= level) return { kind: 'alreadyEscalated' };
  const next = owedSteps(state, clocks, city, now).find((step) => step.clock === clock);
  return when(next?.level !== level, 'tooEarly');
};

/** Conditions beside status, role and fields; each has one sentence when it says no. */
const GUARDS = {
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
  agencyWorks,
  routeUnconfirmed: (q) =>
    when(q.state.route === null || !q.state.route.auto || q.state.route.confirmed, 'routeNotAuto'),
  reasonWithinRank,
  askedFirst,
  anotherOfficer: (q) =>
    when(isSamePerson(q.by, q.state.rejectedBy, q.state.rejectedByAccount), 'anotherOfficer'),
  mergeFits,
  firstReturnOfAgency,
  suggestsAnother: (q) =>
    when(q.given.suggestedAgency === leadOf(q.state)?.agency, 'sameAgency', ['suggestedAgency']),
  notYetIn: (q) =>
    when(
      q.state.assignments.some(
        (a) => a.agency === named(q) && a.state !== 'returned' && a.state !== 'cancelled',
      ),
      'alreadySupporting',
      ['agency'],
    ),
  supportPending: (q) =>
    when(!('agency' in q.by) || supportOf(q.state, q.by.agency)?.state !== 'pending', 'notSupporting'),
  supportOpen: (q) =>
    when(!('agency' in q.by) || supportOf(q.state, q.by.agency)?.state !== 'accepted', 'notSupporting'),
  supportsDone: (q) => when(q.state.assignments.some(isAwaitedSupport), 'supportsOpen'),
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
  completeRanOut: (q) => when(!ranOut(q, 'complete', q.state.askedAt), 'tooEarly'),
  confirmRanOut: (q) => when(!ranOut(q, 'confirm', q.state.resolvedAt), 'tooEarly'),
  acceptRanOutTwice,
  ownPeople,
  // The desk cannot fetch a report out of a case that was sealed since; its reporter can.
  otherNotSealed: (q) => when(q.other?.state.sealed === true && q.by.role !== 'reporter', 'sealedCase'),
  notTakenBack: (q) =>
    when('reportId' in q.by && q.state.takenBack.includes(q.by.reportId), 'takenBackBefore'),
  notHidden: (q) => when(q.state.hidden, 'alreadyHidden'),
  stepOwed,
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
