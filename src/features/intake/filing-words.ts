import type { City } from '#domain/city.ts';
import { photoRefusalWords } from '#locales/photo-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import {
  PHOTOS_MOST,
  TEXT_LEAST,
  TEXT_MOST,
  type FormFault,
  type FormField,
  type RawForm,
} from './complaint-form.ts';
import { getLocale } from '#locales/words/runtime.js';
import type { PhotoFault } from './receive-photos.ts';

/** Letters allowed in the fields that have one line or a few. */
const MOST: Readonly<Partial<Record<FormField, number>>> = {
  answer: 1000,
  street: 200,
  landmark: 200,
  name: 120,
};

/** What is wrong with a field, as a sentence that says how to mend it. */
export function formFaultWords(field: FormField, fault: FormFault, raw: RawForm, city: City): string {
  if (fault === 'textLong') return m.form_text_long({ count: raw.text.trim().length, most: TEXT_MOST });
  const most = fault === 'photosMany' ? PHOTOS_MOST : (MOST[field] ?? TEXT_MOST);
  return wordFor('form', fault, { least: TEXT_LEAST, most, city: city.name[getLocale()] });
}

/** Why a photo was not kept, with its name. */
export function photoFaultWords({ name, refusal }: PhotoFault): string {
  const fault =
    refusal.kind === 'tooMany' ? m.photo_too_many({ most: refusal.most }) : photoRefusalWords(refusal);
  return name === '' ? fault : m.photo_fault_of({ name, fault });
}
