import type { Action } from '#domain/action.ts';
import type { Officer } from '#domain/actor.ts';
import { fieldsOf } from '#domain/decide.ts';
import { kindOf, type FieldName } from '#domain/field.ts';
import { transitionOf } from '#domain/transitions.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import type { PhotoRefusal } from '#platform/photo.ts';
import type { App } from '#store/app.ts';
import { keptPhotos } from '#store/keep-photo.ts';
import { scopeOf } from '#store/move-case.ts';
import type { Taken } from '#store/take-action.ts';
import { thumbAddress } from './photo-view.ts';
import { fieldLabel, valueWords } from './view-words.ts';

/** A "no" as the page shows it: sentences beside fields, and everything that was typed or sent. */
export interface Refused {
  action: Action;
  /** about the whole, above the form; empty when every mistake stands beside its field */
  sentence: string;
  changed: boolean;
  errors: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
  /** photos that were good: they need not be sent again */
  kept: Readonly<Record<string, readonly { id: string; thumb: string }[]>>;
  /** the typed texts with their labels, for when the form itself is no longer offered */
  typed: readonly { label: string; value: string }[];
}

type No = Extract<Taken, { ok: false }>;

/** Puts a refusal into words without losing anything. `photoWords` says what is wrong with a photo. */
export async function refusedAction(
  app: App,
  officer: Officer,
  action: Action,
  form: FormData,
  no: No,
  locale: Locale,
  photoWords: (refusal: PhotoRefusal) => string,
): Promise<Refused> {
  const fields = fieldsOf(transitionOf(action));
  const values = Object.fromEntries(fields.map((field) => [field, typedIn(form, field)]));
  const errors = errorsOf(action, no, photoWords);
  return {
    action,
    sentence: no.refusal && Object.keys(errors).length === 0 ? wordFor('refusal', no.refusal.kind) : '',
    changed: no.refusal?.kind === 'changedMeanwhile',
    errors,
    values,
    kept: await keptOf(app, officer, no),
    typed: fields.flatMap((field) => {
      const value = values[field] ?? '';
      if (value === '' || kindOf(field).kind === 'photos') return [];
      return [{ label: fieldLabel(field), value: valueWordsOrTyped(field, value, app, locale) }];
    }),
  };
}

/** A value that cannot be put into words (a date that is none) is shown as it was typed. */
function valueWordsOrTyped(field: FieldName, value: string, app: App, locale: Locale): string {
  const { kind } = kindOf(field);
  return kind === 'code' ? valueWords(field, value, app.city, locale) : value;
}

function typedIn(form: FormData, field: FieldName): string {
  const value = form.get(field);
  return typeof value === 'string' ? value.slice(0, 30_000) : '';
}

function errorsOf(
  action: Action,
  no: No,
  photoWords: (refusal: PhotoRefusal) => string,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const field of fieldsOf(transitionOf(action))) {
    const photo = no.photoRefusals[field];
    const fault = no.faults[field];
    if (photo) errors[field] = photoWords(photo);
    else if (fault) errors[field] = wordFor('fault', fault);
    else if (no.refusal?.fields?.includes(field))
      errors[field] = refusedField(action, field, no.refusal.kind);
  }
  return errors;
}

function refusedField(action: Action, field: FieldName, kind: string): string {
  if (kind !== 'missingFields') return wordFor('refusal', kind);
  const isOneOf = transitionOf(action).anyOf?.includes(field) ?? false;
  return wordFor('fault', isOneOf ? 'missingAny' : 'missing');
}

async function keptOf(app: App, officer: Officer, no: No): Promise<Refused['kept']> {
  const entries = Object.entries(no.kept).filter(([, ids]) => ids.length > 0);
  const photos = await keptPhotos(
    app.db,
    entries.flatMap(([, ids]) => ids),
    scopeOf(officer),
  );
  return Object.fromEntries(
    entries.map(([field, ids]) => [
      field,
      photos.filter(({ id }) => ids.includes(id)).map(({ id }) => ({ id, thumb: thumbAddress(id) })),
    ]),
  );
}
