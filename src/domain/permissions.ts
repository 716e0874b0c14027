import type { Actor, Officer, Reporter, Role } from './actor.ts';
import { AGENCY_ROLES, DESK_ROLES } from './actor.ts';
import { leadOf, supportOf, type CaseState } from './case.ts';
import type { Refusal } from './refusal.ts';
import type { Transition } from './transition.ts';

const SUPPORT_ACTIONS: readonly string[] = ['acceptSupport', 'finishSupport', 'note', 'message'];

/** Roles that read every case that is not sealed. */
const READ_ALL: readonly Role[] = [...DESK_ROLES, 'executive', 'auditor'];

/** May this role read every case that is not sealed, so that a list across agencies may name them? */
export const readsAll = (role: Role): boolean => READ_ALL.includes(role);

/**
 * May this actor read this case at all? A reporter reads the cases of the own report; the desk, the executive and the
 * auditor every case that is not sealed; an agency the cases it leads or supports; the planner those that wait for money;
 * the inspectorate, and of all offices it alone, the sealed ones, and its own.
 */
export function maySee(actor: Actor, state: CaseState): boolean {
  if (actor.role === 'system') return true;
  if (actor.role === 'reporter') return isOwn(actor, state);
  if (actor.role === 'inspectorate') return state.sealed || leadOf(state)?.agency === actor.agency;
  return !state.sealed && officerMaySee(actor, state);
}

function officerMaySee(officer: Officer, state: CaseState): boolean {
  if (READ_ALL.includes(officer.role)) return true;
  if (officer.role === 'planner') return state.status === 'waiting_budget' || state.deferral !== null;
  return takesPart(officer, state);
}

function takesPart(officer: Officer, state: CaseState): boolean {
  return leadOf(state)?.agency === officer.agency || supportOf(state, officer.agency) !== null;
}

/** The report is here, or went from here along with a merge. */
const isOwn = (actor: Reporter, state: CaseState): boolean =>
  state.reports.includes(actor.reportId) || state.mergedReports.includes(actor.reportId);

function refuseReporter(actor: Reporter, state: CaseState, row: Transition): Refusal | null {
  const mine = row.action === 'unmerge' ? isOwn(actor, state) : state.reports.includes(actor.reportId);
  return mine ? null : { kind: 'notYourReport' };
}

function refuseAgency(actor: Officer, state: CaseState, row: Transition): Refusal | null {
  if (leadOf(state)?.agency === actor.agency && !isSupportOnly(row)) return null;
  if (supportOf(state, actor.agency) && SUPPORT_ACTIONS.includes(row.action)) return null;
  return { kind: 'otherAgency' };
}

const isSupportOnly = (row: Transition): boolean =>
  row.action === 'acceptSupport' || row.action === 'finishSupport';

/** Who may take a row of the table with this case: role first, then the case's own agency, report or seal. */
export function refuseActor(actor: Actor, state: CaseState, row: Transition): Refusal | null {
  if (!row.by.includes(actor.role)) return { kind: 'notYourRole' };
  if (actor.role === 'system') return null;
  if (actor.role === 'reporter') return refuseReporter(actor, state, row);
  if (actor.role === 'inspectorate') return state.sealed ? null : { kind: 'otherAgency' };
  if (state.sealed) return { kind: 'sealedCase' };
  if (AGENCY_ROLES.includes(actor.role)) return refuseAgency(actor, state, row);
  return null;
}
