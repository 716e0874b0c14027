import { transaction } from '#store/database.ts';
import { savePassword } from '#store/people/account.ts';
import { dropLinks, useLink } from '#store/people/account-link.ts';
import { writeAudit } from '#store/people/audit.ts';
import { endSessionsOf, renewSession } from '#store/people/session.ts';
import { hashToken, LINK_TOKEN_BYTES, SESSION_TOKEN_BYTES } from '#store/people/token.ts';
import { findAccountOfLink } from './account.query.ts';
import { confirmPassword } from './confirm-password.ts';
import type { Staff } from './officer-of.ts';
import { hashPassword } from './password-hash.ts';
import { judgePassword } from './password-rules.ts';
import type { PeopleApp } from './people-app.ts';
import type { PeopleRefusal } from './refusal.ts';

type Refused = { ok: false; refusal: PeopleRefusal };

/** A password typed twice. */
export interface NewPassword {
  password: string;
  again: string;
}

/** The name of the person a one-time link is for; null when it no longer works. Reading uses nothing up: mail programs do it too. */
export async function readLink(
  app: PeopleApp,
  token: unknown,
): Promise<{ name: string; email: string } | null> {
  const hash = hashToken(token, LINK_TOKEN_BYTES);
  const account = hash && (await findAccountOfLink(app.db, hash, app.now()));
  return account && { name: account.name, email: account.email };
}

/**
 * Sets the password of the account that a one-time link is for, uses the link up and ends every session of the
 * account. Refuses a weak password without using the link up.
 */
export async function setPasswordByLink(
  app: PeopleApp,
  token: unknown,
  given: NewPassword,
): Promise<{ ok: true } | Refused> {
  const now = app.now();
  const hash = hashToken(token, LINK_TOKEN_BYTES);
  const owner = await readLink(app, token);
  if (!hash || !owner) return { ok: false, refusal: { kind: 'linkEnded' } };
  const made = await makeHash(app, owner, given);
  if (!made.ok) return made;
  return transaction(app.db, async (client) => {
    const accountId = await useLink(client, hash, now);
    if (accountId === null) return { ok: false, refusal: { kind: 'linkEnded' } };
    await savePassword(client, accountId, made.hash);
    await dropLinks(client, accountId);
    await endSessionsOf(client, accountId);
    await writeAudit(client, { deed: 'passwordSet', accountId }, now);
    return { ok: true };
  });
}

/** Changes the own password: every other session and open link ends, this session goes on under a new token. */
export async function changePassword(
  app: PeopleApp,
  staff: Staff,
  given: NewPassword & { current: string },
): Promise<{ ok: true; token: string } | Refused> {
  const now = app.now();
  const { accountId } = staff;
  const confirmed = await confirmPassword(app, staff, given.current);
  if (!confirmed.ok) return confirmed;
  const made = await makeHash(app, staff, given);
  if (!made.ok) return made;
  return transaction(app.db, async (client) => {
    const token = await renewSession(client, staff.sessionHash, {});
    if (token === null) return { ok: false, refusal: { kind: 'sessionEnded' } };
    await savePassword(client, accountId, made.hash);
    await dropLinks(client, accountId);
    await endSessionsOf(client, accountId, hashToken(token, SESSION_TOKEN_BYTES));
    await writeAudit(client, { deed: 'passwordChanged', accountId }, now);
    return { ok: true, token };
  });
}

async function makeHash(
  app: PeopleApp,
  owner: { name: string; email: string },
  given: NewPassword,
): Promise<{ ok: true; hash: string } | Refused> {
  const weakness = judgePassword(given.password, app.city, owner);
  if (weakness) return { ok: false, refusal: weakness };
  if (given.password !== given.again) return { ok: false, refusal: { kind: 'passwordsDiffer' } };
  const hash = await hashPassword(given.password);
  return hash === null ? { ok: false, refusal: { kind: 'busy' } } : { ok: true, hash };
}
