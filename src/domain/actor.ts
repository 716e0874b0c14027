/** Who may act on a case (lifecycle "Who"). */
export const ROLES = [
  'reporter',
  'operator',
  'duty',
  'coordinator',
  'agencyAdmin',
  'liaison',
  'agencyHead',
  'fieldOfficer',
  'inspectorate',
  'planner',
  'executive',
  'auditor',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

export const STAFF_ROLES = [
  'operator',
  'duty',
  'coordinator',
  'agencyAdmin',
  'liaison',
  'agencyHead',
  'fieldOfficer',
  'inspectorate',
  'planner',
  'executive',
  'auditor',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Roles of the communication office (the desk, Dinas Kominfo). */
export const DESK_ROLES: readonly Role[] = ['operator', 'duty', 'coordinator'];

/** Who prepares letters of reprimand, who signs them, and who gets them. */
export const LETTER_ROLES: readonly Role[] = ['coordinator', 'executive', 'agencyHead'];

/** Roles that belong to one technical agency each. */
export const AGENCY_ROLES: readonly Role[] = ['agencyAdmin', 'liaison', 'agencyHead', 'fieldOfficer'];

/** A person acting through a report of the case: somebody who holds its ticket and code. */
export interface Reporter {
  role: 'reporter';
  reportId: string;
}

/** A person acting through a position (jabatan) that the person holds now. */
export interface Officer {
  role: StaffRole;
  /** code of the position */
  position: string;
  /** agency of the position; the desk's and the inspectorate's own agency too */
  agency: string;
  accountId: string;
}

/** The clock. */
interface SystemActor {
  role: 'system';
}

export type Actor = Reporter | Officer | SystemActor;

/** True when the actor is staff, of whatever office. */
export function isOfficer(actor: Actor): actor is Officer {
  return actor.role !== 'reporter' && actor.role !== 'system';
}
