import { m } from '#locales/words/messages.js';

/** Everything this feature may say no with. */
export type PeopleRefusal =
  | { kind: 'wrongSignIn' }
  | { kind: 'wrongPassword' }
  | { kind: 'wrongCode' }
  | { kind: 'slowDown'; retryAfterSeconds: number }
  | { kind: 'busy' }
  | { kind: 'sessionEnded' }
  | { kind: 'linkEnded' }
  | { kind: 'passwordShort' }
  | { kind: 'passwordLong' }
  | { kind: 'passwordCommon' }
  | { kind: 'passwordsDiffer' }
  | { kind: 'notYourPosition' };

/** A refusal in words for the person, in the language of the request. */
export function refusalWords(refusal: PeopleRefusal): string {
  if (refusal.kind === 'slowDown') {
    return m.people_slow_down({ minutes: Math.ceil(refusal.retryAfterSeconds / 60) });
  }
  return WORDS[refusal.kind]();
}

/** Status of the answer that carries a refusal. */
export function refusalStatus(refusal: PeopleRefusal): number {
  return STATUS[refusal.kind] ?? 422;
}

const WORDS: Record<Exclude<PeopleRefusal['kind'], 'slowDown'>, () => string> = {
  wrongSignIn: m.people_wrong_sign_in,
  wrongPassword: m.people_wrong_password,
  wrongCode: m.people_wrong_code,
  busy: m.people_busy,
  sessionEnded: m.people_session_ended,
  linkEnded: m.people_link_ended,
  passwordShort: m.people_password_short,
  passwordLong: m.people_password_long,
  passwordCommon: m.people_password_common,
  passwordsDiffer: m.people_passwords_differ,
  notYourPosition: m.people_not_your_position,
};

const STATUS: Partial<Record<PeopleRefusal['kind'], number>> = {
  wrongSignIn: 401,
  slowDown: 429,
  busy: 503,
  sessionEnded: 401,
  linkEnded: 410,
  notYourPosition: 403,
};
