import type { Action } from './action.ts';
import { isActive, leadOf, type Assignment, type CaseState } from './case.ts';
import type { CaseEvent } from './event.ts';

/** What an event changes beside the status. The status itself comes from the table. */
type Effect = (state: CaseState, event: CaseEvent) => Partial<CaseState>;

const nothing: Effect = () => ({});

const position = (event: CaseEvent): string | null => ('position' in event.by ? event.by.position : null);
const agencyOf = (event: CaseEvent): string | null => ('agency' in event.by ? event.by.agency : null);

function assign(state: CaseState, agency: string, unit: string | null): readonly Assignment[] {
  const others = state.assignments.map((a) =>
    a.role === 'lead' && isActive(a) ? { ...a, state: 'cancelled' as const } : a,
  );
  const withoutSame = others.filter((a) => !(a.agency === agency && isActive(a)));
  return [...withoutSame, { agency, role: 'lead', state: 'pending', unit, officer: null }];
}

function changeAssignment(
  state: CaseState,
  which: (a: Assignment) => boolean,
  change: Partial<Assignment>,
): readonly Assignment[] {
  return state.assignments.map((a) => (isActive(a) && which(a) ? { ...a, ...change } : a));
}

const isLead = (a: Assignment): boolean => a.role === 'lead';

const acceptLead = (state: CaseState, event: CaseEvent): readonly Assignment[] =>
  changeAssignment(state, isLead, {
    state: 'accepted',
    unit: event.given.unit ?? leadOf(state)?.unit ?? null,
    officer: event.given.officer ?? leadOf(state)?.officer ?? null,
  });

function routed(auto: boolean, binding: boolean): Effect {
  return (state, event) => ({
    category: event.given.category ?? state.category,
    classification: readClassification(event.given.classification) ?? state.classification,
    ...brought(state, event),
    route: { auto, confirmed: !auto, binding },
    assignments: assign(state, event.given.agency ?? '', event.given.unit ?? null),
    dispatchedAt: event.at,
    stage: null,
  });
}

const brought: Effect = (state, event) => {
  const category = event.extra.category;
  return category ? { safety: category.safety, private: state.private || category.alwaysPrivate } : {};
};

function readClassification(value: string | undefined): CaseState['classification'] | null {
  return value === 'information' || value === 'ordinary' || value === 'oversight' ? value : null;
}

const submit: Effect = (_state, event) => {
  const filing = event.extra.filing;
  if (!filing) throw new Error('a submit event carries its filing');
  const sealed = filing.sealed
    ? {
        assignments: [
          { agency: filing.inspectorate, role: 'lead', state: 'pending', unit: null, officer: null },
        ] as const,
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
  assignments: assign(state, event.given.agency ?? '', null),
  dispatchedAt: event.at,
});

