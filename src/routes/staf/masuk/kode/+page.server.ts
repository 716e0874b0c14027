import { redirect } from '@sveltejs/kit';
import { finishSignIn } from '#features/people/finish-sign-in.ts';
import { formText } from '#platform/form-text.ts';
import { nextPath } from '#features/people/next-path.ts';
import { refuseForm } from '#features/people/refuse-form.ts';
import { readSessionCookie, setSessionCookie } from '#features/people/session-cookie.ts';
import { visitorOf } from '#features/people/visitor.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = ({ locals, cookies, url }) => {
  const next = nextPath(url.searchParams.get('next'));
  if (locals.staff) redirect(303, next ?? href('/staf'));
  if (readSessionCookie(locals.app, cookies) === undefined) redirect(303, href('/staf/masuk'));
  return { next };
};

export const actions: Actions = {
  default: async (event) => {
    const { app } = event.locals;
    const form = await event.request.formData();
    const token = readSessionCookie(app, event.cookies);
    const finished = await finishSignIn(app, token, formText(form, 'code').slice(0, 40), visitorOf(event));
    if (!finished.ok) return refuseForm(event, finished.refusal, {});
    setSessionCookie(app, event.cookies, finished.token);
    redirect(303, nextPath(formText(form, 'next')) ?? href('/staf'));
  },
};
