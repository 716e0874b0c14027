import type { RequestHandler } from './$types';

/** Public: the names of the city's streets, for suggestions while somebody types. */
export const GET: RequestHandler = ({ locals }) =>
  Response.json(locals.app.city.streets, { headers: { 'cache-control': 'public, max-age=86400' } });
