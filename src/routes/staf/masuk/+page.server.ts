import { redirect } from '@sveltejs/kit';
import { ensureDemoAccounts } from '#features/people/demo-accounts.ts';
import { formText } from '#platform/form-text.ts';
import { nextPath } from '#features/people/next-path.ts';
import { refuseForm } from '#features/people/refuse-form.ts';
import { setDeviceCookie, setSessionCookie } from '#features/people/session-cookie.ts';
import { signIn } from '#features/people/sign-in.ts';
import { visitorOf } from '#features/people/visitor.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** What happened just before, said once above the form. */
const TOLD = ['signedOut', 'passwordSet'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, locale } = locals;
  const next = nextPath(url.searchParams.get('next'));
  if (locals.staff) redirect(303, next ?? href('/staf'));
  const logins = await ensureDemoAccounts(app, app.now());
  const demo = logins.map(({ position, email, password }) => ({
    email,
    password,
    title: app.city.positions.find(({ code }) => code === position)?.title[locale] ?? position,
  }));
  return { next, demo, told: TOLD.find((told) => told === url.searchParams.get('told')) ?? null };
};

export const actions: Actions = {
  default: async (event) => {
    const { app } = event.locals;
    const form = await event.request.formData();
    const email = formText(form, 'email');
    const next = nextPath(formText(form, 'next')) ?? href('/staf');
    const entered = await signIn(app, { email, password: formText(form, 'password') }, visitorOf(event));
    if (!entered.ok) return refuseForm(event, entered.refusal, { email: email.slice(0, 254) });
    setSessionCookie(app, event.cookies, entered.token);
    setDeviceCookie(app, event.cookies, entered.deviceMark);
    redirect(
      303,
      entered.needsSecondStep ? `${href('/staf/masuk/kode')}?next=${encodeURIComponent(next)}` : next,
    );
  },
};
