import { redirect } from '@sveltejs/kit';
import { demandSignedIn } from '#features/people/demand.ts';
import { formText } from '#platform/form-text.ts';
import { refuseForm } from '#features/people/refuse-form.ts';
import { setSessionCookie } from '#features/people/session-cookie.ts';
import { changePassword } from '#features/people/set-password.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = (event) => ({ email: demandSignedIn(event).email });

export const actions: Actions = {
  default: async (event) => {
    const staff = demandSignedIn(event);
    const { app } = event.locals;
    const form = await event.request.formData();
    const changed = await changePassword(app, staff, {
      current: formText(form, 'current'),
      password: formText(form, 'password'),
      again: formText(form, 'again'),
    });
    if (!changed.ok) return refuseForm(event, changed.refusal, {});
    setSessionCookie(app, event.cookies, changed.token);
    redirect(303, `${href('/staf/akun')}?told=passwordChanged`);
  },
};
