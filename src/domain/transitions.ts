import type { Action } from './action.ts';
import type { Transition } from './transition.ts';
import { AGENCY_TRANSITIONS } from './transitions/agency.ts';
import { DESK_TRANSITIONS } from './transitions/desk.ts';
import { OTHER_TRANSITIONS } from './transitions/anyone.ts';
import { REPORTER_TRANSITIONS } from './transitions/reporter.ts';

/** The whole table: what may happen to a case. Buttons, permissions, forms, clocks and notices come from it. */
export const TRANSITIONS: readonly Transition[] = [
  ...DESK_TRANSITIONS,
  ...AGENCY_TRANSITIONS,
  ...REPORTER_TRANSITIONS,
  ...OTHER_TRANSITIONS,
];

const byAction = new Map<Action, Transition>(TRANSITIONS.map((row) => [row.action, row]));

/** The row of an action. Every action has one (a test walks them). */
export function transitionOf(action: Action): Transition {
  const row = byAction.get(action);
  if (!row) throw new Error(`the table has no row for ${action}`);
  return row;
}