const giveBack: Effect = (state, event) => ({
  assignments: changeAssignment(state, isLead, { state: 'returned' }),
  returns: [...state.returns, { agency: agencyOf(event) ?? '', suggested: event.given.suggestedAgency ?? null }],
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
  if (outcome === 'declined') return { deferral: null, resolvedAt: event.at, outcome: 'declined', stage: null };
  if (!state.deferral) return {};
  const gateDate = event.given.gateDate ?? state.deferral.gateDate;
  return { deferral: { ...state.deferral, gateDate, rounds: state.deferral.rounds + 1 } };
};

const finish = (state: CaseState): readonly Assignment[] => changeAssignment(state, isLead, { state: 'done' });

const complete: Effect = (state, event) => ({
  assignments: finish(state),
  performedBy: position(event),
  doneAt: event.at,
  answeredAt: state.answeredAt ?? event.at,
  stage: null,
});

const answerOnly: Effect = (state, event) => ({
  assignments: finish(state),
  performedBy: position(event),
  answeredAt: state.answeredAt ?? event.at,
  resolvedAt: event.at,
  outcome: 'answered',
  stage: null,
});

const externalAnswer: Effect = (_state, event) =>
  event.given.externalOutcome === 'solved'
    ? { resolvedAt: event.at, answeredAt: event.at, outcome: 'answered' }
    : { answeredAt: event.at };

const backToWork = (state: CaseState): Partial<CaseState> => ({
  assignments: changeAssignment(state, isLead, { state: 'accepted' }),
  outcome: null,
  resolvedAt: null,
  endedAt: null,
  verifiedAt: null,
  verifiedBy: null,
  doneAt: null,
});

const withdraw: Effect = (state, event) => {
  const goesOn = state.safety || state.reports.length > 1;
  return goesOn
    ? { cityOwned: true }
    : { before: { status: state.status, stage: state.stage }, endedAt: event.at };
};

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
  }),
  reply: () => ({ before: null, askedAt: null }),
  lapse: (state, event) => ({ before: state.before ?? { status: 'received', stage: null }, endedAt: event.at, askedAt: null }),
  revive: () => ({ before: null, endedAt: null, askedAt: null }),
  reject: (_state, event) => ({ rejectedBy: position(event), endedAt: event.at }),
  object: (state) => ({ objections: state.objections + 1, endedAt: null }),
  refer: (state, event) => ({
    assignments: changeAssignment(state, () => true, { state: 'cancelled' }),
    external: { body: event.given.externalBody ?? null, until: null, pauseApproved: false },
    stage: null,
  }),
  externalAnswer,
  merge: (state, event) => ({
    mergedInto: event.extra.other?.caseId ?? null,
    mergedReports: state.reports,
    reports: [],
    endedAt: event.at,
    stage: null,
  }),
  absorb: (state, event) => {
    const other = event.extra.other;
    if (!other) return {};
    return {
      reports: [...state.reports, ...other.reports],
      filedAt: other.filedAt < state.filedAt ? other.filedAt : state.filedAt,
    };
  },
  unmerge: (_state, event) => ({
    mergedInto: null,
    mergedReports: [],
    reports: event.extra.other?.reports ?? [],
    endedAt: null,
    assignments: [],
    route: null,
  }),
  release: (state, event) => ({
    reports: state.reports.filter((id) => !(event.extra.other?.reports ?? []).includes(id)),
  }),
  seal,
  accept: (state, event) => ({ assignments: acceptLead(state, event), stage: 'accepted' }),
  acceptSilently: (state, event) => ({ assignments: acceptLead(state, event), stage: 'accepted' }),
  giveBack,
  delegate: (state, event) => ({
    assignments: changeAssignment(state, isLead, {
      ...(event.given.unit === undefined ? {} : { unit: event.given.unit }),
      ...(event.given.officer === undefined ? {} : { officer: event.given.officer }),
    }),
  }),
  addSupport: (state, event) => ({
    assignments: [
      ...state.assignments,
      { agency: event.given.agency ?? '', role: 'support', state: 'pending', unit: null, officer: null },
    ],
  }),
  acceptSupport: (state, event) => ({
    assignments: changeAssignment(state, (a) => a.role === 'support' && a.agency === agencyOf(event), {
      state: 'accepted',
    }),
  }),
  finishSupport: (state, event) => ({
    assignments: changeAssignment(state, (a) => a.role === 'support' && a.agency === agencyOf(event), {
      state: 'done',
    }),
  }),
  respond: (state, event) => ({ answeredAt: state.answeredAt ?? event.at }),
  planSurvey: () => ({ stage: 'survey' }),
  surveyed: () => ({ stage: 'accepted' }),
  schedule: (state, event) => ({ stage: 'scheduled', answeredAt: state.answeredAt ?? event.at }),
  start: () => ({ stage: 'working' }),
  proposeDeferral,
  deferBudget: (state, event) => ({
    deferral: state.deferral ? { ...state.deferral, approvedBy: position(event) } : null,
    answeredAt: state.answeredAt ?? event.at,
    stage: null,
  }),
  reviewBudget,
  awaitExternal: (_state, event) => ({
    external: { body: null, until: event.given.until ?? null, pauseApproved: false },
    stage: null,
  }),
  approvePause: (state) => ({ external: state.external ? { ...state.external, pauseApproved: true } : null }),
  resume: () => ({ external: null, stage: 'accepted' }),
  complete,
  answerOnly,
  validate: (_state, event) => ({
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
  recategorise: (state, event) => ({
    category: event.given.category ?? state.category,
    classification: readClassification(event.given.classification) ?? state.classification,
    ...brought(state, event),
  }),
  hide: () => ({ hidden: true }),
  show: () => ({ hidden: false }),
  redact: nothing,
  escalate: (state, event) => ({ escalated: Math.max(state.escalated, event.extra.ladder?.level ?? 0) }),
  instruct: nothing,
  reveal: nothing,
};
