import type { Role } from './actor.ts';
import type { Classification } from './city.ts';
import { PUBLIC, type Outcome, type Stage, type Status } from './status.ts';

/** One agency's part in a case (penugasan). */
export interface Assignment {
  agency: string;
  role: 'lead' | 'support';
  state: 'pending' | 'accepted' | 'done' | 'returned' | 'cancelled';
  unit: string | null;
  officer: string | null;
  /** when the agency was given this part */
  since: string;
  /** a support that the case need not wait for; absent: it must */
  optional?: true;
}

/** A deferral for money: proposed by the liaison, approved by the head of the agency (lifecycle `deferBudget`). */
interface Deferral {
  estimateClass: string;
  fundingRoute: string;
  gateDate: string;
  proposedBy: string;
  approvedBy: string | null;
  rounds: number;
}

/**
 * The snapshot of a case: everything the rules need, nothing else. It is the fold of the case's events
 * (`replay`), so it can be thrown away and made anew. Moments are ISO 8601 strings in UTC.
 */
export interface CaseState {
  /** number of events so far; the number of the last one */
  version: number;
  status: Status;
  stage: Stage | null;
  outcome: Outcome | null;
  category: string | null;
  classification: Classification;
  safety: boolean;
  /** the agency chosen by the clock or by a person, confirmed or not, and whether a coordinator made it binding */
  route: { auto: boolean; confirmed: boolean; binding: boolean } | null;
  assignments: readonly Assignment[];
  /** agencies that gave the case back, oldest first, with whom they named instead */
  returns: readonly { agency: string; suggested: string | null }[];
  /** where the case goes back to after a pause or a revival */
  before: { status: Status; stage: Stage | null } | null;
  private: boolean;
  sealed: boolean;
  hidden: boolean;
  recurrent: boolean;
  /** the highest rung of the ladder that was taken after a clock had run out */
  escalated: number;
  /** the citizen was shown the emergency numbers and has not said whether the danger is over */
  emergencyOpen: boolean;
  /** position that did the work: it may never validate it */
  performedBy: string | null;
  performedByAccount: string | null;
  askedBy: Role | null;
  askedAt: string | null;
  questions: number;
  rejectedBy: string | null;
  rejectedByAccount: string | null;
  objections: number;
  disputes: number;
  reopens: number;
  deferral: Deferral | null;
  external: { body: string | null; until: string | null; pauseApproved: boolean } | null;
  mergedInto: string | null;
  /** reports that went along with the merge, so that it can be undone */
  mergedReports: readonly string[];
  /** reports of this case now; a merge moves them */
  reports: readonly string[];
  /** a reporter took the report back but the city goes on (danger, or other reporters) */
  cityOwned: boolean;
  /** reports whose reporters took them back while the case went on */
  takenBack: readonly string[];
  answeredAt: string | null;
  doneAt: string | null;
  verifiedAt: string | null;
  verifiedBy: 'reporter' | 'validator' | null;
  filedAt: string;
  dispatchedAt: string | null;
  resolvedAt: string | null;
  endedAt: string | null;
}

/** The agency that leads now, or null while the desk has the case. */
export function leadOf(state: CaseState): Assignment | null {
  return state.assignments.find((a) => a.role === 'lead' && isActive(a)) ?? null;
}

/** An assignment that still counts: neither given back nor cancelled. */
export function isActive(assignment: Assignment): boolean {
  return assignment.state !== 'returned' && assignment.state !== 'cancelled';
}

/** The active support of an agency, or null. */
export function supportOf(state: CaseState, agency: string): Assignment | null {
  return state.assignments.find((a) => a.role === 'support' && a.agency === agency && isActive(a)) ?? null;
}

/** Passed on by the clock, and nobody of the city has said a word since: an agency that is silent has not read it. */
const isUnread = ({ route, answeredAt, doneAt }: CaseState): boolean =>
  route !== null && !route.confirmed && answeredAt === null && doneAt === null;

/**
 * Shown to everybody? Never while private, sealed or hidden; and not before somebody of the city has looked at it (the
 * desk that passed it on or confirmed the route, or the agency that accepted), so that no words are published unread.
 */
export function isPublic(state: CaseState): boolean {
  if (state.private || state.sealed || state.hidden) return false;
  if (isUnread(state)) return false;
  return PUBLIC.includes(state.status) && (state.dispatchedAt !== null || state.status === 'referred');
}
