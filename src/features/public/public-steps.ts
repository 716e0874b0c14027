import type { Action } from '#domain/action.ts';

/**
 * What of a history everybody may see. Left out: steps inside the city (notes, delegation, instructions, looking at
 * contact data), what is between the city and one reporter (messages, withdrawing), and what concerns other cases
 * (merging apart from its result).
 */
export const PUBLIC_STEPS: readonly Action[] = [
  'submit',
  'autoDispatch',
  'dispatch',
  'ask',
  'reply',
  'reject',
  'object',
  'refer',
  'externalAnswer',
  'absorb',
  'accept',
  'acceptSilently',
  'giveBack',
  'decide',
  'addSupport',
  'acceptSupport',
  'finishSupport',
  'respond',
  'planSurvey',
  'surveyed',
  'schedule',
  'start',
  'proposeDeferral',
  'deferBudget',
  'reviewBudget',
  'awaitExternal',
  'resume',
  'complete',
  'answerOnly',
  'validate',
  'rejectProof',
  'confirm',
  'dispute',
  'closeSilent',
  'reopen',
  'recategorise',
  'succeed',
];
