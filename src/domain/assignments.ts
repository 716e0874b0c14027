import { isActive, leadOf, type Assignment, type CaseState } from './case.ts';
import type { CaseEvent } from './event.ts';

export const isLead = (a: Assignment): boolean => a.role === 'lead';

/** A support that was asked for and is neither finished nor called off. */
const isOpenSupport = (a: Assignment): boolean =>
  a.role === 'support' && (a.state === 'pending' || a.state === 'accepted');

/** An open support without which the case is not resolved. */
export const isAwaitedSupport = (a: Assignment): boolean => isOpenSupport(a) && a.optional !== true;

/** The assignments after the case was given to a lead agency: the former lead's part is cancelled. */
export function assignLead(
  state: CaseState,
  agency: string,
  unit: string | null,
  since: string,
): readonly Assignment[] {
  const others = state.assignments.map((a) =>
    isLead(a) && isActive(a) ? { ...a, state: 'cancelled' as const } : a,
  );
  const withoutSame = others.filter((a) => !(a.agency === agency && isActive(a)));
  return [...withoutSame, { agency, role: 'lead', state: 'pending', unit, officer: null, since }];
}

/** The assignments with one more agency that helps. */
export function addSupport(state: CaseState, { given, at }: CaseEvent): readonly Assignment[] {
  const agency = given.agency ?? '';
  const part = { agency, role: 'support', state: 'pending', unit: null, officer: null, since: at } as const;
  return [...state.assignments, given.required === 'optional' ? { ...part, optional: true } : part];
}

/** The assignments of a case that is resolved: whoever helped and was not waited for is called off. */
export function callOffSupports(state: CaseState): readonly Assignment[] {
  return changeAssignments(state, isOpenSupport, { state: 'cancelled' });
}

/** Changes those assignments that still count. */
export function changeAssignments(
  state: CaseState,
  which: (a: Assignment) => boolean,
  change: Partial<Assignment>,
): readonly Assignment[] {
  return state.assignments.map((a) => (isActive(a) && which(a) ? { ...a, ...change } : a));
}

/** The lead's part with the unit and officer that were named, if any were. */
export function nameUnitAndOfficer(
  state: CaseState,
  event: CaseEvent,
  change: Partial<Assignment> = {},
): readonly Assignment[] {
  const lead = leadOf(state);
  return changeAssignments(state, isLead, {
    ...change,
    unit: event.given.unit ?? lead?.unit ?? null,
    officer: event.given.officer ?? lead?.officer ?? null,
  });
}
