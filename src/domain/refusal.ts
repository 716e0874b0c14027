import type { FieldName } from './field.ts';

/** Why something may not happen. Each kind has its sentence in the locales under `refusal_<kind>`. */
export const REFUSAL_KINDS = [
  'unknownCase',
  'notYourRole',
  'otherAgency',
  'notYourReport',
  'sealedCase',
  'notNow',
  'changedMeanwhile',
  'alreadySent',
  'missingFields',
  'unknownValue',
  'dateInPast',
  'routeNotAuto',
  'emergencyOpen',
  'returnedTwice',
  'notReturnedTwice',
  'alreadyReturned',
  'routeBinding',
  'sameAgency',
  'inspectorateOnlyBySeal',
  'agencyClosed',
  'coordinatorOnly',
  'askFirst',
  'anotherOfficer',
  'objectedBefore',
  'takenBackBefore',
  'tooLate',
  'tooEarly',
  'privacyDiffers',
  'mergeWithItself',
  'otherCaseEnded',
  'alreadySupporting',
  'notSupporting',
  'supportsOpen',
  'ownWork',
  'noDeferral',
  'alreadyApproved',
  'alreadyHidden',
  'notHidden',
  'alreadyEscalated',
  'notAllowed',
] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

/** An expected "no". `fields` names what is missing or wrong, so that a form can say it beside the field. */
export interface Refusal {
  kind: RefusalKind;
  fields?: readonly FieldName[];
}

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** A "no" of a kind, with the fields it is about. */
export function refuse(kind: RefusalKind, fields?: readonly FieldName[]): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: fields ? { kind, fields } : { kind } };
}
