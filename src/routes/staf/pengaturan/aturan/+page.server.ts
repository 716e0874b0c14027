import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Officer } from '#domain/actor.ts';
import { demand, mayPass } from '#features/people/demand.ts';
import { changeRoutes } from '#features/settings/change-routes.ts';
import { editBase } from '#features/settings/draft.ts';
import { asRoutes } from '#features/settings/routes-body.ts';
import type { RoutesEditName } from '#features/settings/routes-forms.ts';
import { routesView } from '#features/settings/routes-view.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
  const officer = demand(event, 'settings');
  const { app } = event.locals;
  const base = await editBase(app, 'routes', event.url.searchParams.get('rancangan') ?? '');
  if (!base) redirect(303, href('/staf/pengaturan'));
  return {
    ...routesView(asRoutes(base.body), app.city),
    draft: base.draft?.id ?? null,
    mayEdit: mayPass(officer.role, ['rules']),
  };
};

async function change(by: Officer, event: RequestEvent, name: RoutesEditName) {
  const form = await event.request.formData();
  const done = await changeRoutes(event.locals.app, by, form, name);
  if (!done.ok) {
    const before = form.get('before');
    return fail(422, { errors: done.errors, before: typeof before === 'string' ? before : '' });
  }
  redirect(303, href(`/staf/pengaturan/versi/${done.id}`));
}

export const actions: Actions = {
  rule: (event) => change(demand(event, 'rules'), event, 'rule'),
  remove: (event) => change(demand(event, 'rules'), event, 'remove'),
  sureness: (event) => change(demand(event, 'rules'), event, 'sureness'),
};
