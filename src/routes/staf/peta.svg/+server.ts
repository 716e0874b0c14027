import { error } from '@sveltejs/kit';
import { isPoint } from '#domain/place.ts';
import { demand } from '#features/people/demand.ts';
import { placeMap } from '#ui/staff/place-map.ts';
import type { RequestHandler } from './$types';

/** A small map of the wards around a point, drawn here: no tile server learns what the staff look at. */
export const GET: RequestHandler = (event) => {
  demand(event, 'staff');
  const [lon, lat] = ['lon', 'lat'].map((name) => Number(event.url.searchParams.get(name) ?? Number.NaN));
  if (lon === undefined || lat === undefined || !isPoint(lon, lat)) error(400, 'Not a point');
  return new Response(placeMap(event.locals.app.city.areas, [lon, lat]), {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, max-age=86400' },
  });
};
