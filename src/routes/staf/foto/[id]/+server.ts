import { error } from '@sveltejs/kit';
import { staffPhoto } from '#features/casework/staff-photo.query.ts';
import { demand } from '#features/people/demand.ts';
import type { RequestHandler } from './$types';

/** A stored picture, for whoever may see the case that it belongs to. Others get the same 404 as for none. */
export const GET: RequestHandler = async (event) => {
  const officer = demand(event, 'staff');
  const size = event.url.searchParams.has('kecil') ? 'thumb' : 'full';
  const photo = await staffPhoto(event.locals.app, officer, event.params.id, size);
  if (!photo) error(404, 'Not found');
  return new Response(photo.body, {
    headers: {
      'content-type': photo.type,
      'content-length': String(photo.body.size),
      'content-disposition': 'inline',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': photo.sealed ? 'private, no-store' : 'private, max-age=600',
    },
  });
};
