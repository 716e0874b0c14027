import { isPublic, leadOf, type CaseState } from '#domain/case.ts';
import { CLOCKS, type City, type ClockName } from '#domain/city.ts';
import type { ClockRun } from '#domain/clock-run.ts';
import { dueAt, nextDue, type Clocks } from '#domain/clocks.ts';
import { nextStepAt } from '#domain/ladder.ts';
import { OPEN } from '#domain/status.ts';

/** The columns of `case_file` that follow from the snapshot and its clocks. */
export interface CaseColumns {
  version: number;
  status: string;
  stage: string | null;
  outcome: string | null;
  category: string | null;
  classification: string;
  lead_agency: string | null;
  unit: string | null;
  officer: string | null;
  is_open: boolean;
  is_private: boolean;
  is_sealed: boolean;
  is_hidden: boolean;
  is_public: boolean;
  is_safety: boolean;
  route_to_confirm: boolean;
  deferral_to_approve: boolean;
  reports: number;
  disputes: number;
  escalated: number;
  due_at: string | null;
  due_clock: string | null;
  service_due_at: string | null;
  filed_at: string;
  answered_at: string | null;
  done_at: string | null;
  verified_at: string | null;
  ended_at: string | null;
}

/** Clocks of the city's work: what a queue is sorted by. The legal backstop and the age stand beside them. */
const SERVICE_CLOCKS: readonly ClockName[] = [
  'distribute',
  'accept',
  'support',
  'respond',
  'settle',
  'complete',
  'validate',
  'confirm',
  'budgetReview',
  'external',
];

function nearestService(clocks: Clocks, city: City): string | null {
  const times = SERVICE_CLOCKS.flatMap((clock) => {
    const run = clocks[clock];
    const due = run && run.stoppedAt === null ? dueAt(run, city) : null;
    return due ? [due.getTime()] : [];
  });
  return times.length > 0 ? new Date(Math.min(...times)).toISOString() : null;
}

/** What the lists need to know of a case, computed from its snapshot. */
export function columnsOf(state: CaseState, clocks: Clocks, city: City): CaseColumns {
  return {
    version: state.version,
    status: state.status,
    stage: state.stage,
    outcome: state.outcome,
    category: state.category,
    classification: state.classification,
    ...leadColumns(state),
    ...flagsOf(state),
    ...dueColumns(state, clocks, city),
    filed_at: state.filedAt,
    answered_at: state.answeredAt,
    done_at: state.doneAt,
    verified_at: state.verifiedAt,
    ended_at: state.endedAt,
  };
}

function leadColumns(state: CaseState) {
  const lead = leadOf(state);
  return {
    lead_agency: lead?.agency ?? null,
    unit: lead?.unit ?? null,
    officer: lead?.officer ?? null,
  };
}

function dueColumns(state: CaseState, clocks: Clocks, city: City) {
  if (!OPEN.includes(state.status)) {
    return { is_open: false, due_at: null, due_clock: null, service_due_at: null };
  }
  const due = nextDue(clocks, city);
  return {
    is_open: true,
    due_at: due?.at.toISOString() ?? null,
    due_clock: due?.clock ?? null,
    service_due_at: nearestService(clocks, city),
  };
}

function flagsOf(state: CaseState) {
  return {
    is_private: state.private,
    is_sealed: state.sealed,
    is_hidden: state.hidden,
    is_public: isPublic(state),
    is_safety: state.safety,
    route_to_confirm:
      state.status === 'dispatched' && state.route !== null && state.route.auto && !state.route.confirmed,
    deferral_to_approve:
      state.status === 'handling' && state.deferral !== null && state.deferral.approvedBy === null,
    reports: state.reports.length,
    disputes: state.disputes,
    escalated: state.escalated,
  };
}

/** One row of `case_clock`: when a clock runs out and when it climbs the ladder, for scanning. */
export interface ClockRow {
  clock: ClockName;
  due_at: string | null;
  running: boolean;
  stopped_at: string | null;
  next_step_at: string | null;
}

/** A case on one side of an event, as far as its clocks go. */
interface ClockSide {
  state: CaseState;
  clocks: Clocks;
}

/**
 * The clocks that differ from before, as rows; all of them where a danger or an end changes how fast or whether at all
 * they climb. A clock that began anew is reminded anew.
 */
export function clockRows(before: ClockSide, after: ClockSide, city: City): ClockRow[] {
  const climbsOtherwise =
    before.state.safety !== after.state.safety ||
    OPEN.includes(before.state.status) !== OPEN.includes(after.state.status);
  return CLOCKS.flatMap((clock) => {
    const run = after.clocks[clock];
    const stays = run === before.clocks[clock] && !climbsOtherwise;
    return run && !stays ? [clockRow(clock, run, after, city)] : [];
  });
}

function clockRow(clock: ClockName, run: ClockRun, { state, clocks }: ClockSide, city: City): ClockRow {
  const due = dueAt(run, city);
  return {
    clock,
    due_at: due?.toISOString() ?? null,
    running: run.stoppedAt === null && due !== null,
    stopped_at: run.stoppedAt,
    next_step_at: nextStepAt(clock, clocks, state, city)?.toISOString() ?? null,
  };
}
