import type { PoolClient } from 'pg';
import { hashesOfCode, type Keys } from '#platform/keys.ts';
import type { App } from './app.ts';
import { newSalt } from './chain.ts';
import { transaction, type Database } from './database.ts';
import { writeAudit } from './people/audit.ts';
import {
  openContact,
  sealContact,
  type Contact,
  type SealedColumns,
  type SealedContact,
} from './seal-contact.ts';

/** The reporter's own contact, and what follows from it. */
export interface OwnContact extends Contact {
  emailProven: boolean;
  messagesStopped: boolean;
}

interface Row extends SealedColumns {
  email_verified_at: Date | null;
  unsubscribed_at: Date | null;
}

type ContactApp = Pick<App, 'db' | 'keys' | 'now'>;

const NO_CONTACT: OwnContact = {
  name: null,
  email: null,
  phone: null,
  emailProven: false,
  messagesStopped: false,
};

/** Deeds of a reporter with the own contact, as they stand in the audit. */
type ContactDeed = 'contactCorrected' | 'contactDeleted' | 'messagesStopped' | 'messagesResumed';

/** The contact of a report, opened for its own reporter alone; officers go through a reveal with its reason. */
export async function readOwnContact(app: Pick<App, 'db' | 'keys'>, reportId: string): Promise<OwnContact> {
  const found = await app.db.pool.query<Row>({
    name: 'own-contact',
    text: `select name_sealed, email_sealed, phone_sealed, email_verified_at, unsubscribed_at
           from contact where report_id = $1`,
    values: [reportId],
  });
  const row = found.rows[0];
  return row ? opened(app.keys, row, reportId) : NO_CONTACT;
}

function opened(keys: Keys, row: Row, reportId: string): OwnContact {
  return {
    ...openContact(keys, row, reportId),
    emailProven: row.email_verified_at !== null,
    messagesStopped: row.unsubscribed_at !== null,
  };
}

/**
 * Puts other contact data in the place of what was there, or removes all of it when nothing is left. A new address has
 * to be proven anew. The history stays whole: it holds a salted commitment only, whose salt goes with the old data.
 */
export async function changeContact(app: ContactApp, reportId: string, contact: Contact): Promise<void> {
  const { name, email, phone } = contact;
  const sealed = sealContact(app.keys, contact, reportId);
  await transaction(app.db, async (client) => {
    if (sealed) await writeRow(client, app, reportId, sealed, hashesOfCode(app.keys, 'email', email));
    else await deleteRow(client, reportId);
    await audited(client, app, reportId, sealed ? 'contactCorrected' : 'contactDeleted', {
      name: name !== null,
      email: email !== null,
      phone: phone !== null,
    });
  });
}

async function deleteRow(client: PoolClient, reportId: string): Promise<void> {
  await client.query({
    name: 'contact-gone',
    text: 'delete from contact where report_id = $1',
    values: [reportId],
  });
}

/** `sameEmail`: how the address may have been hashed before; one of these is the address that was proven already. */
async function writeRow(
  client: PoolClient,
  app: Pick<App, 'now'>,
  reportId: string,
  sealed: SealedContact,
  sameEmail: readonly string[],
): Promise<void> {
  await client.query({
    name: 'contact-changed',
    text: `insert into contact (report_id, name_sealed, email_sealed, phone_sealed, email_hash, phone_hash, salt, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict on constraint contact_pk do update
             set name_sealed = excluded.name_sealed, email_sealed = excluded.email_sealed,
                 phone_sealed = excluded.phone_sealed, email_hash = excluded.email_hash,
                 phone_hash = excluded.phone_hash, salt = excluded.salt,
                 email_verified_at = case when contact.email_hash = any($9::text[]) then contact.email_verified_at end,
                 created_at = case when contact.email_hash = any($9::text[]) then contact.created_at else $8 end`,
    values: [
      reportId,
      sealed.name,
      sealed.email,
      sealed.phone,
      sealed.emailHash,
      sealed.phoneHash,
      newSalt(),
      app.now(),
      sameEmail,
    ],
  });
}

/** Stops or resumes messages to a contact; the contact itself stays, so that an officer can still reply when asked. */
export async function stopMessages(app: ContactApp, reportId: string, stop: boolean): Promise<void> {
  await transaction(app.db, async (client) => {
    const changed = await client.query({
      name: 'messages-stopped',
      text: `update contact set unsubscribed_at = case when $2 then coalesce(unsubscribed_at, $3) end
             where report_id = $1 and (unsubscribed_at is null) = $2`,
      values: [reportId, stop, app.now()],
    });
    if (changed.rowCount === 0) return;
    await audited(client, app, reportId, stop ? 'messagesStopped' : 'messagesResumed', {});
  });
}

/**
 * Remembers that somebody opened a link which only this mailbox held. A link signed before the address was changed
 * proves nothing: it went to another mailbox.
 */
export async function markEmailProven(
  db: Database,
  reportId: string,
  signedAt: Date,
  now: Date,
): Promise<void> {
  await db.pool.query({
    name: 'email-proven',
    text: `update contact set email_verified_at = $2
           where report_id = $1 and email_hash is not null and email_verified_at is null
             and date_trunc('second', created_at) <= $3`,
    values: [reportId, now, signedAt],
  });
}

/** Which fields are left is written, never what stands in them. */
async function audited(
  client: PoolClient,
  app: ContactApp,
  reportId: string,
  deed: ContactDeed,
  left: Readonly<Record<string, boolean>>,
): Promise<void> {
  const data = { by: 'reporter', ...left };
  await writeAudit(client, { deed, accountId: null, subject: `report:${reportId}`, data }, app.now());
}
