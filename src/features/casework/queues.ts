import type { Officer, StaffRole } from '#domain/actor.ts';

/** A queue is a name for a set of open cases; the words stand in the locales under `queue_<name>`. */
export const QUEUES = {
  new: "status = 'received'",
  toConfirm: 'route_to_confirm',
  returned: "status = 'returned'",
  toAccept: "status = 'dispatched'",
  handling: "status = 'handling'",
  mine: "officer = $position and status in ('dispatched', 'handling')",
  toApprove: 'deferral_to_approve',
  asked: "status = 'needs_reporter'",
  toValidate: "status = 'validating'",
  disputed: "disputes > 0 and status in ('received', 'handling')",
  overdue: 'service_due_at < $now',
  budget: "status = 'waiting_budget'",
  external: "status in ('waiting_external', 'referred')",
  resolved: "status = 'resolved'",
  open: 'true',
} as const satisfies Record<string, string>;
export type QueueName = keyof typeof QUEUES;

const DESK: readonly QueueName[] = [
  'new',
  'toConfirm',
  'returned',
  'toValidate',
  'disputed',
  'overdue',
  'toAccept',
  'handling',
  'asked',
  'budget',
  'external',
  'resolved',
  'open',
];
const AGENCY: readonly QueueName[] = [
  'toAccept',
  'mine',
  'handling',
  'toApprove',
  'disputed',
  'overdue',
  'asked',
  'toValidate',
  'budget',
  'external',
  'resolved',
  'open',
];

const QUEUES_OF: Readonly<Record<StaffRole, readonly QueueName[]>> = {
  operator: DESK,
  duty: DESK,
  coordinator: DESK,
  executive: DESK,
  auditor: DESK,
  planner: ['budget'],
  fieldOfficer: ['mine', 'handling', 'toAccept', 'overdue', 'open'],
  agencyAdmin: AGENCY,
  liaison: AGENCY,
  agencyHead: AGENCY,
  inspectorate: AGENCY,
};

/** The queues that a position works from, the most urgent first. */
export function queuesOf(officer: Officer): readonly QueueName[] {
  return QUEUES_OF[officer.role];
}

/** True for the name of a queue that this position has; for reading what comes from an address. */
export function isQueueOf(officer: Officer, name: string): name is QueueName {
  return queuesOf(officer).some((queue) => queue === name);
}

const UNSEALED = ['not is_sealed'];
/** Two parts, each along its index: asked for as one, every open case of the city is read. */
const TAKES_PART = [
  '(not is_sealed and lead_agency = $agency)',
  `(not is_sealed and lead_agency is distinct from $agency and case_file.id in (
    select a.case_id from assignment a where a.agency = $agency and a.role = 'support'
      and a.state in ('pending', 'accepted', 'done')))`,
];

const SCOPES: Readonly<Record<StaffRole, readonly string[]>> = {
  operator: UNSEALED,
  duty: UNSEALED,
  coordinator: UNSEALED,
  executive: UNSEALED,
  auditor: UNSEALED,
  inspectorate: ['(is_sealed or lead_agency = $agency)'],
  planner: ["(not is_sealed and (status = 'waiting_budget' or state->>'deferral' is not null))"],
  agencyAdmin: TAKES_PART,
  liaison: TAKES_PART,
  agencyHead: TAKES_PART,
  fieldOfficer: TAKES_PART,
};

/** The conditions of scopeOfOfficer one by one: no case meets two of them. */
export function scopesOfOfficer(officer: Officer): readonly string[] {
  return SCOPES[officer.role];
}

/**
 * Which cases a position may see at all, as a condition on `case_file` with `$agency`: the same rule as `maySee`, so
 * that no list, count or search shows what the case page would refuse. A test holds both against each other.
 */
export function scopeOfOfficer(officer: Officer): string {
  return `(${SCOPES[officer.role].join(' or ')})`;
}

/** Who sees the same: officers of one name here may be given the same counts. */
export const sightOf = ({ role, agency, position }: Officer): string => `${role} ${agency} ${position}`;

/**
 * How long counts may be old, in milliseconds. Less than the pause after which an open page looks anew because something
 * changed: it would be given what was before, and hear of nothing more.
 */
export const COUNTS_KEPT_MS = 2_500;

/** Where a position begins its day. */
export function firstQueueOf(officer: Officer): QueueName {
  return queuesOf(officer)[0] ?? 'open';
}
