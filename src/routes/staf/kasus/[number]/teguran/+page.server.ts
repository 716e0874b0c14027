import { error } from '@sveltejs/kit';
import { loadFacts, loadHistory } from '#features/casework/case-page.query.ts';
import { letterView } from '#features/casework/letter-view.ts';
import { demand } from '#features/people/demand.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** The letter of reprimand, on paper for signature. */
export const load: PageServerLoad = async (event) => {
  const officer = demand(event, 'letter');
  const { app, locale } = event.locals;
  const facts = await loadFacts(app, officer, event.params.number);
  const nth = Number(event.url.searchParams.get('surat') ?? Number.NaN);
  const letter =
    facts &&
    letterView(facts, await loadHistory(app, facts.id), Number.isNaN(nth) ? null : nth, {
      city: app.city,
      locale,
      officer,
    });
  if (!letter) error(404, 'Not found');
  return { letter };
};
