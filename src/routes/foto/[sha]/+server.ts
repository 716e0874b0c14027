import { error } from '@sveltejs/kit';
import { findPhoto } from '#features/intake/photo.query.ts';
import { reportersOf } from '#features/reports/reporter-session.ts';
import { isId } from '#platform/identity.ts';
import type { RequestHandler } from './$types';

/** A day: a photo that is hidden later must not live on in the caches of others for ever. */
const FOR_EVERYBODY = 'public, max-age=86400, immutable';
const FOR_THE_ASKER = 'private, max-age=600';

/**
 * Public, each photo for those who may see it: everybody, the reporter, the officer of the case, or the form in which
 * it was just uploaded (`?kunci=`). What is not there and what is forbidden get the same 404.
 */
export const GET: RequestHandler = async ({ params, locals, cookies, url }) => {
  const { app, officer } = locals;
  const reporters = reportersOf(cookies, app);
  const key = url.searchParams.get('kunci') ?? '';
  const asker = { actors: officer ? [officer, ...reporters] : reporters, formKey: isId(key) ? key : null };
  const right = await findPhoto(app, params.sha, asker);
  const file = right && (await app.files.get(params.sha));
  if (!file) error(404, 'Not found');
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': right.type,
      'cache-control': right.isPublic ? FOR_EVERYBODY : FOR_THE_ASKER,
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
    },
  });
};
