import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import {
  readComplaint,
  readRawForm,
  type ComplaintForm,
  type FormField,
  type RawForm,
} from '#features/intake/complaint-form.ts';
import { fileComplaint } from '#features/intake/file-complaint.ts';
import { formFaultWords, photoFaultWords } from '#features/intake/filing-words.ts';
import { filesOf, receivePhotos, type Received } from '#features/intake/receive-photos.ts';
import { demand } from '#features/people/demand.ts';
import { formText } from '#platform/form-text.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { Officer } from '#domain/actor.ts';
import type { Refusal } from '#domain/refusal.ts';
import type { City } from '#domain/city.ts';
import { isChannel, noteSource, offered, slipOf, withCalm, type Channel } from './type-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

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
    const { app } = event.locals;
    const form = await event.request.formData();
    const key = formText(form, 'key').slice(0, 60) || randomUUID();
    const sent = readRawForm(form);
    const received = await receivePhotos(app, key, sent.photos, filesOf(form, 'photos'), officer);
    const raw = withCalm({ ...sent, photos: received.photos.map(({ id }) => id) }, form, app.city);
    const [channel, source] = [
      formText(form, 'channel'),
      formText(form, 'source').trim().slice(0, SOURCE_MOST),
    ];
    const photos = raw.photos.map((id) => ({ id, thumb: `/staf/foto/${id}?kecil` }));
    const back = { key, raw, channel, source, photos };
    const read = readComplaint(raw, app.city);
    const errors = errorsOf(raw, read.ok ? {} : read.faults, received, app.city);
    if (!isChannel(channel)) errors['channel'] = m.form_unknown_value();
    if (!read.ok || !isChannel(channel) || Object.keys(errors).length > 0) {
      return fail(422, { errors, problem: '', back });
    }
    const slip = await fileTyped(event, officer, { form: read.form, key, channel, source });
    return slip.ok ? { slip: slip.value } : fail(409, { errors, problem: refusalWords(slip.refusal), back });
  },
};

const refusalWords = ({ kind }: Refusal): string => wordFor('refusal', kind);

interface Typed {
  form: ComplaintForm;
  key: string;
  channel: Channel;
  source: string;
}

/** Files what was typed in, and notes where it came from. */
async function fileTyped(event: RequestEvent, officer: Officer, { form, key, channel, source }: Typed) {
  const { app, locale } = event.locals;
  const line = source === '' ? '' : m.staff_source_line({ source });
  // A sealed report is out of the clerk's hands at once: there the source has to be part of the words.
  const complaint = form.misconduct && line !== '' ? { ...form, text: `${form.text}\n\n${line}` } : form;
  const filed = await fileComplaint(app, { form: complaint, key, channel, language: locale, by: officer });
  if (!filed.ok) return filed;
  if (line !== '' && !form.misconduct) await noteSource(app, officer, filed.value, line);
  return { ok: true, value: await slipOf(app, filed.value, locale) } as const;
}

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
