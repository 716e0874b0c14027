import { error } from '@sveltejs/kit';
import { loadFacts, loadHistory, loadPhotos } from '#features/casework/case-page.query.ts';
import { referralView } from '#features/casework/referral-view.ts';
import { demand } from '#features/people/demand.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** The letter that goes with a referred case, on paper for signature. */
export const load: PageServerLoad = async (event) => {
  const officer = demand(event, 'desk', 'letter');
  const { app, locale } = event.locals;
  const facts = await loadFacts(app, officer, event.params.number);
  if (!facts) error(404, 'Not found');
  const [history, photos] = await Promise.all([loadHistory(app, facts.id), loadPhotos(app, facts.id)]);
  const letter = referralView({ facts, history, photos }, { city: app.city, locale, officer });
  if (!letter) error(404, 'Not found');
  return { letter };
};
