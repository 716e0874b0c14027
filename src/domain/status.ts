/** The statuses of a case (lifecycle "Statuses of a case"). Flags such as overdue or sealed stand beside them. */
export const STATUSES = [
  'received',
  'needs_reporter',
  'dispatched',
  'returned',
  'handling',
  'waiting_budget',
  'waiting_external',
  'validating',
  'resolved',
  'referred',
  'closed',
  'rejected',
  'withdrawn',
  'merged',
] as const;
export type Status = (typeof STATUSES)[number];

/** Where the work of an agency stands while a case is `handling`. */
export const STAGES = ['accepted', 'survey', 'scheduled', 'working'] as const;
export type Stage = (typeof STAGES)[number];

/** How a closed case ended. */
export const OUTCOMES = ['confirmed', 'silent', 'answered', 'declined'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Somebody still has to do something: the case has an owner and a running clock. */
export const OPEN: readonly Status[] = [
  'received',
  'needs_reporter',
  'dispatched',
  'returned',
  'handling',
  'waiting_budget',
  'waiting_external',
  'validating',
  'resolved',
  'referred',
];

/** Nobody's turn. */
export const ENDED: readonly Status[] = ['closed', 'rejected', 'withdrawn', 'merged'];

/** Shown to everybody, unless the case is private, sealed or hidden. */
export const PUBLIC: readonly Status[] = [
  'received',
  'needs_reporter',
  'dispatched',
  'returned',
  'handling',
  'waiting_budget',
  'waiting_external',
  'validating',
  'resolved',
  'referred',
  'closed',
];
