import { error, fail, redirect } from '@sveltejs/kit';
import { demand } from '#features/people/demand.ts';
import { versionId } from '#features/settings/draft.ts';
import { discard, maySettle, publish } from '#features/settings/publish.ts';
import { versionPage } from '#features/settings/version-view.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const idOf = (text: string): number => versionId(text) ?? error(404, 'Not found');

export const load: PageServerLoad = async (event) => {
  const officer = demand(event, 'settings');
  const page = await versionPage(event.locals.app, idOf(event.params.id), officer);
  if (!page) error(404, 'Not found');
  return {
    ...page,
    mayEdit: maySettle(page.kind, officer),
    needsAnother: page.kind === 'routes' && page.authors.includes(officer.accountId),
    told: event.url.searchParams.has('terbit'),
  };
};

export const actions: Actions = {
  publish: async (event) => {
    const officer = demand(event, 'rules');
    const id = idOf(event.params.id);
    const fault = await publish(event.locals.app, id, officer, await event.request.formData());
    if (fault) return fail(fault.field ? 422 : 409, { errors: [fault] });
    redirect(303, href(`/staf/pengaturan/versi/${id}?terbit`));
  },
  discard: async (event) => {
    const officer = demand(event, 'rules');
    await discard(event.locals.app, idOf(event.params.id), officer);
    redirect(303, href('/staf/pengaturan'));
  },
};
