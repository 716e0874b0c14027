import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#features/people/demand.ts';
import { listDeadDeliveries } from '#features/telling/dead-deliveries.query.ts';
import { resendDelivery } from '#features/telling/resend-delivery.ts';
import { dateWords } from '#locales/date-words.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  demand(event, 'desk');
  const { app } = event.locals;
  const dead = await listDeadDeliveries(app);
  return {
    dead: dead.map((one) => ({ ...one, since: dateWords(one.createdAt, 'dateTime', app.city.zone) })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const officer = demand(event, 'desk');
    const id = (await event.request.formData()).get('id');
    const done = typeof id === 'string' && (await resendDelivery(event.locals.app, officer, id));
    if (!done) return fail(409, { gone: true });
    redirect(303, href('/staf/kiriman'));
  },
};
