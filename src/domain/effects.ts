import type { Action } from './action.ts';
import {
  addSupport,
  assignLead,
  changeAssignments,
  callOffSupports,
  isLead,
  nameUnitAndOfficer,
} from './assignments.ts';
import { leadOf, type Assignment, type CaseState } from './case.ts';
import type { CaseEvent } from './event.ts';
import { succeedAssignments } from './succession.ts';

/** What an event changes beside the status. The status itself comes from the table. */
type Effect = (state: CaseState, event: CaseEvent) => Partial<CaseState>;

const nothing: Effect = () => ({});

const position = (event: CaseEvent): string | null => ('position' in event.by ? event.by.position : null);
const account = (event: CaseEvent): string | null => ('accountId' in event.by ? event.by.accountId : null);
const agencyOf = (event: CaseEvent): string | null => ('agency' in event.by ? event.by.agency : null);

const brought: Effect = (state, event) => {
  const category = event.extra.category;
  if (!category) return {};
  return {
    safety: category.safety,
    private: state.private || category.alwaysPrivate,
    classification: category.classification ?? state.classification,
  };
};

/** What was chosen by hand goes before what the category brings. */
const categorised: Effect = (state, event) => {
  const chosen = readClassification(event.given.classification);
  return {
    category: event.given.category ?? state.category,
    ...brought(state, event),
    ...(chosen ? { classification: chosen } : {}),
  };
};

function readClassification(value: string | undefined): CaseState['classification'] | null {
  return value === 'information' || value === 'ordinary' || value === 'oversight' ? value : null;
}

function routed(auto: boolean, binding: boolean): Effect {
  return (state, event) => ({
    ...categorised(state, event),
    route: { auto, confirmed: !auto, binding },
    assignments: assignLead(state, event.given.agency ?? '', event.given.unit ?? null, event.at),
    dispatchedAt: event.at,
    emergencyOpen: state.emergencyOpen && auto,
  });
}

const submit: Effect = (state, event) => {
  const filing = event.extra.filing;
  if (!filing) throw new Error('a submit event carries its filing');
  const sealed = filing.sealed
    ? {
        assignments: assignLead(state, filing.inspectorate, null, event.at),
        route: { auto: false, confirmed: true, binding: true },
        dispatchedAt: event.at,
        classification: 'oversight' as const,
      }
    : {};
  return {
    category: event.given.category ?? null,
    classification: filing.classification,
    safety: filing.safety,
    private: filing.private || filing.sealed,
    sealed: filing.sealed,
    emergencyOpen: filing.emergency,
    reports: [filing.reportId],
    filedAt: event.at,
    ...sealed,
  };
};

const seal: Effect = (state, event) => ({
  sealed: true,
  private: true,
  classification: 'oversight',
  route: { auto: false, confirmed: true, binding: true },
  assignments: assignLead(state, event.given.agency ?? '', null, event.at),
  dispatchedAt: event.at,
});

const giveBack: Effect = (state, event) => ({
  assignments: changeAssignments(state, isLead, { state: 'returned' }),
  returns: [
    ...state.returns,
    { agency: agencyOf(event) ?? '', suggested: event.given.suggestedAgency ?? null },
  ],
  route: null,
});

const proposeDeferral: Effect = (state, event) => ({
  deferral: {
    estimateClass: event.given.estimateClass ?? 'unknown',
    fundingRoute: event.given.fundingRoute ?? '',
    gateDate: event.given.gateDate ?? '',
    proposedBy: position(event) ?? '',
    approvedBy: null,
    rounds: state.deferral?.rounds ?? 0,
  },
});

const reviewBudget: Effect = (state, event) => {
  const outcome = event.given.budgetOutcome;
  if (outcome === 'funded') return { stage: 'scheduled', deferral: null };
  // Without money for the work nobody's help with it is awaited any more.
  if (outcome === 'declined') {
    return { deferral: null, resolvedAt: event.at, outcome: 'declined', assignments: callOffSupports(state) };
  }
  if (!state.deferral) return {};
  const gateDate = event.given.gateDate ?? state.deferral.gateDate;
  return { deferral: { ...state.deferral, gateDate, rounds: state.deferral.rounds + 1 } };
};

