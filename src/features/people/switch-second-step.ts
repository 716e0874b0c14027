import { transaction } from '#store/database.ts';
import { writeAudit } from '#store/people/audit.ts';
import { endSessionsOf, renewSession } from '#store/people/session.ts';
import { dropSecondStep, saveSecondStep } from '#store/people/second-step.ts';
import { hashToken, SESSION_TOKEN_BYTES } from '#store/people/token.ts';
import { confirmPassword } from './confirm-password.ts';
import { useCode } from './finish-sign-in.ts';
import type { Staff } from './officer-of.ts';
import type { PeopleApp } from './people-app.ts';
import type { PeopleRefusal } from './refusal.ts';
import { newRecoveryCodes, stepOfCode } from './second-step.ts';

type Refused = { ok: false; refusal: PeopleRefusal };

/**
 * Switches the second step on after one right code has proven that the telephone knows the secret. Gives the recovery
 * codes, shown this once. Every other session ends, this one goes on under a new token.
 */
export async function switchSecondStepOn(
  app: PeopleApp,
  staff: Staff,
  given: { password: string; sealed: string; code: string },
): Promise<{ ok: true; token: string; recoveryCodes: string[] } | Refused> {
  const now = app.now();
  const { accountId } = staff;
  const confirmed = await confirmPassword(app, staff, given.password);
  if (!confirmed.ok) return confirmed;
  const step = stepOfCode(app.keys, accountId, given.sealed, given.code, now);
  if (step === null || staff.hasSecondStep) return { ok: false, refusal: { kind: 'wrongCode' } };
  const recovery = newRecoveryCodes(app.keys, accountId);
  return transaction(app.db, async (client) => {
    const token = await renewSession(client, staff.sessionHash, { secondFactor: true });
    if (token === null) return { ok: false, refusal: { kind: 'sessionEnded' } };
    await saveSecondStep(client, accountId, given.sealed, step, recovery.hashes);
    await endSessionsOf(client, accountId, hashToken(token, SESSION_TOKEN_BYTES));
    await writeAudit(client, { deed: 'secondStepOn', accountId }, now);
    return { ok: true, token, recoveryCodes: recovery.codes };
  });
}

/** Switches the second step off, for which password and a code are needed once more. */
export async function switchSecondStepOff(
  app: PeopleApp,
  staff: Staff,
  given: { password: string; code: string },
): Promise<{ ok: true; token: string } | Refused> {
  const now = app.now();
  const { accountId } = staff;
  const confirmed = await confirmPassword(app, staff, given.password);
  if (!confirmed.ok) return confirmed;
  return transaction(app.db, async (client) => {
    const used = await useCode(app, client, confirmed.account, given.code, now);
    if (used === null) return { ok: false, refusal: { kind: 'wrongCode' } };
    const token = await renewSession(client, staff.sessionHash, { secondFactor: false });
    if (token === null) return { ok: false, refusal: { kind: 'sessionEnded' } };
    await dropSecondStep(client, accountId);
    await endSessionsOf(client, accountId, hashToken(token, SESSION_TOKEN_BYTES));
    await writeAudit(client, { deed: 'secondStepOff', accountId }, now);
    return { ok: true, token };
  });
}
