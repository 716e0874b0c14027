import type { Action } from '#domain/action.ts';
import type { PossibleAction } from '#domain/decide.ts';

/** What people reach for first, in the order of a case's life; what is not named here comes under "more". */
const MAIN: readonly Action[] = [
  'confirmRoute',
  'accept',
  'dispatch',
  'decide',
  'acceptSupport',
  'deferBudget',
  'validate',
  'rejectProof',
  'respond',
  'complete',
  'start',
  'surveyed',
  'planSurvey',
  'schedule',
  'delegate',
  'reviewBudget',
  'resume',
  'approvePause',
  'externalAnswer',
  'finishSupport',
  'ask',
  'answerOnly',
  'reject',
  'giveBack',
];
/** So many buttons stand open. */
const MAIN_MOST = 6;
/** These belong to the conversation and the contact, and stand there. */
const BESIDE: readonly Action[] = ['note', 'message', 'reveal'];

export interface ActionMenu {
  main: readonly PossibleAction[];
  more: readonly PossibleAction[];
  beside: readonly PossibleAction[];
}

/** The buttons, sorted for the hand; none is left out and none added. */
export function sortActions(possible: readonly PossibleAction[]): ActionMenu {
  const beside = possible.filter(({ action }) => BESIDE.includes(action));
  const rest = possible.filter(({ action }) => !BESIDE.includes(action));
  const ranked = MAIN.flatMap((action) => rest.filter((one) => one.action === action));
  const main = ranked.slice(0, MAIN_MOST);
  return { main, more: rest.filter((one) => !main.includes(one)), beside };
}
