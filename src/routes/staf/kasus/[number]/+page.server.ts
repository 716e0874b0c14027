import { error, fail, redirect } from '@sveltejs/kit';
import { isAction } from '#domain/decide.ts';
import { isQueueOf } from '#features/casework/queues.ts';
import { actOnCase } from '#features/casework/act-on-case.ts';
import { actionForm } from '#features/casework/action-form.ts';
import { loadCasePage, loadFacts, type CasePage } from '#features/casework/case-page.query.ts';
import { caseView } from '#features/casework/case-view.ts';
import { nextInQueue } from '#features/casework/inbox.query.ts';
import { prefill, type Values } from '#features/casework/prefill.ts';
import { refusedAction } from '#features/casework/refused-action.ts';
import { revealContact } from '#features/casework/reveal-contact.ts';
import { photoRefusalWords } from '#locales/photo-words.ts';
import { demand } from '#features/people/demand.ts';
import type { Officer } from '#domain/actor.ts';
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
    next:
      done !== '' && isQueueOf(officer, queue)
        ? await nextInQueue(app, officer, queue, event.params.number)
        : null,
    key: newId(now),
  };
};

/** The form of the action in the address, when this officer may take it now. */
function formAsked(event: RequestEvent, page: CasePage, officer: Officer) {
  const { app, locale } = event.locals;
  const { searchParams } = event.url;
  const possible = page.actions.find(({ action }) => action === searchParams.get('aksi'));
  if (!possible) return null;
  const { facts } = page;
  const scene = { city: app.city, locale, state: facts.state, officer, action: possible.action };
  const filled = prefill(scene, { area: facts.area, text: facts.public_text });
  return actionForm(possible, scene, { ...filled, ...fromAddress(searchParams) }, app.now());
}

/** What a shortcut on the page put into the address: the case to merge into, the suggested category. */
function fromAddress(search: URLSearchParams): Values {
  const [otherCase, category, agency] = ['otherCase', 'category', 'agency'].map((name) =>
    search.get(name)?.slice(0, 60),
  );
  return {
    ...(otherCase ? { otherCase } : {}),
    ...(category ? { category } : {}),
    ...(agency ? { agency } : {}),
  };
}

export const actions: Actions = {
  act: async (event) => {
    const officer = demand(event, 'staff');
    const { app, locale } = event.locals;
    const { number } = event.params;
    const form = await event.request.formData();
    const action = form.get('action');
    const taken = await actOnCase(app, officer, number, form);
    if (taken.ok) redirect(303, await addressAfter(event, officer, String(action)));
    if (typeof action !== 'string' || !isAction(action) || taken.refusal?.kind === 'unknownCase')
      error(404, 'Not found');
    const status = STATUS_OF_REFUSAL[taken.refusal?.kind ?? ''] ?? 422;
    return fail(status, {
      refused: await refusedAction(app, officer, action, form, taken, locale, photoRefusalWords),
    });
  },
  reveal: async (event) => {
    const officer = demand(event, 'staff');
    const { app, locale } = event.locals;
    const form = await event.request.formData();
    form.set('action', 'reveal');
    const revealed = await revealContact(app, officer, event.params.number, form);
    if (revealed.ok) return { revealed: revealed.contact, report: String(form.get('report')) };
    if (revealed.refusal?.kind === 'unknownCase') error(404, 'Not found');
    const refused = await refusedAction(app, officer, 'reveal', form, revealed, locale, photoRefusalWords);
    return fail(422, { refused, report: String(form.get('report')) });
  },
};

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
