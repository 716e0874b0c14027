import type { Action } from '#domain/action.ts';
import type { Actor } from '#domain/actor.ts';
import { fieldsOf } from '#domain/decide.ts';
import { kindOf, type FieldName } from '#domain/field.ts';
import { readGiven, type Faults, type RawGiven } from '#domain/read-given.ts';
import type { Refusal } from '#domain/refusal.ts';
import { transitionOf } from '#domain/transitions.ts';
import type { PhotoRefusal } from '#platform/photo.ts';
import type { App } from './app.ts';
import { keepPhoto } from './keep-photo.ts';
import type { CaseRef } from './lock-case.ts';
import { moveCase, scopeOf, type Moved } from './move-case.ts';

/** A form of an action as it came: texts by field, and files by field. */
export interface ActionForm {
  raw: RawGiven;
  files: Readonly<Partial<Record<FieldName, readonly File[]>>>;
  key: string;
  seen: number | null;
}

/** What was answered. On a "no" everything that can be kept is kept: photos that were good need not be sent again. */
export type Taken =
  | { ok: true; value: Moved }
  | {
      ok: false;
      refusal: Refusal | null;
      faults: Faults;
      photoRefusals: Readonly<Partial<Record<FieldName, PhotoRefusal>>>;
      kept: Readonly<Partial<Record<FieldName, readonly string[]>>>;
    };

const text = (value: FormDataEntryValue): string[] => (typeof value === 'string' ? [value] : []);
const file = (value: FormDataEntryValue): File[] =>
  typeof value !== 'string' && value.size > 0 ? [value] : [];

/** Keys are made by our pages; what has other signs was made by nobody of us and counts as none. */
const KEY = /^[\w-]{1,100}$/;

/** Reads the form of an action: the fields of its row, its files, the key and the version that was seen. */
export function readActionForm(action: Action, form: FormData): ActionForm {
  const fields = fieldsOf(transitionOf(action));
  const raw: Record<string, readonly string[]> = {};
  const files: Partial<Record<FieldName, readonly File[]>> = {};
  for (const field of fields) {
    raw[field] = form.getAll(field).flatMap(text);
    if (kindOf(field).kind === 'photos') files[field] = form.getAll(field).flatMap(file);
  }
  const seen = Number(form.get('seen') ?? Number.NaN);
  const [key = ''] = form.getAll('key').flatMap(text);
  return { raw, files, key: KEY.test(key) ? key : '', seen: Number.isSafeInteger(seen) ? seen : null };
}

async function keepFiles(app: App, form: ActionForm, by: Actor) {
  const kept: Partial<Record<FieldName, readonly string[]>> = {};
  const refusals: Partial<Record<FieldName, PhotoRefusal>> = {};
  for (const [field, files] of entriesOf(form.files)) {
    const ids = [...listOf(form.raw[field])];
    for (const one of files.slice(0, 10)) {
      const input = { bytes: new Uint8Array(await one.arrayBuffer()), name: one.name, type: one.type };
      const answer = await keepPhoto({ db: app.db, files: app.files, now: app.now() }, input, scopeOf(by));
      if (answer.ok) ids.push(answer.photo.id);
      else refusals[field] = answer.refusal;
    }
    kept[field] = ids.filter((id) => id !== '');
  }
  return { kept, refusals };
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? []);

function entriesOf(files: ActionForm['files']): [FieldName, readonly File[]][] {
  const entries: [FieldName, readonly File[]][] = [];
  for (const row of Object.keys(files)) if (isField(row, files)) entries.push([row, files[row] ?? []]);
  return entries;
}

const isField = (name: string, files: ActionForm['files']): name is FieldName => Object.hasOwn(files, name);

/**
 * The form of any action, from the web, the field or a message, to the one door: photos are cleaned and kept, fields
 * are read by their kinds, and `moveCase` decides. Answers a refusal, or what is wrong beside each field.
 */
export async function takeAction(
  app: App,
  ref: CaseRef,
  action: Action,
  by: Actor,
  form: ActionForm,
): Promise<Taken> {
  const { kept, refusals } = await keepFiles(app, form, by);
  const read = readGiven(fieldsOf(transitionOf(action)), { ...form.raw, ...kept }, app.city);
  if (!read.ok || Object.keys(refusals).length > 0) {
    return { ok: false, refusal: null, faults: read.ok ? {} : read.faults, photoRefusals: refusals, kept };
  }
  const moved = await moveCase(app.db, ref, action, by, read.given, {
    city: app.city,
    now: app.now(),
    ...(form.key === '' ? {} : { key: form.key }),
    ...(form.seen === null ? {} : { seen: form.seen }),
  });
  return moved.ok ? moved : { ok: false, refusal: moved.refusal, faults: {}, photoRefusals: {}, kept };
}
