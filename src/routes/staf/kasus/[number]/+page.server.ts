import { error, fail, redirect } from '@sveltejs/kit';
import type { CaseState } from '#domain/case.ts';
import type { City } from '#domain/city.ts';
import { isAction } from '#domain/decide.ts';
import { isQueueOf } from '#features/casework/queues.ts';
import { actOnCase } from '#features/casework/act-on-case.ts';
import { actionForm } from '#features/casework/action-form.ts';
import { loadCasePage, loadFacts, type CasePage } from '#features/casework/case-page.query.ts';
import { caseView } from '#features/casework/case-view.ts';
import { nextInQueue } from '#features/casework/inbox.query.ts';
import { placeOf, prefill } from '#features/casework/prefill.ts';
import { refusedAction } from '#features/casework/refused-action.ts';
import { revealContact } from '#features/casework/reveal-contact.ts';
import { photoRefusalWords } from '#locales/photo-words.ts';
import { dutyOfCase } from '#features/duty/duty-view.ts';
import { demand, mayPass } from '#features/people/demand.ts';
import type { Officer } from '#domain/actor.ts';
import { formText } from '#platform/form-text.ts';
import { href } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { newId } from '#platform/identity.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const STATUS_OF_REFUSAL: Readonly<Record<string, number>> = {
  changedMeanwhile: 409,
  notYourRole: 403,
  otherAgency: 403,
};

export const load: PageServerLoad = async (event) => {
  const officer = demand(event, 'staff');
  const { app, locale } = event.locals;
  const page = await loadCasePage(app, officer, event.params.number);
  if (!page) error(404, 'Not found');
  const { searchParams } = event.url;
  const now = app.now();
  const done = searchParams.get('sudah') ?? '';
  const queue = searchParams.get('antrean') ?? '';
  return {
    case: caseView(page, { city: app.city, locale, now, officer }),
    form: formAsked(event, page, officer),
    done: isAction(done) ? wordFor('history', done) : '',
    queue: isQueueOf(officer, queue) ? queue : '',
    next: done === '' ? null : await nextCase(event, officer, queue),
    key: newId(now),
    duty: mayPass(officer.role, ['desk']) ? await dutyOfCase(app, event.params.number, locale) : null,
  };
};

/** After the work on one case the clerk goes on with the one that waits first where this one came from. */
async function nextCase(event: RequestEvent, officer: Officer, queue: string): Promise<string | null> {
  if (!isQueueOf(officer, queue)) return null;
  return nextInQueue(event.locals.app, officer, queue, event.params.number);
}

/** The form of the action in the address, when this officer may take it now. */
function formAsked(event: RequestEvent, page: CasePage, officer: Officer) {
  const { app, locale } = event.locals;
  const { searchParams } = event.url;
  const possible = page.actions.find(({ action }) => action === searchParams.get('aksi'));
  if (!possible) return null;
  const { facts } = page;
  const state = withSuggested(facts.state, searchParams.get('category'), app.city);
  const scene = {
    city: app.city,
    locale,
    state,
    officer,
    action: possible.action,
    area: facts.area,
    place: placeOf(facts),
  };
  const otherCase = searchParams.get('otherCase')?.slice(0, 40) ?? '';
  const filled = { ...prefill(scene, facts.public_text), ...(otherCase === '' ? {} : { otherCase }) };
  return actionForm(possible, scene, filled, app.now());
}

/** The case as if it had the category that was pressed among the suggestions: agency and class follow from it. */
function withSuggested(state: CaseState, code: string | null, city: City): CaseState {
  const category = city.categories.find((one) => one.code === code);
  return category ? { ...state, category: category.code, classification: category.classification } : state;
}

export const actions: Actions = {
  act: async (event) => {
    const officer = demand(event, 'staff');
    const form = await event.request.formData();
    const taken = await actOnCase(event.locals.app, officer, event.params.number, form);
    if (taken.ok) redirect(303, await addressAfter(event, officer, formText(form, 'action')));
    const status = STATUS_OF_REFUSAL[taken.refusal?.kind ?? ''] ?? 422;
    return fail(status, { refused: await refusedOf(event, officer, form, taken) });
  },
  reveal: async (event) => {
    const officer = demand(event, 'staff');
    const form = await event.request.formData();
    form.set('action', 'reveal');
    const report = formText(form, 'report');
    const revealed = await revealContact(event.locals.app, officer, event.params.number, form);
    if (revealed.ok) return { revealed: revealed.contact, report };
    return fail(422, { refused: await refusedOf(event, officer, form, revealed), report });
  },
};

type No = Parameters<typeof refusedAction>[4];

/** A "no" in words; a case that this officer may not see gets the same 404 as one that does not exist. */
function refusedOf(event: RequestEvent, officer: Officer, form: FormData, no: No) {
  const { app, locale } = event.locals;
  const action = formText(form, 'action');
  if (!isAction(action) || no.refusal?.kind === 'unknownCase') error(404, 'Not found');
  return refusedAction(app, officer, action, form, no, locale, photoRefusalWords);
}

/** Back to the case; to the list when the case has left this officer's sight with the action. */
async function addressAfter(event: RequestEvent, officer: Officer, action: string): Promise<string> {
  const { number } = event.params;
  const queue = event.url.searchParams.get('antrean');
  const stays = await loadFacts(event.locals.app, officer, number);
  const more = new URLSearchParams({ sudah: action });
  if (queue) more.set('antrean', queue);
  if (stays) return `${href(`/staf/kasus/${number}`)}?${more}`;
  more.set('nomor', number);
  return `${href('/staf')}?${more}`;
}
