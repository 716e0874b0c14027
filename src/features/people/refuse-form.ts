import { fail, type RequestEvent } from '@sveltejs/kit';
import { refusalStatus, refusalWords, type PeopleRefusal } from './refusal.ts';

/** Fields below which a refusal stands; the others belong to the form as a whole. */
const FIELDS: Partial<Record<PeopleRefusal['kind'], string>> = {
  wrongPassword: 'current',
  wrongCode: 'code',
  passwordShort: 'password',
  passwordLong: 'password',
  passwordCommon: 'password',
  passwordsDiffer: 'again',
};

/**
 * Answers a form with a refusal: the sentence, the field it belongs to, the status, and how long to wait. `kept` comes
 * back to the form; passwords and codes never do.
 */
export function refuseForm<Kept extends object>(
  event: Pick<RequestEvent, 'setHeaders'>,
  refusal: PeopleRefusal,
  kept: Kept,
) {
  if (refusal.kind === 'slowDown') event.setHeaders({ 'retry-after': String(refusal.retryAfterSeconds) });
  const fault = { text: refusalWords(refusal), field: FIELDS[refusal.kind] ?? null };
  return fail(refusalStatus(refusal), { fault, ...kept });
}