const changeSupport = (state: CaseState, event: CaseEvent, to: 'accepted' | 'done'): readonly Assignment[] =>
  changeAssignments(state, (a) => a.role === 'support' && a.agency === agencyOf(event), { state: to });

const finish = (state: CaseState): readonly Assignment[] =>
  changeAssignments(state, isLead, { state: 'done' });

const complete: Effect = (state, event) => ({
  assignments: finish(state),
  performedBy: position(event),
  performedByAccount: account(event),
  doneAt: event.at,
  answeredAt: state.answeredAt ?? event.at,
  deferral: null,
});

const answerOnly: Effect = (state, event) => ({
  assignments: finish({ ...state, assignments: callOffSupports(state) }),
  performedBy: position(event),
  performedByAccount: account(event),
  answeredAt: state.answeredAt ?? event.at,
  resolvedAt: event.at,
  outcome: 'answered',
  deferral: null,
});

const externalAnswer: Effect = (state, event) => ({
  answeredAt: state.answeredAt ?? event.at,
  ...(event.given.externalOutcome === 'solved' ? { resolvedAt: event.at, outcome: 'answered' as const } : {}),
});

const backToWork = (state: CaseState): Partial<CaseState> => ({
  assignments: changeAssignments(state, isLead, { state: 'accepted' }),
  ...(leadOf(state) ? {} : { route: null }),
  outcome: null,
  resolvedAt: null,
  endedAt: null,
  verifiedAt: null,
  verifiedBy: null,
  doneAt: null,
});

/** A danger, or a problem that others reported too, goes on as the city's own case. */
export function goesOn(state: CaseState, event: CaseEvent): boolean {
  return state.safety || remaining(state, event).length > 0;
}

/** Reports of this case that were not taken back, counting the one who does it now. */
function remaining(state: CaseState, event: CaseEvent): readonly string[] {
  const gone = [...state.takenBack, 'reportId' in event.by ? event.by.reportId : ''];
  return state.reports.filter((id) => !gone.includes(id));
}

/** Nobody is left to answer the question that was asked. */
export function nobodyAnswers(state: CaseState, event: CaseEvent): boolean {
  return state.status === 'needs_reporter' && remaining(state, event).length === 0;
}

const withdraw: Effect = (state, event) => {
  const takenBack = [...state.takenBack, ...('reportId' in event.by ? [event.by.reportId] : [])];
  if (!goesOn(state, event)) return { ...leave(state, event), takenBack };
  if (!nobodyAnswers(state, event)) return { cityOwned: true, takenBack };
  return { cityOwned: true, takenBack, before: null, askedAt: null, stage: state.before?.stage ?? null };
};

/** Where a revived case goes on: where it was, and where an unanswered question had stopped it. */
const leave: Effect = (state, event) => ({
  before: state.before ?? { status: state.status, stage: state.stage },
  endedAt: event.at,
  askedAt: null,
});

