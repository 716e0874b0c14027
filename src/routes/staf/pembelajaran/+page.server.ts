import { fail, redirect } from '@sveltejs/kit';
import { cityNames } from '#locales/city-names.ts';
import { learningView } from '#features/learning/learning-view.ts';
import { loadLearning } from '#features/learning/learning.query.ts';
import { goBack, trainNow } from '#features/learning/press.ts';
import { demand, mayPass } from '#features/people/demand.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const officer = demand(event, 'desk');
  const { app, locale } = event.locals;
  const names = cityNames(app.city, locale);
  const view = learningView(await loadLearning(app), { city: app.city, locale, names });
  return { ...view, mayPress: mayPass(officer.role, ['coordinator']) };
};

export const actions: Actions = {
  train: async (event) => {
    const officer = demand(event, 'coordinator');
    await trainNow(event.locals.app, officer);
    redirect(303, href('/staf/pembelajaran'));
  },
  back: async (event) => {
    const officer = demand(event, 'coordinator');
    const seen = (await event.request.formData()).get('seen');
    const done = typeof seen === 'string' && (await goBack(event.locals.app, officer, seen));
    if (!done) return fail(409, { gone: true });
    redirect(303, href('/staf/pembelajaran'));
  },
};
