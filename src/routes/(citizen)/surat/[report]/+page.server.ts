import { error, redirect } from '@sveltejs/kit';
import { followStopLink, readStopLink } from '#features/telling/stop-link.ts';
import type { Actions, PageServerLoad } from './$types';

/** Public: whoever holds the signed link. Looking changes nothing. */
export const load: PageServerLoad = async ({ locals: { app }, params, url }) => {
  const stopped = await readStopLink(app, params.report, url.searchParams.get('k'));
  if (!stopped) error(404, 'Not found');
  return stopped;
};

export const actions: Actions = {
  /** Public: the signed link is the permission. A mail program's one click (RFC 8058) sends no field and means stop. */
  default: async ({ locals: { app }, params, url, request }) => {
    const form = await request.formData();
    const held = await followStopLink(
      app,
      params.report,
      url.searchParams.get('k'),
      form.get('resume') === null,
    );
    if (!held) error(404, 'Not found');
    redirect(303, url.pathname + url.search);
  },
};
