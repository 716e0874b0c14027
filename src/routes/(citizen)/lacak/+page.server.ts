import { fail, redirect } from '@sveltejs/kit';
import { openTickets, startReporterSession } from '#features/reports/reporter-session.ts';
import { faultWords, trackReport } from '#features/reports/track-report.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

/** Public: the form that opens a report. The ticket may stand in the address, the code never does. */
export const load: PageServerLoad = ({ locals: { app }, cookies, url }) => ({
  ticket: (url.searchParams.get('tiket') ?? '').slice(0, 100),
  open: openTickets(cookies, app),
  left: url.searchParams.has('keluar'),
});

const typed = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, 300) : '';
};

export const actions: Actions = {
  /** Public: ticket and code open the report. Limited per network; right ones cost nothing. */
  default: async (event) => {
    const { app } = event.locals;
    const form = await event.request.formData();
    const [ticket, code] = [typed(form, 'ticket'), typed(form, 'code')];
    const tracked = await trackReport(app, { ticket, code }, event.getClientAddress());
    if (tracked.ok) {
      startReporterSession(event.cookies, app, tracked.reportId, tracked.ticket);
      redirect(303, href(`/lacak/${tracked.ticket}`));
    }
    const slow = tracked.faults.ticket?.kind === 'slowDown' ? tracked.faults.ticket : null;
    if (slow) event.setHeaders({ 'retry-after': String(slow.seconds) });
    return fail(slow ? 429 : 422, { ticket, code, faults: faultWords(tracked.faults) });
  },
};
