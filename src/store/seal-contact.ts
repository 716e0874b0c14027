import { hashCode, openText, sealText, type Keys } from '#platform/keys.ts';

/** Contact data in clear: what a reporter left, or null. */
export interface Contact {
  name: string | null;
  email: string | null;
  phone: string | null;
}

/** Contact data as it is kept: sealed, with keyed hashes for limits and for finding the same person again. */
export interface SealedContact extends Contact {
  emailHash: string | null;
  phoneHash: string | null;
}

/** The sealed columns of a row of contact. */
export interface SealedColumns {
  name_sealed: string | null;
  email_sealed: string | null;
  phone_sealed: string | null;
}

const aboutOf = (reportId: string, field: keyof Contact): string => `contact:${reportId}:${field}`;

/** Contact data sealed to their report, so that nobody can move them to another; null when nothing was left. */
export function sealContact(keys: Keys, contact: Contact, reportId: string): SealedContact | null {
  const { name, email, phone } = contact;
  if (name === null && email === null && phone === null) return null;
  const seal = (field: keyof Contact): string | null =>
    contact[field] === null ? null : sealText(keys, contact[field], aboutOf(reportId, field));
  return {
    name: seal('name'),
    email: seal('email'),
    phone: seal('phone'),
    emailHash: email === null ? null : hashCode(keys, 'email', email),
    phoneHash: phone === null ? null : hashCode(keys, 'phone', phone),
  };
}

/** Contact data in clear again; who may ask is decided by the caller. */
export function openContact(keys: Keys, row: SealedColumns, reportId: string): Contact {
  const open = (sealed: string | null, field: keyof Contact): string | null =>
    sealed === null ? null : openText(keys, sealed, aboutOf(reportId, field));
  return {
    name: open(row.name_sealed, 'name'),
    email: open(row.email_sealed, 'email'),
    phone: open(row.phone_sealed, 'phone'),
  };
}