/** One entry per action: the table of what is remembered. */
export const EFFECTS: Record<Action, Effect> = {
  submit,
  autoDispatch: routed(true, false),
  dispatch: routed(false, false),
  decide: routed(false, true),
  confirmRoute: (state) => (state.route ? { route: { ...state.route, confirmed: true } } : {}),
  ask: (state, event) => ({
    before: { status: state.status, stage: state.stage },
    askedBy: event.by.role,
    askedAt: event.at,
    questions: state.questions + 1,
    emergencyOpen: false,
  }),
  reply: () => ({ before: null, askedAt: null, emergencyOpen: false }),
  lapse: leave,
  revive: () => ({ before: null, endedAt: null, takenBack: [], cityOwned: false }),
  reject: (_state, event) => ({
    rejectedBy: position(event),
    rejectedByAccount: account(event),
    endedAt: event.at,
  }),
  object: (state) => ({ objections: state.objections + 1, endedAt: null }),
  refer: (state, event) => ({
    assignments: changeAssignments(state, () => true, { state: 'cancelled' }),
    external: { body: event.given.externalBody ?? null, until: null, pauseApproved: false },
    route: null,
    deferral: null,
  }),
  externalAnswer,
  merge: (state, event) => ({
    mergedInto: event.extra.other?.caseId ?? null,
    mergedReports: state.reports,
    reports: [],
    endedAt: event.at,
    deferral: null,
  }),
  absorb: (state, event) => {
    const other = event.extra.other;
    if (!other) return {};
    return {
      reports: [...state.reports, ...other.reports],
      filedAt: other.filedAt < state.filedAt ? other.filedAt : state.filedAt,
    };
  },
  unmerge: (state, event) => ({
    mergedInto: null,
    mergedReports: [],
    reports: event.extra.other?.reports ?? [],
    filedAt: event.extra.other?.filedAt ?? state.filedAt,
    endedAt: null,
    assignments: [],
    route: null,
  }),
  release: (state, event) => ({
    reports: state.reports.filter((id) => !(event.extra.other?.reports ?? []).includes(id)),
    filedAt: event.extra.other?.filedAt ?? state.filedAt,
  }),
  seal,
  accept: (state, event) => ({
    // whoever takes the case has read it, and says that it is theirs
    route: state.route && { ...state.route, confirmed: true },
    assignments: nameUnitAndOfficer(state, event, { state: 'accepted' }),
    stage: 'accepted',
  }),
  acceptSilently: (state, event) => ({
    assignments: nameUnitAndOfficer(state, event, { state: 'accepted' }),
    stage: 'accepted',
  }),
  giveBack,
  delegate: (state, event) => ({ assignments: nameUnitAndOfficer(state, event) }),
  addSupport: (state, event) => ({ assignments: addSupport(state, event) }),
  acceptSupport: (state, event) => ({ assignments: changeSupport(state, event, 'accepted') }),
  finishSupport: (state, event) => ({ assignments: changeSupport(state, event, 'done') }),
  respond: (state, event) => ({ answeredAt: state.answeredAt ?? event.at }),
  planSurvey: (state, event) => ({ stage: 'survey', assignments: nameUnitAndOfficer(state, event) }),
  surveyed: () => ({ stage: 'accepted' }),
  schedule: (state, event) => ({ stage: 'scheduled', answeredAt: state.answeredAt ?? event.at }),
  start: () => ({ stage: 'working' }),
  proposeDeferral,
  deferBudget: (state, event) => ({
    deferral: state.deferral ? { ...state.deferral, approvedBy: position(event) } : null,
    answeredAt: state.answeredAt ?? event.at,
  }),
  reviewBudget,
  awaitExternal: (_state, event) => ({
    external: { body: null, until: event.given.until ?? null, pauseApproved: false },
  }),
  approvePause: (state) => ({ external: state.external ? { ...state.external, pauseApproved: true } : null }),
  resume: () => ({ external: null, stage: 'accepted' }),
  complete,
  answerOnly,
  validate: (state, event) => ({
    assignments: callOffSupports(state),
    verifiedAt: event.at,
    verifiedBy: 'validator',
    resolvedAt: event.at,
  }),
  rejectProof: (state) => ({ ...backToWork(state), stage: 'working' }),
  confirm: (_state, event) => ({
    outcome: 'confirmed',
    verifiedAt: event.at,
    verifiedBy: 'reporter',
    endedAt: event.at,
  }),
  dispute: (state) => ({
    ...backToWork(state),
    disputes: state.disputes + 1,
    stage: leadOf(state) ? 'working' : null,
  }),
  closeSilent: (state, event) => ({
    outcome: state.outcome ?? 'silent',
    endedAt: event.at,
  }),
  reopen: (state) => ({
    ...backToWork(state),
    recurrent: true,
    reopens: state.reopens + 1,
    stage: leadOf(state) ? 'accepted' : null,
  }),
  withdraw,
  note: nothing,
  message: nothing,
  recategorise: categorised,
  hide: () => ({ hidden: true }),
  show: () => ({ hidden: false }),
  redact: nothing,
  escalate: (state, { extra: { ladder } }) =>
    ladder?.late ? { escalated: Math.max(state.escalated, ladder.level) } : {},
  redate: nothing,
  succeed: (state, { extra: { succession } }) =>
    succession ? { assignments: succeedAssignments(state, succession) } : {},
  instruct: nothing,
  reveal: nothing,
};
