import { hashCode } from '#platform/keys.ts';
import { networkOf, type LimitName } from '#platform/limits.ts';
import { transaction } from '#store/database.ts';
import { giveTurnBack, takeTurn, type Turn } from '#store/limits.ts';
import { writeAudit } from '#store/people/audit.ts';
import { beginSession } from '#store/people/session.ts';
import { findAccountByEmail, type Account } from './account.query.ts';
import { isKnownDevice, markDevice } from './known-device.ts';
import { checkPassword } from './password-hash.ts';
import type { PeopleApp, Visitor } from './people-app.ts';
import type { PeopleRefusal } from './refusal.ts';
import { secondStepEnd, sessionEnd } from './session-rules.ts';

export type SignIn =
  | { ok: true; token: string; deviceMark: string; needsSecondStep: boolean }
  | { ok: false; refusal: PeopleRefusal };

/**
 * Signs a person in by address and password and begins a session under a new token. Whoever has a second step gets a
 * token that opens nothing but that step.
 * Unknown, disabled, without a password, wrong: one answer, after the same work. Too many wrong tries for the account
 * or from the network are refused with a wait, whether the account exists or not; a browser that the person has used
 * before has turns of its own.
 */
export async function signIn(
  app: PeopleApp,
  given: { email: string; password: string },
  visitor: Visitor,
): Promise<SignIn> {
  const now = app.now();
  const email = plainEmail(given.email);
  const account = await findAccountByEmail(app.db, email);
  const turns = turnsOf(app, email, account, visitor, now);
  const turn = await takeTurns(app, turns, now);
  if (!turn.ok)
    return { ok: false, refusal: { kind: 'slowDown', retryAfterSeconds: turn.retryAfterSeconds } };
  const entered = await enter(app, account, given.password, visitor, now);
  if (!entered.ok && entered.refusal.kind === 'wrongSignIn') return entered;
  await giveTurnsBack(app, turns);
  return entered;
}

async function enter(
  app: PeopleApp,
  account: Account | null,
  password: string,
  visitor: Visitor,
  now: Date,
): Promise<SignIn> {
  const answer = await checkPassword(account?.passwordHash ?? null, password);
  if (answer === 'busy') return { ok: false, refusal: { kind: 'busy' } };
  const token = answer === 'right' && account ? await begin(app, account, visitor, now) : null;
  if (token === null || !account) return refuse(app, account, networkOf(visitor.address), now);
  const deviceMark = markDevice(app.keys, account.id, now);
  return { ok: true, token, deviceMark, needsSecondStep: account.totpSecret !== null };
}

type Turns = readonly (readonly [name: LimitName, subject: string])[];

function turnsOf(app: PeopleApp, email: string, account: Account | null, visitor: Visitor, now: Date): Turns {
  const isKnown = account !== null && isKnownDevice(app.keys, visitor.deviceMark, account.id, now);
  if (isKnown) return [['signInAccount', `known device ${email}`]];
  return [
    ['signInAddress', networkOf(visitor.address)],
    ['signInAccount', email],
  ];
}

async function takeTurns(app: PeopleApp, turns: Turns, now: Date): Promise<Turn> {
  for (const [at, [name, subject]] of turns.entries()) {
    const turn = await takeTurn(app, name, subject, now);
    if (turn.ok) continue;
    await giveTurnsBack(app, turns.slice(0, at));
    return turn;
  }
  return { ok: true };
}

async function giveTurnsBack(app: PeopleApp, turns: Turns): Promise<void> {
  for (const [name, subject] of turns) await giveTurnBack(app, name, subject);
}

/** Addresses are compared in lower case; what can be no address never reaches the database. */
export function plainEmail(text: string): string {
  const email = text.trim().toLowerCase();
  return /^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]{1,189}$/u.test(email) ? email : '';
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
