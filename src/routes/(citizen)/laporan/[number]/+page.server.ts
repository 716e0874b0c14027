import { error, redirect } from '@sveltejs/kit';
import { caseView, districtAround } from '#features/public/case-view.ts';
import { fetchPublicCase } from '#features/public/public-case.query.ts';
import { readTicket } from '#domain/ticket-number.ts';
import { href } from '#locales/locale.ts';
import { OnlyDrawn } from '#ui/only-drawn.ts';
import type { PageServerLoad } from './$types';

/** Public: one case as everybody may see it. What is not for everybody has the same 404 as what was never filed. */
export const load: PageServerLoad = async ({ locals: { app, staff }, params, setHeaders }) => {
  const ticket = readTicket(params.number);
  if (!ticket.ok) error(404, 'Not found');
  const answer = await fetchPublicCase(app, ticket.ticket);
  if (answer.kind === 'moved') redirect(303, href(`/laporan/${answer.number}`));
  if (answer.kind === 'none') error(404, 'Not found');
  if (!staff) setHeaders({ 'cache-control': 'public, max-age=30' });
  const shown = caseView(answer.found, app.city, app.now());
  return { drawn: new OnlyDrawn({ shown, district: districtAround(shown.area, app.city) }) };
};
