import { PHOTOS_MOST, TEXT_LEAST, TEXT_MOST } from '#features/intake/complaint-form.ts';
import { cityFacts, deadlinesOf, limitWords, refusalReasons } from '#features/public/city-facts.ts';
import { LIMITS } from '#platform/limits.ts';
import type { PageServerLoad } from './$types';

/** Public: the rules and limits of reporting, as the city has set them. */
export const load: PageServerLoad = ({ locals: { app, staff }, setHeaders }) => {
  const { city } = app;
  const { points, seconds } = LIMITS.filing;
  if (!staff) setHeaders({ 'cache-control': 'public, max-age=300' });
  return {
    city: cityFacts(city),
    form: {
      least: TEXT_LEAST,
      most: TEXT_MOST,
      photos: PHOTOS_MOST,
      points,
      seconds: Math.round(seconds / points),
    },
    deadlines: deadlinesOf(city),
    terms: city.terms,
    complete: limitWords(city, 'complete'),
    confirm: limitWords(city, 'confirm'),
    refusals: refusalReasons(city),
  };
};
