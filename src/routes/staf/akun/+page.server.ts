import { redirect } from '@sveltejs/kit';
import { agentWords } from '#features/people/agent-words.ts';
import { demandSignedIn } from '#features/people/demand.ts';
import { formText } from '#platform/form-text.ts';
import { endOtherSessions, endOwnSession, listSessions } from '#features/people/own-sessions.ts';
import { dateWords } from '#locales/date-words.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const TOLD = ['passwordChanged', 'sessionsEnded', 'secondStepOff'] as const;

export const load: PageServerLoad = async (event) => {
  const staff = demandSignedIn(event);
  const { app, locale } = event.locals;
  const at = (moment: Date): string => dateWords(moment, 'dateTime', app.city.zone, locale);
  const sessions = await listSessions(app, staff);
  return {
    name: staff.name,
    email: staff.email,
    hasSecondStep: staff.hasSecondStep,
    told: TOLD.find((told) => told === event.url.searchParams.get('told')) ?? null,
    sessions: sessions.map((session) => ({
      id: session.id,
      current: session.current,
      agent: agentWords(session.agent),
      since: at(session.createdAt),
      seen: at(session.seenAt),
    })),
  };
};

export const actions: Actions = {
  end: async (event) => {
    const staff = demandSignedIn(event);
    const form = await event.request.formData();
    await endOwnSession(event.locals.app, staff, formText(form, 'session'));
    redirect(303, `${href('/staf/akun')}?told=sessionsEnded`);
  },
  endOthers: async (event) => {
    const staff = demandSignedIn(event);
    await endOtherSessions(event.locals.app, staff);
    redirect(303, `${href('/staf/akun')}?told=sessionsEnded`);
  },
};
