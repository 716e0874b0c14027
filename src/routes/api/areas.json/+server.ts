import { areasGeoJson } from '#ui/areas-geojson.ts';
import type { RequestHandler } from './$types';

/** Public: the wards of the city for maps in the browser. */
export const GET: RequestHandler = ({ locals }) =>
  new Response(areasGeoJson(locals.app.city.areas), {
    headers: {
      'content-type': 'application/geo+json; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    },
  });
