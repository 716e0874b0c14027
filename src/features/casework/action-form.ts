import type { PossibleAction } from '#domain/decide.ts';
import { kindOf, type FieldName } from '#domain/field.ts';
import { localDate } from '#domain/local-time.ts';
import { hasWord, wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { optionsOf, type FormScene, type Option, type OptionGroup } from './field-options.ts';
import { fieldLabel } from './view-words.ts';
import { usualRoute, type Values } from './prefill.ts';

/** A control of a form, ready to be drawn. */
export interface FieldView {
  name: FieldName;
  label: string;
  hint: string;
  optional: boolean;
  value: string;
  control:
    | { kind: 'text'; rows: number; max: number }
    | { kind: 'line'; max: number }
    | { kind: 'select'; options: readonly (Option | OptionGroup)[] }
    | { kind: 'date'; min: string }
    | { kind: 'number'; min: number; max: number }
    | { kind: 'photos'; most: number };
}

export interface ActionFormView {
  action: string;
  title: string;
  /** what happens when it is sent */
  explain: string;
  /** the choice between fields: "isi salah satu" */
  anyOf: string;
  fields: readonly FieldView[];
  /** ready sentences for the main text: a click puts one in */
  sentences: { field: string; texts: readonly string[] } | null;
  /** what choosing a value in one field puts into others */
  fills: { from: FieldName; values: Readonly<Record<string, Values>> } | null;
  /** ends something for the reporter: the button says so by its look */
  grave: boolean;
}

const GRAVE: readonly string[] = [
  'reject',
  'hide',
  'seal',
  'answerOnly',
  'unmerge',
  'giveBack',
  'rejectProof',
];
/** So many ready sentences an action may have: `sentence_<action>_1` and on. */
const SENTENCES_MOST = 4;

/** The form of an action, made from the table of fields: what the row demands is what is asked, in its order. */
export function actionForm(
  possible: PossibleAction,
  scene: FormScene,
  filled: Values,
  now: Date,
): ActionFormView {
  const { action } = possible;
  const fields = inOrder([...possible.needs, ...possible.anyOf, ...possible.optional]);
  const make = (field: FieldName): FieldView => fieldView(field, possible, scene, filled, now);
  return {
    action,
    title: wordFor('action', action),
    explain: hasWord('explain', action) ? wordFor('explain', action) : '',
    anyOf: possible.anyOf.length > 1 ? m.staff_form_any_of({ fields: listOf(possible.anyOf) }) : '',
    fields: fields.map(make),
    sentences: sentencesOf(action, fields),
    fills: fillsOf(scene),
    grave: GRAVE.includes(action),
  };
}

/** The photo before stands before the photo after. */
const inOrder = (fields: readonly FieldName[]): FieldName[] =>
  fields
    .filter((field) => field !== 'before')
    .flatMap((field) => (field === 'after' && fields.includes('before') ? ['before', field] : [field]));

const listOf = (fields: readonly FieldName[]): string => fields.map(fieldLabel).join(' / ');

function fieldView(
  name: FieldName,
  possible: PossibleAction,
  scene: FormScene,
  filled: Values,
  now: Date,
): FieldView {
  return {
    name,
    label: fieldLabel(name),
    hint: hasWord('hint', name) ? wordFor('hint', name) : '',
    optional: possible.optional.includes(name),
    value: filled[name] ?? '',
    control: controlOf(name, scene, now),
  };
}

function controlOf(field: FieldName, scene: FormScene, now: Date): FieldView['control'] {
  const kind = kindOf(field);
  switch (kind.kind) {
    case 'text':
      return textControl(kind.rows, kind.max);
    case 'choice':
    case 'code':
      return { kind: 'select', options: optionsOf(field, scene) };
    case 'date':
      return { kind: 'date', min: earliest(kind.when, scene, now) };
    case 'number':
      return { kind: 'number', min: kind.min, max: kind.max };
    case 'photos':
      return { kind: 'photos', most: kind.max };
    case 'caseNumber':
      return { kind: 'line', max: 40 };
  }
}

const earliest = (when: 'future' | 'any', scene: FormScene, now: Date): string =>
  when === 'future' ? localDate(scene.city.zone, now) : '';

const textControl = (rows: number, max: number): FieldView['control'] =>
  rows > 1 ? { kind: 'text', rows, max } : { kind: 'line', max };

function sentencesOf(action: string, fields: readonly FieldName[]): ActionFormView['sentences'] {
  const field = fields.find((name) => kindOf(name).kind === 'text');
  if (field === undefined) return null;
  const numbers = Array.from({ length: SENTENCES_MOST }, (_, index) => `${action}_${index + 1}`);
  const texts = numbers.filter((name) => hasWord('sentence', name)).map((name) => wordFor('sentence', name));
  return texts.length > 0 ? { field, texts } : null;
}

/** A reason brings the sentence that helps its reporter on; a category brings its class, agency and unit. */
function fillsOf(scene: FormScene): ActionFormView['fills'] {
  const { city, locale, action } = scene;
  if (action === 'reject') {
    const values = city.rejectReasons.map((reason) => [reason.code, { help: reason.help[locale] }] as const);
    return { from: 'rejectReason', values: Object.fromEntries(values) };
  }
  if (action !== 'dispatch' && action !== 'recategorise') return null;
  const values = city.categories.map((category) => [category.code, usualRoute(category, scene)] as const);
  return { from: 'category', values: Object.fromEntries(values) };
}
