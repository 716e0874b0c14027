import { cityFacts, lawOf } from '#features/public/city-facts.ts';
import type { PageServerLoad } from './$types';

/** Public: what this service is, and whose data it shows. */
export const load: PageServerLoad = ({ locals: { app, staff }, setHeaders }) => {
  if (!staff) setHeaders({ 'cache-control': 'public, max-age=300' });
  return { city: cityFacts(app.city), law: lawOf(app.city) };
};
