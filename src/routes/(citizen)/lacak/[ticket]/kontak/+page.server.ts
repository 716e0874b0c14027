import { fail, redirect } from '@sveltejs/kit';
import type { Reporter } from '#domain/actor.ts';
import {
  CONTACT_DEEDS,
  changeOwnContact,
  contactFaultWords,
  openOwnContact,
  type ContactDeed,
} from '#features/reports/own-contact.ts';
import { readReporterSession } from '#features/reports/reporter-session.ts';
import { href } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function reporterOf({
  params,
  cookies,
  locals: { app },
}: Pick<RequestEvent, 'params' | 'cookies' | 'locals'>): Reporter {
  const by = readReporterSession(cookies, app, params.ticket);
  return by ?? redirect(303, href(`/lacak?tiket=${encodeURIComponent(params.ticket.slice(0, 40))}`));
}

/** The reporter of this report: the own contact in clear (UU 27/2022). */
export const load: PageServerLoad = async (event) => {
  const { params, url, locals } = event;
  const contact = await openOwnContact(locals.app, reporterOf(event), params.ticket);
  if (!contact) redirect(303, href('/lacak'));
  const done = CONTACT_DEEDS.find((deed) => deed === url.searchParams.get('selesai'));
  return { ticket: params.ticket, contact, done: done ? wordFor('contact_done', done) : null };
};

/** The reporter of this report: one deed with the own contact, told once after a redirect. */
const change = (deed: ContactDeed) => async (event: RequestEvent) => {
  const by = reporterOf(event);
  const { ticket } = event.params;
  const form = await event.request.formData();
  const changed = await changeOwnContact(event.locals.app, by, ticket, deed, form, event.getClientAddress());
  if (!changed) redirect(303, href('/lacak'));
  if (changed.ok) redirect(303, href(`/lacak/${ticket}/kontak?selesai=${deed}`));
  const { typed, faults, retryAfterSeconds } = changed;
  if (retryAfterSeconds === null)
    return fail(422, { typed, faults: contactFaultWords(faults), problem: null });
  event.setHeaders({ 'retry-after': String(retryAfterSeconds) });
  const problem = m.track_slow_down({ minutes: Math.ceil(retryAfterSeconds / 60) });
  return fail(429, { typed, faults: contactFaultWords({}), problem });
};

export const actions = {
  simpan: change('correct'),
  hapus: change('delete'),
  berhenti: change('stop'),
  kabari: change('resume'),
} satisfies Actions;
