import { hashCode } from '#platform/keys.ts';
import { networkOf } from '#platform/limits.ts';
import { transaction } from '#store/database.ts';
import { giveTurnBack, takeTurn, type Turn } from '#store/limits.ts';
import { writeAudit } from '#store/people/audit.ts';
import { beginSession } from '#store/people/session.ts';
import { findAccountByEmail, type Account } from './account.query.ts';
import { checkPassword } from './password-hash.ts';
import type { PeopleApp, Visitor } from './people-app.ts';
import type { PeopleRefusal } from './refusal.ts';
import { secondStepEnd, sessionEnd } from './session-rules.ts';

export type SignIn =
  { ok: true; token: string; needsSecondStep: boolean } | { ok: false; refusal: PeopleRefusal };

/**
 * Signs a person in by address and password and begins a session under a new token. Whoever has a second step gets a
 * token that opens nothing but that step.
 * Unknown, disabled, without a password, wrong: one answer, after the same work. Too many wrong tries for the account
 * or from the network are refused with a wait, whether the account exists or not.
 */
export async function signIn(
  app: PeopleApp,
  given: { email: string; password: string },
  visitor: Visitor,
): Promise<SignIn> {
  const now = app.now();
  const email = plainEmail(given.email);
  const network = networkOf(visitor.address);
  const turn = await takeTurns(app, email, network, now);
  if (!turn.ok)
    return { ok: false, refusal: { kind: 'slowDown', retryAfterSeconds: turn.retryAfterSeconds } };
  const entered = await enter(app, email, given.password, visitor);
  if (!entered.ok && entered.refusal.kind === 'wrongSignIn') return entered;
  await giveTurnBack(app, 'signInAddress', network);
  await giveTurnBack(app, 'signInAccount', email);
  return entered;
}

async function enter(app: PeopleApp, email: string, password: string, visitor: Visitor): Promise<SignIn> {
  const now = app.now();
  const account = await findAccountByEmail(app.db, email);
  const answer = await checkPassword(account?.passwordHash ?? null, password);
  if (answer === 'busy') return { ok: false, refusal: { kind: 'busy' } };
  const token = answer === 'right' && account ? await begin(app, account, visitor, now) : null;
  if (token === null) return refuse(app, account, networkOf(visitor.address), now);
  return { ok: true, token, needsSecondStep: account?.totpSecret != null };
}

/** Addresses are compared in lower case; what can be no address never reaches the database. */
export function plainEmail(text: string): string {
  const email = text.trim().toLowerCase();
  return /^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]{1,189}$/u.test(email) ? email : '';
}

async function takeTurns(app: PeopleApp, email: string, network: string, now: Date): Promise<Turn> {
  const ofNetwork = await takeTurn(app, 'signInAddress', network, now);
  if (!ofNetwork.ok) return ofNetwork;
  const ofAccount = await takeTurn(app, 'signInAccount', email, now);
  if (!ofAccount.ok) await giveTurnBack(app, 'signInAddress', network);
  return ofAccount;
}

async function begin(app: PeopleApp, account: Account, visitor: Visitor, now: Date): Promise<string | null> {
  const { passwordHash } = account;
  if (passwordHash === null || (account.isDemo && !app.config.demo)) return null;
  const isWhole = account.totpSecret === null;
  return transaction(app.db, async (client) => {
    const session = {
      accountId: account.id,
      passwordHash,
      secondFactor: false,
      endsAt: isWhole ? sessionEnd(now) : secondStepEnd(now),
      agent: plainAgent(visitor.agent),
    };
    const token = await beginSession(client, session, now);
    if (token !== null && isWhole) {
      const subject = networkHash(app, networkOf(visitor.address));
      await writeAudit(client, { deed: 'signIn', accountId: account.id, subject }, now);
    }
    return token;
  });
}

async function refuse(app: PeopleApp, account: Account | null, network: string, now: Date): Promise<SignIn> {
  const entry = { deed: 'signInFailed', accountId: account?.id ?? null, subject: networkHash(app, network) };
  await transaction(app.db, (client) => writeAudit(client, entry, now));
  return { ok: false, refusal: { kind: 'wrongSignIn' } };
}

/** A network in the audit: the same one can be recognised, none can be read back. */
export function networkHash(app: Pick<PeopleApp, 'keys'>, network: string): string {
  return hashCode(app.keys, 'audit network', network || 'nobody');
}

function plainAgent(agent: string | null): string | null {
  return agent === null ? null : agent.replaceAll(/\p{Cc}/gu, ' ').slice(0, 300);
}
