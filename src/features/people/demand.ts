import { error, redirect } from '@sveltejs/kit';
import {
  AGENCY_ROLES,
  DESK_ROLES,
  LETTER_ROLES,
  STAFF_ROLES,
  type Officer,
  type Role,
} from '#domain/actor.ts';
import { href } from '#locales/locale.ts';

/** What a page of the staff may demand: each name is a set of roles. */
export const DEMANDS = {
  /** anybody who holds a position */
  staff: STAFF_ROLES,
  /** the communication office */
  desk: DESK_ROLES,
  /** the technical agencies */
  agency: AGENCY_ROLES,
  /** whoever moves cases */
  casework: [...DESK_ROLES, ...AGENCY_ROLES, 'inspectorate', 'planner'],
  coordinator: ['coordinator'],
  field: ['fieldOfficer', 'agencyAdmin'],
  inspectorate: ['inspectorate'],
  planner: ['planner', 'agencyHead', 'coordinator'],
  /** who watches over the whole */
  overview: [...DESK_ROLES, 'agencyHead', 'executive', 'auditor'],
  /** who may read the city's rules and hours; a coordinator changes them */
  settings: [...DESK_ROLES, 'agencyAdmin', 'executive', 'auditor'],
  letter: LETTER_ROLES,
  auditor: ['auditor', 'coordinator'],
} as const satisfies Record<string, readonly Role[]>;
export type Demand = keyof typeof DEMANDS;

type DoorEvent = { readonly locals: Pick<App.Locals, 'staff' | 'officer'> };

/**
 * Says what a page, action or endpoint demands, and gives the officer who may pass. Call it first, with the names of
 * one or more sets of roles; a test of the house looks for the call in every door of the staff.
 * Not signed in: to the sign-in page (401 has no page of its own). No position now: to the own account, which says so.
 * Another role: 403. What a role may do with one case is not asked here but by the table of transitions.
 */
export function demand(event: DoorEvent, ...demands: readonly [Demand, ...Demand[]]): Officer {
  const { staff, officer } = event.locals;
  if (!staff) redirect(303, href('/staf/masuk'));
  if (!officer) redirect(303, href('/staf/akun'));
  if (!mayPass(officer.role, demands)) error(403, 'Forbidden');
  return officer;
}

/** Whether a role meets one of the demands: for menus, which show only what opens. */
export function mayPass(role: Role, demands: readonly Demand[]): boolean {
  return demands.some((name) => DEMANDS[name].some((allowed) => allowed === role));
}

/** For pages that everybody signed in may use, with or without a position: the own account. */
export function demandSignedIn(event: DoorEvent): NonNullable<App.Locals['staff']> {
  const { staff } = event.locals;
  if (!staff) redirect(303, href('/staf/masuk'));
  return staff;
}
