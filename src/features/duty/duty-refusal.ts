import type { SwapRefusal } from '#domain/duty.ts';
import { wordFor } from '#locales/word-for.ts';

/** Everything that the roster may say no with. */
export const DUTY_REFUSALS = [
  'notYourShift',
  'shiftOver',
  'sameOfficer',
  'notOffered',
  'shiftGone',
  'badTimes',
  'longSeries',
  'noDays',
  'unknownOfficer',
  'timeTaken',
  'emptyNote',
  'longNote',
  'answeredAlready',
  'callGone',
  'callChanged',
] as const;
export type DutyRefusal = (typeof DUTY_REFUSALS)[number] | SwapRefusal;

export type DutyResult<T = object> = ({ ok: true } & T) | { ok: false; refusal: DutyRefusal; who?: string };

export const no = (refusal: DutyRefusal, who?: string): { ok: false; refusal: DutyRefusal; who?: string } =>
  who === undefined ? { ok: false, refusal } : { ok: false, refusal, who };

/** A refusal as a sentence; `who` has the time or has answered. */
export function dutyRefusalWords({ refusal, who }: { refusal: DutyRefusal; who?: string }): string {
  return wordFor('duty_refusal', refusal, { who: who ?? '' });
}
