import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Officer } from '#domain/actor.ts';
import { demand, mayPass } from '#features/people/demand.ts';
import { changeTimes } from '#features/settings/change-times.ts';
import { editBase } from '#features/settings/draft.ts';
import { asTimes } from '#features/settings/times-body.ts';
import type { TimesEditName } from '#features/settings/times-forms.ts';
import { timesView } from '#features/settings/times-view.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
  const officer = demand(event, 'settings');
  const { app } = event.locals;
  const { searchParams } = event.url;
  const base = await editBase(app, 'times', searchParams.get('rancangan') ?? '');
  if (!base) redirect(303, href('/staf/pengaturan'));
  return {
    ...timesView(asTimes(base.body), app.city, searchParams.get('tahun'), app.now()),
    draft: base.draft?.id ?? null,
    mayEdit: mayPass(officer.role, ['coordinator']),
  };
};

async function change(by: Officer, event: RequestEvent, name: TimesEditName) {
  const form = await event.request.formData();
  const done = await changeTimes(event.locals.app, by, form, name);
  if (!done.ok) return fail(422, { errors: done.errors });
  redirect(303, href(`/staf/pengaturan/versi/${done.id}`));
}

export const actions: Actions = {
  closure: (event) => change(demand(event, 'coordinator'), event, 'closure'),
  remove: (event) => change(demand(event, 'coordinator'), event, 'remove'),
  decree: (event) => change(demand(event, 'coordinator'), event, 'decree'),
  hours: (event) => change(demand(event, 'coordinator'), event, 'hours'),
  season: (event) => change(demand(event, 'coordinator'), event, 'season'),
  endSeason: (event) => change(demand(event, 'coordinator'), event, 'endSeason'),
  agency: (event) => change(demand(event, 'coordinator'), event, 'agency'),
  drop: (event) => change(demand(event, 'coordinator'), event, 'drop'),
};
