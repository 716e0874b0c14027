import { redirect } from '@sveltejs/kit';
import { demandSignedIn } from '#features/people/demand.ts';
import { formText } from '#platform/form-text.ts';
import { nextPath } from '#features/people/next-path.ts';
import { choosePosition } from '#features/people/own-sessions.ts';
import { refuseForm } from '#features/people/refuse-form.ts';
import { setSessionCookie } from '#features/people/session-cookie.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = (event) => {
  demandSignedIn(event);
};

export const actions: Actions = {
  default: async (event) => {
    const staff = demandSignedIn(event);
    const { app } = event.locals;
    const form = await event.request.formData();
    const chosen = await choosePosition(app, staff, formText(form, 'position'));
    if (!chosen.ok) return refuseForm(event, chosen.refusal, {});
    setSessionCookie(app, event.cookies, chosen.token);
    redirect(303, nextPath(formText(form, 'next')) ?? href('/staf'));
  },
};
