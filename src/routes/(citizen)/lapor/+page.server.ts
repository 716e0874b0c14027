import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { readComplaint } from '#features/intake/complaint-form.ts';
import { fileComplaint, type Ticket } from '#features/intake/file-complaint.ts';
import { answerField } from '#features/intake/category-field.ts';
import { emptyFiling, goBack, goOn, readFiling, stepOfFaults, withPoint, type Filing } from '#features/intake/filing.ts'; // prettier-ignore
import {
  examplesFor,
  placeOfPhotos,
  viewOf,
  type FilingView,
  type Wrong,
} from '#features/intake/filing-view.ts';
import { handReceipt } from '#features/intake/receipt-cookie.ts';
import { filesOf, receivePhotos } from '#features/intake/receive-photos.ts';
import { takeFilingTurn, takePhotoTurn } from '#features/intake/filing-turn.ts';
import { startReporterSession } from '#features/reports/reporter-session.ts';
import type { Result } from '#domain/refusal.ts';
import { href } from '#locales/locale.ts';
import { m } from '#locales/words/messages.js';
import { OnlyDrawn } from '#ui/only-drawn.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A page of the form after a press of a button; `problem` is about the whole, not about one field. */
interface Answer {
  view: FilingView;
  problem: string | null;
  /** nothing but an empty form helps */
  over: boolean;
}

/**
 * Public: everybody may file. The pages may be kept by this browser only, so that its back button shows again what was
 * typed instead of asking to send the form once more.
 */
export const load: PageServerLoad = async ({ locals: { app }, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-cache' });
  const group = url.searchParams.get('kelompok') ?? '';
  const known = app.city.groups.some(({ code }) => code === group) ? group : '';
  return {
    drawn: new OnlyDrawn({
      start: await viewOf(app, emptyFiling(randomUUID(), known)),
      city: app.city,
      tiles: app.config.tiles,
      examples: examplesFor(app.city, known),
    }),
  };
};

async function readPage({ request }: RequestEvent): Promise<{ form: FormData; filing: Filing }> {
  const form = await request.formData();
  return { form, filing: readFiling(form, randomUUID()) };
}

async function show(
  { locals: { app } }: RequestEvent,
  filing: Filing,
  wrong: Wrong & { problem?: string; status?: number; over?: boolean } = {},
) {
  const { problem = null, over = false, ...faults } = wrong;
  const view = await viewOf(app, filing, faults);
  const answer: Answer = { view, problem, over };
  const isWrong = problem !== null || Object.keys(view.errors).length > 0;
  return isWrong ? fail(wrong.status ?? 422, answer) : answer;
}

/** Photos travel with the first page only. */
async function withPhotos(event: RequestEvent, form: FormData, filing: Filing) {
  if (filing.step !== 'what') return { filing, photoFaults: [] };
  const { photos, faults } = await receivePhotos(
    event.locals.app,
    filing.key,
    filing.raw.photos,
    filesOf(form, 'photos'),
  );
  return {
    filing: { ...filing, raw: { ...filing.raw, photos: photos.map(({ id }) => id) } },
    photoFaults: faults,
  };
}

/** Public: the next page of the form. Photos are limited per network; words alone are not. */
const next = async (event: RequestEvent) => {
  const { form, filing: sent } = await readPage(event);
  if (filesOf(form, 'photos').length > 0) {
    const turn = await takePhotoTurn(event.locals.app, event.getClientAddress());
    if (!turn.ok) return slowedDown(event, sent, turn.retryAfterSeconds);
  }
  const { filing, photoFaults } = await withPhotos(event, form, sent);
  const stepped = goOn(filing, event.locals.app.city, (category) => form.has(answerField(category)));
  const shown = photoFaults.length > 0 ? filing : stepped.filing;
  return show(event, shown, { faults: stepped.faults, photoFaults });
};

/** Public: an earlier page; nothing is judged on the way back. */
const back = async (event: RequestEvent) => {
  const { form, filing } = await readPage(event);
  const to = form.get('to');
  return show(event, goBack(filing, typeof to === 'string' ? to : ''));
};

/** Public: the form without one of its photos. */
const removePhoto = async (event: RequestEvent) => {
  const { form, filing } = await readPage(event);
  const photos = filing.raw.photos.filter((id) => id !== form.get('remove'));
  return show(event, { ...filing, raw: { ...filing.raw, photos } });
};

/** Public: the place with the point of a photo, or without a point. */
const setPoint = async (event: RequestEvent) => {
  const { form, filing } = await readPage(event);
  const point = form.get('from') === 'photo' ? await placeOfPhotos(event.locals.app, filing) : null;
  return show(event, withPoint(filing, point));
};

/** Public: files the complaint. Limited per network; the same form twice gives the same ticket. */
const send = async (event: RequestEvent) => {
  const { app } = event.locals;
  const { filing } = await readPage(event);
  if (filing.trap !== '') return show(event, filing, { problem: m.filing_trap_fault() });
  const read = readComplaint(filing.raw, app.city);
  if (!read.ok) return show(event, { ...filing, step: stepOfFaults(read.faults) }, { faults: read.faults });
  const turn = await takeFilingTurn(app, event.getClientAddress());
  if (!turn.ok) return slowedDown(event, filing, turn.retryAfterSeconds);
  const filed = await fileComplaint(app, {
    form: read.form,
    key: filing.key,
    channel: 'web',
    language: event.locals.locale,
    by: null,
  });
  if (!filed.ok) return refused(event, filing, filed);
  return handOver(event, filed.value);
};

function slowedDown(event: RequestEvent, filing: Filing, seconds: number) {
  event.setHeaders({ 'retry-after': String(seconds) });
  const number = event.locals.app.city.emergency.numbers[0]?.number ?? '112';
  const problem = m.filing_limited({ minutes: Math.ceil(seconds / 60), number });
  return show(event, filing, { problem, status: 429 });
}

function refused(event: RequestEvent, filing: Filing, { refusal }: Extract<Result<Ticket>, { ok: false }>) {
  if (refusal.kind === 'alreadySent') {
    return show(event, filing, { problem: m.filing_already_sent(), status: 409, over: true });
  }
  if (refusal.fields?.includes('photos')) {
    return show(event, { ...filing, step: 'what' }, { faults: { photos: 'photosLost' } });
  }
  return show(event, filing, { problem: m.filing_refused() });
}

function handOver(event: RequestEvent, ticket: Ticket): never {
  const { app } = event.locals;
  handReceipt(app, event.cookies, ticket);
  startReporterSession(event.cookies, app, ticket.reportId, ticket.ticket);
  redirect(303, href('/lapor/selesai'));
}

export const actions = {
  lanjut: next,
  kembali: back,
  hapus: removePhoto,
  titik: setPoint,
  kirim: send,
} satisfies Actions;
