import type { Reporter } from '#domain/actor.ts';
import { wordFor } from '#locales/word-for.ts';
import { networkOf } from '#platform/limits.ts';
import type { App } from '#store/app.ts';
import { changeContact, readOwnContact, stopMessages, type OwnContact } from '#store/contact.ts';
import { takeTurn } from '#store/limits.ts';
import {
  readContact,
  typedContact,
  type ContactFault,
  type ContactFaults,
  type TypedContact,
} from './contact-form.ts';
import { fetchOwnReport } from './own-report.query.ts';

/** Deeds of the contact page. */
export const CONTACT_DEEDS = ['correct', 'delete', 'stop', 'resume'] as const;
export type ContactDeed = (typeof CONTACT_DEEDS)[number];

export type ContactChanged =
  { ok: true } | { ok: false; faults: ContactFaults; typed: TypedContact; retryAfterSeconds: number | null };

/** The own contact in clear (UU 27/2022: access), or null when ticket and report do not belong together. */
export async function openOwnContact(app: App, by: Reporter, ticket: string): Promise<OwnContact | null> {
  const report = await fetchOwnReport(app, by.reportId, ticket);
  return report && readOwnContact(app, report.id);
}

/**
 * Corrects or deletes the own contact, stops or resumes messages (UU 27/2022 articles 6, 8, 9). Limited per network;
 * null when ticket and report do not belong together. What is done stands in the audit, never with its content.
 */
export async function changeOwnContact(
  app: App,
  by: Reporter,
  ticket: string,
  deed: ContactDeed,
  form: FormData,
  address: string,
): Promise<ContactChanged | null> {
  const report = await fetchOwnReport(app, by.reportId, ticket);
  if (!report) return null;
  const typed = typedContact(form);
  const turn = await takeTurn(app, 'reporterAct', networkOf(address), app.now());
  if (!turn.ok) return { ok: false, faults: {}, typed, retryAfterSeconds: turn.retryAfterSeconds };
  if (deed === 'stop' || deed === 'resume') {
    await stopMessages(app, report.id, deed === 'stop');
    return { ok: true };
  }
  const read = deed === 'delete' ? readContact({ name: '', email: '', phone: '' }) : readContact(typed);
  if (!read.ok) return { ok: false, faults: read.faults, typed, retryAfterSeconds: null };
  await changeContact(app, report.id, read.contact);
  return { ok: true };
}

/** What is wrong with the form, in sentences that say how to mend it. */
export function contactFaultWords(faults: ContactFaults): Partial<Record<keyof TypedContact, string>> {
  const words = (fault: ContactFault): string => wordFor('contact', fault);
  return {
    ...(faults.name ? { name: words(faults.name) } : {}),
    ...(faults.email ? { email: words(faults.email) } : {}),
    ...(faults.phone ? { phone: words(faults.phone) } : {}),
  };
}
