import { redirect } from '@sveltejs/kit';
import { openEvidence } from '#features/reports/report-view.ts';
import { readReporterSession } from '#features/reports/reporter-session.ts';
import { href } from '#locales/locale.ts';
import type { PageServerLoad } from './$types';

/** The reporter of this report: the whole handling on paper. */
export const load: PageServerLoad = async ({ params, cookies, locals: { app } }) => {
  const by = readReporterSession(cookies, app, params.ticket);
  const evidence = by && (await openEvidence(app, by, params.ticket));
  if (!evidence) redirect(303, href(`/lacak?tiket=${encodeURIComponent(params.ticket.slice(0, 40))}`));
  return { evidence };
};
