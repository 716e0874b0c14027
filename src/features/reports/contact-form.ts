import * as v from 'valibot';
import { readPhone } from '#domain/phone.ts';
import type { Contact } from '#store/seal-contact.ts';

/** What is wrong with a field of the contact form; each kind has its sentence under `contact_<kind>`. */
export type ContactFault = 'nameLong' | 'emailBroken' | 'phoneBroken';
export type ContactFaults = Partial<Record<keyof Contact, ContactFault>>;

/** Values as they were typed. */
export type TypedContact = Readonly<Record<keyof Contact, string>>;

const NAME_MOST = 120;
const EMAIL = v.pipe(v.string(), v.email(), v.maxLength(254));
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The fields of the form as typed; missing ones are empty, repeated ones count once. */
export function typedContact(form: FormData): TypedContact {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, 1000) : '';
  };
  return { name: text('name'), email: text('email'), phone: text('phone') };
}

const tidy = (text: string): string => text.normalize('NFC').replace(CONTROLS, '').toWellFormed().trim();
const orNull = (text: string): string | null => (text === '' ? null : text);

/** A contact that can be kept, or what is wrong with it. Empty fields are no contact. */
export function readContact(
  typed: TypedContact,
): { ok: true; contact: Contact } | { ok: false; faults: ContactFaults } {
  const [name, email, phone] = [tidy(typed.name), tidy(typed.email).toLowerCase(), tidy(typed.phone)];
  const faults = faultsOf(name, email, phone);
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  return { ok: true, contact: { name: orNull(name), email: orNull(email), phone: readPhone(phone) } };
}

function faultsOf(name: string, email: string, phone: string): ContactFaults {
  const faults: ContactFaults = {};
  if (name.length > NAME_MOST) faults.name = 'nameLong';
  if (email !== '' && !v.is(EMAIL, email)) faults.email = 'emailBroken';
  if (phone !== '' && readPhone(phone) === null) faults.phone = 'phoneBroken';
  return faults;
}
