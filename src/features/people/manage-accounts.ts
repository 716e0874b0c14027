import type { PoolClient } from 'pg';
import { newId } from '#platform/identity.ts';
import { transaction } from '#store/database.ts';
import { insertAccount, saveDisabled } from '#store/people/account.ts';
import { dropLinks, makeLink } from '#store/people/account-link.ts';
import { writeAudit } from '#store/people/audit.ts';
import { endHoldings, insertHolding } from '#store/people/holder.ts';
import { endSessionsOf } from '#store/people/session.ts';
import { dropSecondStep } from '#store/people/second-step.ts';
import { findAccountByEmail, type Account } from './account.query.ts';
import type { PeopleApp } from './people-app.ts';
import { linkEnd } from './session-rules.ts';
import { plainEmail } from './sign-in.ts';

/** Why the operator's command did nothing. */
export type ManageRefusal =
  | 'badEmail'
  | 'badName'
  | 'emailTaken'
  | 'noAccount'
  | 'noPosition'
  | 'heldAlready'
  | 'notHeld'
  | 'badDates'
  | 'disabled';
type Refused = { ok: false; refusal: ManageRefusal };
type ManageApp = Pick<PeopleApp, 'db' | 'city' | 'config' | 'now'>;

const no = (refusal: ManageRefusal): Refused => ({ ok: false, refusal });

/** An account with a way in: `link` is the address at which the person sets the password, once, within 24 hours. */
export type Added = { ok: true; link: string } | Refused;

/** Adds a person, gives the position, and makes the one-time link. Nobody, the operator included, ever knows the password. */
export async function addAccount(
  app: ManageApp,
  given: { name: string; email: string; position: string | null },
): Promise<Added> {
  const now = app.now();
  const email = plainEmail(given.email);
  const name = given.name.trim();
  if (!/^[\x21-\x7e]+$/.test(email)) return no('badEmail');
  if (name === '' || name.length > 120 || /\p{Cc}/u.test(name)) return no('badName');
  if (given.position !== null && !hasPosition(app, given.position)) return no('noPosition');
  const id = newId(now);
  return transaction(app.db, async (client) => {
    const added = await insertAccount(client, { id, name, email, passwordHash: null, isDemo: false }, now);
    if (!added) return no('emailTaken');
    await writeAudit(client, { deed: 'accountAdded', accountId: id }, now);
    if (given.position !== null) await give(client, { accountId: id, position: given.position }, now);
    return { ok: true, link: await link(app, client, id, now) };
  });
}

/** Makes a new one-time link for an account: forgotten password, or the first link was too old. Earlier links stop working. */
export async function makeAccountLink(app: ManageApp, email: string): Promise<Added> {
  const now = app.now();
  return withAccount(app, email, async (client, account) => {
    if (account.disabledAt !== null) return no('disabled');
    return { ok: true, link: await link(app, client, account.id, now) };
  });
}

/** Disables an account and ends its sessions and links in the same moment, or enables it again. */
export async function disableAccount(
  app: ManageApp,
  email: string,
  disabled: boolean,
): Promise<{ ok: true } | Refused> {
  const now = app.now();
  return withAccount(app, email, async (client, { id }) => {
    await saveDisabled(client, id, disabled ? now : null);
    await dropLinks(client, id);
    await endSessionsOf(client, id);
    await writeAudit(client, { deed: disabled ? 'accountDisabled' : 'accountEnabled', accountId: id }, now);
    return { ok: true };
  });
}

/** For whoever lost both telephone and recovery codes: the second step is off, every session ends. */
export async function resetSecondStep(app: ManageApp, email: string): Promise<{ ok: true } | Refused> {
  const now = app.now();
  return withAccount(app, email, async (client, { id }) => {
    await dropSecondStep(client, id);
    await endSessionsOf(client, id);
    await writeAudit(client, { deed: 'secondStepReset', accountId: id }, now);
    return { ok: true };
  });
}

/**
 * Gives a position to a person, for good (holder) or for a time (acting: Plh or Plt). `to` is the moment from which it
 * no longer counts. The person's sessions end, so that nobody works on with a half-known set of rights.
 */
export async function holdPosition(
  app: ManageApp,
  email: string,
  given: {
    position: string;
    kind: 'holder' | 'acting';
    from: Date | null;
    to: Date | null;
    note: string | null;
  },
): Promise<{ ok: true } | Refused> {
  const now = app.now();
  const from = given.from ?? now;
  if (!hasPosition(app, given.position)) return no('noPosition');
  if (given.to !== null && given.to <= from) return no('badDates');
  return withAccount(app, email, async (client, { id }) => {
    const holding = {
      accountId: id,
      position: given.position,
      kind: given.kind,
      from,
      to: given.to,
      note: given.note,
    };
    const added = await give(client, holding, now);
    if (!added) return no('heldAlready');
    await endSessionsOf(client, id);
    return { ok: true };
  });
}

/** Takes a position from a person, now and for the time to come. The person's sessions end. */
export async function leavePosition(
  app: ManageApp,
  email: string,
  position: string,
): Promise<{ ok: true } | Refused> {
  const now = app.now();
  return withAccount(app, email, async (client, { id }) => {
    if ((await endHoldings(client, id, position, now)) === 0) return no('notHeld');
    await endSessionsOf(client, id);
    await writeAudit(client, { deed: 'positionLeft', accountId: id, position }, now);
    return { ok: true };
  });
}

/** Gives a position inside a transaction and writes it down; false when the person holds it already. */
export async function give(
  client: PoolClient,
  given: {
    accountId: string;
    position: string;
    kind?: 'holder' | 'acting';
    from?: Date;
    to?: Date | null;
    note?: string | null;
  },
  now: Date,
): Promise<boolean> {
  const { accountId, position, kind = 'holder', from = now, to = null, note = null } = given;
  const added = await insertHolding(client, { id: newId(now), position, accountId, kind, from, to, note });
  if (!added) return false;
  const data = { kind, from: from.toISOString(), to: to?.toISOString() ?? null };
  await writeAudit(client, { deed: 'positionHeld', accountId, position, data }, now);
  return true;
}

async function withAccount<T>(
  app: ManageApp,
  email: string,
  work: (client: PoolClient, account: Account) => Promise<T | Refused>,
): Promise<T | Refused> {
  const account = await findAccountByEmail(app.db, plainEmail(email));
  return account ? transaction(app.db, (client) => work(client, account)) : no('noAccount');
}

async function link(app: ManageApp, client: PoolClient, accountId: string, now: Date): Promise<string> {
  const token = await makeLink(client, accountId, linkEnd(now), now);
  await writeAudit(client, { deed: 'linkMade', accountId }, now);
  return `${app.config.origin}/staf/masuk/sandi/${token}`;
}

function hasPosition(app: ManageApp, code: string): boolean {
  return app.city.positions.some((position) => position.code === code);
}
