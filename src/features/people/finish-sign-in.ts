import type { PoolClient } from 'pg';
import { networkOf } from '#platform/limits.ts';
import { transaction } from '#store/database.ts';
import { giveTurnBack, takeTurn } from '#store/limits.ts';
import { writeAudit } from '#store/people/audit.ts';
import { renewSession } from '#store/people/session.ts';
import { useRecoveryCode, useStep } from '#store/people/second-step.ts';
import { hashToken, SESSION_TOKEN_BYTES } from '#store/people/token.ts';
import { findAccount, type Account } from './account.query.ts';
import { officerOf } from './officer-of.ts';
import type { PeopleApp, Visitor } from './people-app.ts';
import { recoveryHashes, stepOfCode } from './second-step.ts';
import type { PeopleRefusal } from './refusal.ts';
import { networkHash } from './sign-in.ts';
import { sessionEnd } from './session-rules.ts';

export type SecondStep =
  { ok: true; token: string; usedRecoveryCode: boolean } | { ok: false; refusal: PeopleRefusal };

/**
 * The second step of signing in: a code of the authenticator, or one of the recovery codes. A code works once only.
 * Gives the session a new token; the one from the first step is worth nothing from then on.
 */
export async function finishSignIn(
  app: PeopleApp,
  token: unknown,
  code: string,
  visitor: Visitor,
): Promise<SecondStep> {
  const now = app.now();
  const session = await officerOf(app, token, now);
  const hash = hashToken(token, SESSION_TOKEN_BYTES);
  if (!hash || !session || !('waiting' in session)) return { ok: false, refusal: { kind: 'sessionEnded' } };
  const accountId = session.waiting;
  const turn = await takeTurn(app, 'secondStep', accountId, now);
  if (!turn.ok)
    return { ok: false, refusal: { kind: 'slowDown', retryAfterSeconds: turn.retryAfterSeconds } };
  const account = await findAccount(app.db, accountId);
  const subject = networkHash(app, networkOf(visitor.address));
  const result = await transaction(app.db, async (client) => {
    const used = account && (await useCode(app, client, account, code, now));
    if (!used) {
      await writeAudit(client, { deed: 'secondStepFailed', accountId, subject }, now);
      return { ok: false, refusal: { kind: 'wrongCode' } } satisfies SecondStep;
    }
    const renewed = await renewSession(client, hash, { secondFactor: true, endsAt: sessionEnd(now) });
    if (renewed === null) return { ok: false, refusal: { kind: 'sessionEnded' } } satisfies SecondStep;
    await writeAudit(client, { deed: 'signIn', accountId, subject, data: { secondStep: used } }, now);
    return { ok: true, token: renewed, usedRecoveryCode: used === 'recovery' } satisfies SecondStep;
  });
  if (result.ok) await giveTurnBack(app, 'secondStep', accountId);
  return result;
}

/** Uses a code up and says which kind it was; null when it is none that works. */
export async function useCode(
  app: Pick<PeopleApp, 'keys'>,
  client: PoolClient,
  account: Account,
  code: string,
  now: Date,
): Promise<'code' | 'recovery' | null> {
  if (account.totpSecret === null) return null;
  const step = stepOfCode(app.keys, account.id, account.totpSecret, code, now);
  if (step !== null) return (await useStep(client, account.id, step)) ? 'code' : null;
  const hashes = recoveryHashes(app.keys, account.id, code);
  return (await useRecoveryCode(client, account.id, hashes, now)) ? 'recovery' : null;
}
