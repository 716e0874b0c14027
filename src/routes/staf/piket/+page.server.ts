import { fail, redirect } from '@sveltejs/kit';
import { answerCall, answerCalls, passCallOn } from '#features/duty/answer-call.ts';
import { dutyRefusalWords, type DutyResult } from '#features/duty/duty-refusal.ts';
import { dutyView } from '#features/duty/duty-view.ts';
import { readNote, writeNote } from '#features/duty/handover-note.ts';
import { addShifts, removeShift } from '#features/duty/plan-shifts.ts';
import { giveShift, takeShift } from '#features/duty/swap-shift.ts';
import { demand } from '#features/people/demand.ts';
import { formText } from '#platform/form-text.ts';
import { href } from '#locales/locale.ts';
import { m } from '#locales/words/messages.js';
import { newId } from '#platform/identity.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Plain forms: nothing here needs hydration. */
export const csr = false;

/** As many officers in turn as the form offers. */
const TURNS = [1, 2, 3, 4, 5, 6] as const;

/** No page shows more. */
const CALLS_MOST = 200;

/** What was done, as the address says it after a form. */
const DONE: ReadonlyMap<string, () => string> = new Map(
  Object.entries({
    jawab: m.duty_done_answered,
    terus: m.duty_done_passed,
    tambah: m.duty_done_added,
    hapus: m.duty_done_removed,
    tukar: m.duty_done_given,
    ambil: m.duty_done_taken,
    catatan: m.duty_done_noted,
    baca: m.duty_done_read,
  }),
);

export const load: PageServerLoad = async (event) => {
  const officer = demand(event, 'desk');
  const { app, locale } = event.locals;
  const { searchParams } = event.url;
  const view = await dutyView(app, officer, locale, searchParams.get('dari') ?? '');
  const skipped = Number(searchParams.get('lewat') ?? 0);
  return {
    duty: view,
    key: newId(app.now()),
    turns: TURNS,
    done: DONE.get(searchParams.get('sudah') ?? '')?.() ?? '',
    skipped: Number.isSafeInteger(skipped) && skipped > 0 ? m.duty_skipped({ count: skipped }) : '',
  };
};

/** Back to the page, which says what was done; a "no" stays on it with its sentence and what was typed. */
function answer(
  event: RequestEvent,
  result: DutyResult,
  done: string,
  form: FormData,
  more: Record<string, string> = {},
) {
  if (!result.ok) {
    return fail(422, { refused: dutyRefusalWords(result), typed: typedIn(form) });
  }
  const from = event.url.searchParams.get('dari');
  const search = new URLSearchParams({ sudah: done, ...more, ...(from ? { dari: from } : {}) });
  // from the page of a case back to it
  const number = formText(form, 'case');
  if (/^[\w-]{1,40}$/.test(number)) redirect(303, href(`/staf/kasus/${number}`));
  redirect(303, `${href('/staf/piket')}?${search}`);
}

/** What people should not have to write twice. */
const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    ['note', 'first', 'last', 'days', 'begins', 'ends', ...TURNS.map((turn) => `turn${turn}`)].map((name) => [
      name,
      formText(form, name),
    ]),
  );

export const actions: Actions = {
  answer: async (event) => {
    const officer = demand(event, 'desk');
    const form = await event.request.formData();
    return answer(event, await answerCall(event.locals.app, officer, formText(form, 'call')), 'jawab', form);
  },
  answerAll: async (event) => {
    const officer = demand(event, 'desk');
    const form = await event.request.formData();
    const ids = form.getAll('call').filter((id) => typeof id === 'string');
    return answer(
      event,
      await answerCalls(event.locals.app, officer, ids.slice(0, CALLS_MOST)),
      'jawab',
      form,
    );
  },
  pass: async (event) => {
    const officer = demand(event, 'desk');
    const form = await event.request.formData();
    const passed = await passCallOn(event.locals.app, officer, formText(form, 'call'), formText(form, 'to'));
    return answer(event, passed, 'terus', form);
  },
  add: async (event) => {
    const officer = demand(event, 'coordinator');
    const form = await event.request.formData();
    const added = await addShifts(event.locals.app, officer, {
      first: formText(form, 'first'),
      last: formText(form, 'last'),
      days: formText(form, 'days'),
      begins: formText(form, 'begins'),
      ends: formText(form, 'ends'),
      accounts: TURNS.map((turn) => formText(form, `turn${turn}`)).filter((account) => account !== ''),
    });
    const skipped = added.ok && added.skipped > 0 ? { lewat: String(added.skipped) } : {};
    return answer(event, added, 'tambah', form, skipped);
  },
  remove: async (event) => {
    const officer = demand(event, 'coordinator');
    const form = await event.request.formData();
    return answer(
      event,
      await removeShift(event.locals.app, officer, formText(form, 'shift')),
      'hapus',
      form,
    );
  },
  give: async (event) => {
    const officer = demand(event, 'desk');
    const form = await event.request.formData();
    const given = await giveShift(event.locals.app, officer, formText(form, 'shift'), formText(form, 'to'));
    return answer(event, given, 'tukar', form);
  },
  take: async (event) => {
    const officer = demand(event, 'desk');
    const form = await event.request.formData();
    return answer(event, await takeShift(event.locals.app, officer, formText(form, 'shift')), 'ambil', form);
  },
  note: async (event) => {
    const officer = demand(event, 'desk');
    const form = await event.request.formData();
    const written = await writeNote(event.locals.app, officer, formText(form, 'key'), formText(form, 'note'));
    return answer(event, written, 'catatan', form);
  },
  read: async (event) => {
    const officer = demand(event, 'desk');
    const form = await event.request.formData();
    return answer(event, await readNote(event.locals.app, officer, formText(form, 'id')), 'baca', form);
  },
};
