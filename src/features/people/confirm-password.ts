import { giveTurnBack, takeTurn } from '#store/limits.ts';
import { findAccount, type Account } from './account.query.ts';
import type { Staff } from './officer-of.ts';
import { checkPassword } from './password-hash.ts';
import type { PeopleApp } from './people-app.ts';
import type { PeopleRefusal } from './refusal.ts';

/**
 * Asks for the password again before a change of password or second step (ASVS 5.0 7.5.1): an unlocked computer is
 * not yet the person.
 */
export async function confirmPassword(
  app: PeopleApp,
  staff: Staff,
  password: string,
): Promise<{ ok: true; account: Account } | { ok: false; refusal: PeopleRefusal }> {
  const turn = await takeTurn(app, 'confirmPassword', staff.accountId, app.now());
  if (!turn.ok)
    return { ok: false, refusal: { kind: 'slowDown', retryAfterSeconds: turn.retryAfterSeconds } };
  const account = await findAccount(app.db, staff.accountId);
  const answer = await checkPassword(account?.passwordHash ?? null, password);
  if (answer === 'wrong' || !account) return { ok: false, refusal: { kind: 'wrongPassword' } };
  await giveTurnBack(app, 'confirmPassword', staff.accountId);
  return answer === 'busy' ? { ok: false, refusal: { kind: 'busy' } } : { ok: true, account };
}
