import { error, fail, redirect } from '@sveltejs/kit';
import { demand, mayPass } from '#features/people/demand.ts';
import { versionId } from '#features/settings/draft.ts';
import { publish } from '#features/settings/publish.ts';
import { versionPage } from '#features/settings/version-view.ts';
import { href } from '#locales/locale.ts';
import { discardDraft } from '#store/city-version.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const idOf = (text: string): number => versionId(text) ?? error(404, 'Not found');

export const load: PageServerLoad = async (event) => {
  const officer = demand(event, 'settings');
  const page = await versionPage(event.locals.app, idOf(event.params.id));
  if (!page) error(404, 'Not found');
  return {
    ...page,
    mayEdit: mayPass(officer.role, ['coordinator']),
    told: event.url.searchParams.has('terbit'),
  };
};

export const actions: Actions = {
  publish: async (event) => {
    const officer = demand(event, 'coordinator');
    const id = idOf(event.params.id);
    const fault = await publish(event.locals.app, id, officer, await event.request.formData());
    if (fault) return fail(fault.field ? 422 : 409, { errors: [fault] });
    redirect(303, href(`/staf/pengaturan/versi/${id}?terbit`));
  },
  discard: async (event) => {
    const officer = demand(event, 'coordinator');
    await discardDraft(event.locals.app.db, idOf(event.params.id), officer, event.locals.app.now());
    redirect(303, href('/staf/pengaturan'));
  },
};
