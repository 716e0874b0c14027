import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { readComplaint, readRawForm, type FormField, type RawForm } from '#features/intake/complaint-form.ts';
import { fileComplaint } from '#features/intake/file-complaint.ts';
import { formFaultWords, photoFaultWords } from '#features/intake/filing-words.ts';
import { filesOf, receivePhotos, type Received } from '#features/intake/receive-photos.ts';
import { demand } from '#features/people/demand.ts';
import { formText } from '#features/people/form-text.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { City } from '#domain/city.ts';
import { isChannel, noteSource, offered, slipOf, withCalm } from './type-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** One long form with the citizen's own comforts: nothing of it needs hydration. */
export const csr = false;

const SOURCE_MOST = 500;

export const load: PageServerLoad = (event) => {
  demand(event, 'desk');
  const { app, locale } = event.locals;
  return { ...offered(app.city, locale), key: randomUUID(), tiles: app.config.tiles };
};

const FIELDS: readonly FormField[] = [
  'text', 'category', 'answer', 'area', 'point', 'street', 'landmark', 'name', 'email', 'phone', 'photos',
]; // prettier-ignore

export const actions: Actions = {
  default: async (event) => {
    const officer = demand(event, 'desk');
    const { app, locale } = event.locals;
    const form = await event.request.formData();
    const key = formText(form, 'key').slice(0, 60) || randomUUID();
    const [channel, source] = [
      formText(form, 'channel'),
      formText(form, 'source').trim().slice(0, SOURCE_MOST),
    ];
    const sent = readRawForm(form);
    const received = await receivePhotos(app, key, sent.photos, filesOf(form, 'photos'), officer);
    const raw = withCalm({ ...sent, photos: received.photos.map(({ id }) => id) }, form, app.city);
    const read = readComplaint(raw, app.city);
    const errors = errorsOf(raw, read.ok ? {} : read.faults, received, app.city);
    if (!isChannel(channel)) errors['channel'] = m.form_unknown_value();
    const back = {
      key,
      raw,
      channel,
      source,
      photos: received.photos.map(({ id }) => ({ id, thumb: `/staf/foto/${id}?kecil` })),
    };
    if (!read.ok || !isChannel(channel) || received.faults.length > 0)
      return fail(422, { errors, problem: '', back });
    const sealedSource =
      read.form.misconduct && source !== '' ? `\n\n${m.staff_source_line({ source })}` : '';
    const complaint = { ...read.form, text: read.form.text + sealedSource };
    const filed = await fileComplaint(app, { form: complaint, key, channel, language: locale, by: officer });
    if (!filed.ok) return fail(409, { errors, problem: wordFor('refusal', filed.refusal.kind), back });
    if (source !== '' && sealedSource === '')
      await noteSource(app, officer, filed.value, m.staff_source_line({ source }));
    return { slip: await slipOf(app, filed.value, locale) };
  },
};

function errorsOf(
  raw: RawForm,
  faults: Parameters<typeof faultOf>[0],
  { faults: photos }: Received,
  city: City,
) {
  const errors: Record<string, string> = {};
  for (const field of FIELDS) {
    const fault = faultOf(faults, field);
    if (fault) errors[field] = formFaultWords(field, fault, raw, city);
  }
  if (photos.length > 0) errors['photos'] = photos.map(photoFaultWords).join(' ');
  return errors;
}

type Faults = Extract<ReturnType<typeof readComplaint>, { ok: false }>['faults'];
const faultOf = (faults: Faults, field: FormField) => faults[field];
