import { redirect, type RequestEvent } from '@sveltejs/kit';
import { demandSignedIn } from '#features/people/demand.ts';
import { formText } from '#platform/form-text.ts';
import { refuseForm } from '#features/people/refuse-form.ts';
import { setUpSecondStep } from '#features/people/second-step.ts';
import { setSessionCookie } from '#features/people/session-cookie.ts';
import { switchSecondStepOff, switchSecondStepOn } from '#features/people/switch-second-step.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = (event) => {
  const staff = demandSignedIn(event);
  return { email: staff.email, isOn: staff.hasSecondStep, setup: staff.hasSecondStep ? null : setUp(event) };
};

export const actions: Actions = {
  on: async (event) => {
    const staff = demandSignedIn(event);
    const { app } = event.locals;
    const form = await event.request.formData();
    const sealed = formText(form, 'sealed').slice(0, 500);
    const on = await switchSecondStepOn(app, staff, {
      password: formText(form, 'current'),
      code: formText(form, 'code').slice(0, 40),
      sealed,
    });
    // The same picture again: the telephone may have read it already.
    if (!on.ok) return refuseForm(event, on.refusal, { setup: setUp(event, sealed) });
    setSessionCookie(app, event.cookies, on.token);
    return { recoveryCodes: on.recoveryCodes };
  },
  off: async (event) => {
    const staff = demandSignedIn(event);
    const { app } = event.locals;
    const form = await event.request.formData();
    const off = await switchSecondStepOff(app, staff, {
      password: formText(form, 'current'),
      code: formText(form, 'code').slice(0, 40),
    });
    if (!off.ok) return refuseForm(event, off.refusal, {});
    setSessionCookie(app, event.cookies, off.token);
    redirect(303, `${href('/staf/akun')}?told=secondStepOff`);
  },
};

function setUp(event: RequestEvent, sealed?: string) {
  const staff = demandSignedIn(event);
  const { keys, city } = event.locals.app;
  return setUpSecondStep(keys, city, staff, sealed);
}
