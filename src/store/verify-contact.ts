import type { PoolClient } from 'pg';
import { canonicalJson, commitTo } from './chain.ts';
import type { SealedColumns } from './seal-contact.ts';

/** The contact of a report as it is kept now, or nulls, and what its reporter did with it last. */
export interface KeptContact extends SealedColumns {
  report_id: string;
  /** null when nothing is kept */
  salt: Buffer | null;
  deed: 'contactCorrected' | 'contactDeleted' | null;
}

/**
 * `kept`: as it was left at filing. `corrected`, `forgotten`: its reporter changed or deleted it, and the audit says so.
 * `none`: there never was one. The others are faults: nobody is known to have done it.
 */
export type ContactJudgement =
  'kept' | 'corrected' | 'forgotten' | 'none' | 'changedContact' | 'lostContact' | 'strangeContact';

/** The contacts of all reports that were filed as one of these cases. */
export async function readContacts(client: PoolClient, caseIds: readonly string[]): Promise<KeptContact[]> {
  const found = await client.query<KeptContact>({
    name: 'verify-contacts',
    text: `select r.id as report_id, c.name_sealed, c.email_sealed, c.phone_sealed, c.salt, (
             select a.deed from audit a
             where a.subject = 'report:' || r.id and a.deed in ('contactCorrected', 'contactDeleted')
             order by a.id desc limit 1) as deed
           from report r left join contact c on c.report_id = r.id where r.filed_case_id = any($1::uuid[])`,
    values: [caseIds],
  });
  return found.rows;
}

/** Holds a contact against what its filing has committed to, and against the audit where they differ. */
export function judgeContact(
  commitment: string | undefined,
  contact: KeptContact | undefined,
): ContactJudgement {
  if (!contact?.salt) return judgeGone(commitment, contact?.deed ?? null);
  const { name_sealed: name, email_sealed: email, phone_sealed: phone, salt } = contact;
  if (commitTo(salt, canonicalJson({ name, email, phone })) === commitment) return 'kept';
  if (contact.deed === 'contactCorrected') return 'corrected';
  return commitment === undefined ? 'strangeContact' : 'changedContact';
}

function judgeGone(commitment: string | undefined, deed: KeptContact['deed']): ContactJudgement {
  if (deed === 'contactDeleted') return 'forgotten';
  return commitment === undefined && deed === null ? 'none' : 'lostContact';
}
