import { redirect } from '@sveltejs/kit';
import { formText } from '#platform/form-text.ts';
import { refuseForm } from '#features/people/refuse-form.ts';
import { readLink, setPasswordByLink } from '#features/people/set-password.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals, params }) => ({
  owner: await readLink(locals.app, params.token),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const given = { password: formText(form, 'password'), again: formText(form, 'again') };
    const set = await setPasswordByLink(event.locals.app, event.params.token, given);
    if (!set.ok) return refuseForm(event, set.refusal, {});
    redirect(303, `${href('/staf/masuk')}?told=passwordSet`);
  },
};
