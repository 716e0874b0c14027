import { fail, redirect } from '@sveltejs/kit';
import type { Reporter } from '#domain/actor.ts';
import { readTicket } from '#domain/ticket-number.ts';
import { actOnReport } from '#features/reports/act-on-report.ts';
import { nearAreas } from '#features/reports/near-areas.ts';
import { thanksFor } from '#features/reports/report-forms.ts';
import { checkReportLink, openReportLink, readLinkClaim } from '#features/reports/report-link.ts';
import { openReport } from '#features/reports/report-view.ts';
import {
  endReporterSession,
  readReporterSession,
  startReporterSession,
} from '#features/reports/reporter-session.ts';
import { href } from '#locales/locale.ts';
import { OnlyDrawn } from '#ui/only-drawn.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The ticket of the address in its one spelling; what is no ticket opens nothing. */
function ticketOf({ params }: Pick<RequestEvent, 'params'>): string {
  const read = readTicket(params.ticket);
  return read.ok ? read.ticket : params.ticket.slice(0, 40);
}

const sessionOf = ({ cookies, locals: { app } }: Pick<RequestEvent, 'cookies' | 'locals'>, ticket: string) =>
  readReporterSession(cookies, app, ticket);

/**
 * Whoever opened the report in this browser sees it; whoever comes with a signed link sees a button, because programs
 * that check links press none; everybody else is asked for the code. Changes nothing.
 */
export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const { app } = locals;
  const ticket = ticketOf(event);
  const by = sessionOf(event, ticket);
  const claim = readLinkClaim(url.searchParams);
  if (by && claim) redirect(303, href(`/lacak/${ticket}`));
  const view = by && (await openReport(app, by, ticket));
  if (view) {
    const thanks = thanksFor(url.searchParams.get('terkirim'));
    return {
      ticket,
      view: new OnlyDrawn(view),
      thanks,
      areas: new OnlyDrawn(nearAreas(app.city, view.sent)),
      claim: null,
      broken: false,
    };
  }
  const holds = claim && (await checkReportLink(app, ticket, claim)) !== null;
  const shown = holds ? { signed: claim.signed, mail: claim.from === 'mail' } : null;
  return { ticket, view: null, thanks: null, areas: null, claim: shown, broken: claim !== null && !holds };
};

/** The reporter of this browser, or off to the form that asks for the code. */
function reporterOf(event: RequestEvent, ticket: string): Reporter {
  return sessionOf(event, ticket) ?? redirect(303, href(`/lacak?tiket=${encodeURIComponent(ticket)}`));
}

export const actions: Actions = {
  /** Public: a signed link, once a person pressed the button. */
  buka: async (event) => {
    const { app } = event.locals;
    const ticket = ticketOf(event);
    const claim = readLinkClaim(await event.request.formData());
    const reportId = claim && (await openReportLink(app, ticket, claim));
    if (reportId === null) redirect(303, href(`/lacak?tiket=${encodeURIComponent(ticket)}`));
    startReporterSession(event.cookies, app, reportId, ticket);
    redirect(303, href(`/lacak/${ticket}`));
  },

  /** The reporter of this report: any action that the table allows, with its form. */
  kirim: async (event) => {
    const { app } = event.locals;
    const ticket = ticketOf(event);
    const by = reporterOf(event, ticket);
    const form = await event.request.formData();
    const acted = await actOnReport(app, by, ticket, form, event.getClientAddress());
    if (!acted) redirect(303, href('/lacak'));
    if (acted.ok) redirect(303, href(`/lacak/${ticket}?terkirim=${acted.action}`));
    if (acted.retryAfterSeconds !== null)
      event.setHeaders({ 'retry-after': String(acted.retryAfterSeconds) });
    return fail(acted.status, { view: await openReport(app, by, ticket, acted.failed) });
  },

  /** Whoever holds the telephone: forget every report in it. */
  keluar: ({ cookies, locals }) => {
    endReporterSession(cookies, locals.app);
    redirect(303, href('/lacak?keluar=1'));
  },
};
