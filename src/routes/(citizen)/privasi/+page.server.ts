import { cityFacts } from '#features/public/city-facts.ts';
import type { PageServerLoad } from './$types';

/** Public: what is kept of people, why, how long, and who sees it. */
export const load: PageServerLoad = ({ locals: { app, staff }, setHeaders }) => {
  if (!staff) setHeaders({ 'cache-control': 'public, max-age=300' });
  return { city: cityFacts(app.city), tiles: app.config.tiles?.attribution ?? null };
};
