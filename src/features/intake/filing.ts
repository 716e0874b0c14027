import type { City } from '#domain/city.ts';
import { suggestCategories } from '#domain/suggest-category.ts';
import { isId } from '#platform/identity.ts';
import { answerField, OTHER_CATEGORY } from './category-field.ts';
import {
  checkWhat,
  checkWhere,
  openEmergency,
  readRawForm,
  type FormField,
  type FormFaults,
  type RawForm,
} from './complaint-form.ts';
import { readPoint } from './read-point.ts';

/** The pages of the citizen's form, in order; `alarm` stands there only when the words tell of an emergency. */
const STEPS = ['what', 'alarm', 'kind', 'where', 'who'] as const;
export type FilingStep = (typeof STEPS)[number];

/** Everything that travels through the pages of the form: nothing of it is on the server but the kept photos. */
export interface Filing {
  /** made by the server for one form; whoever holds it may use the photos kept under it, and sends only once */
  key: string;
  step: FilingStep;
  raw: RawForm;
  /** code of the group that was chosen on the first page */
  group: string;
  /** where a photo was taken, read by a script before it made the photo small: latitude and longitude */
  photoPlace: string;
  /** a field that no person sees: whatever fills it is a machine */
  trap: string;
}

export type Stepped = { filing: Filing; faults: FormFaults };

const isStep = (text: string): text is FilingStep => STEPS.some((step) => step === text);

/** A form nobody has written into yet. */
export function emptyFiling(key: string, group: string): Filing {
  return { key, step: 'what', raw: readRawForm(new FormData()), group, photoPlace: '', trap: '' };
}

/** The form as it came from a page. Without its key it begins anew under `newKey`, and its photos are not known any more. */
export function readFiling(form: FormData, newKey: string): Filing {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, 100) : '';
  };
  const raw = readRawForm(form);
  const [key, step] = [text('key'), text('step')];
  return {
    key: isId(key) ? key : newKey,
    step: isStep(step) ? step : 'what',
    raw: { ...raw, ...chosenCategory(form, raw), photos: raw.photos.filter(isId).slice(0, 20) },
    group: text('group'),
    photoPlace: text('newPhotoPlace') || text('photoPlace'),
    trap: text('website'),
  };
}

/** A choice from the long list counts when the short one was left as it stood. */
function chosenCategory(form: FormData, raw: RawForm): Pick<RawForm, 'category' | 'answer'> {
  const [other, shown] = [form.get('otherCategory'), form.get('shownCategory')];
  const fromList = typeof other === 'string' && other !== '';
  const untouched = raw.category === OTHER_CATEGORY || raw.category === shown;
  const category = fromList && untouched ? other : raw.category === OTHER_CATEGORY ? '' : raw.category;
  const own = form.get(answerField(category));
  return { category, answer: typeof own === 'string' ? own : raw.answer };
}

/** Categories to choose from without the long list: what the words suggest, and what was chosen before. */
export function likelyCategories({ raw, group }: Filing, city: City): string[] {
  const suggested = suggestCategories(city, raw.text).map((suggestion) => suggestion.code);
  const ofGroup = city.categories.filter((category) => category.group === group).map(({ code }) => code);
  const likely = suggested.length > 0 ? suggested : ofGroup;
  const chosen = city.categories.some(({ code }) => code === raw.category) ? [raw.category] : [];
  return [...new Set([...likely, ...chosen])];
}

const WHAT: readonly FormField[] = ['text', 'photos'];
const KIND: readonly FormField[] = ['category', 'answer'];

const only = (faults: FormFaults, fields: readonly FormField[]): FormFaults =>
  Object.fromEntries(Object.entries(faults).filter(([field]) => fields.some((known) => known === field)));

const isEmpty = (faults: FormFaults): boolean => Object.keys(faults).length === 0;

/**
 * The next page, or the same one with what is wrong. `asked` tells whether the page held the question of a category:
 * a category from the long list has its question asked before the form goes on.
 */
export function goOn(filing: Filing, city: City, asked: (category: string) => boolean): Stepped {
  switch (filing.step) {
    case 'what':
      return stepTo(filing, only(checkWhat(filing.raw, city), WHAT), () => afterWhat(filing, city));
    case 'alarm':
      return { filing: toKind(calmed(filing, city), city), faults: {} };
    case 'kind':
      return stepTo(filing, only(checkWhat(filing.raw, city), KIND), () => afterKind(filing, city, asked));
    case 'where':
      return stepTo(filing, checkWhere(filing.raw, city), () => ({ ...filing, step: 'who' }));
    case 'who':
      return { filing, faults: {} };
  }
}

function stepTo(filing: Filing, faults: FormFaults, next: () => Filing): Stepped {
  return isEmpty(faults) ? { filing: next(), faults } : { filing, faults };
}

function afterWhat(filing: Filing, city: City): Filing {
  return openEmergency(filing.raw, city).length > 0 ? { ...filing, step: 'alarm' } : toKind(filing, city);
}

/** "No emergency" holds for the words that were there when it was said. */
function calmed(filing: Filing, city: City): Filing {
  const calm = [...filing.raw.calm.split(','), ...openEmergency(filing.raw, city)].filter(
    (word) => word !== '',
  );
  return { ...filing, raw: { ...filing.raw, calm: calm.join(',') } };
}

function toKind(filing: Filing, city: City): Filing {
  const [likeliest] = suggestCategories(city, filing.raw.text);
  const category = filing.raw.category || (likeliest?.code ?? '');
  return { ...filing, step: 'kind', raw: { ...filing.raw, category } };
}

function afterKind(filing: Filing, city: City, asked: (category: string) => boolean): Filing {
  const { category } = filing.raw;
  const hasQuestion = city.categories.some(
    ({ code, question }) => code === category && question !== undefined,
  );
  return { ...filing, step: hasQuestion && !asked(category) ? 'kind' : 'where' };
}

const BEFORE: Readonly<Record<FilingStep, FilingStep>> = {
  what: 'what',
  alarm: 'what',
  kind: 'what',
  where: 'kind',
  who: 'where',
};

/** The page before, or an earlier one by its name; what was typed goes along, right or wrong. */
export function goBack(filing: Filing, to: string): Filing {
  const isEarlier = isStep(to) && STEPS.indexOf(to) < STEPS.indexOf(filing.step);
  return { ...filing, step: isEarlier ? to : BEFORE[filing.step] };
}

/** The page on which the first of the faults can be mended. */
export function stepOfFaults(faults: FormFaults): FilingStep {
  const has = (fields: readonly string[]) => Object.keys(faults).some((field) => fields.includes(field));
  if (has(WHAT)) return 'what';
  if (has(KIND)) return 'kind';
  return has(['area', 'point', 'street', 'landmark']) ? 'where' : 'who';
}

/** The same place with another point, or with none. */
export function withPoint(filing: Filing, point: { lat: number; lon: number } | null): Filing {
  const [lat, lon] = point ? [point.lat.toFixed(6), point.lon.toFixed(6)] : ['', ''];
  return { ...filing, step: 'where', raw: { ...filing.raw, lat, lon, border: '' } };
}

/** The place that the script read from a photo, where it is one. */
export function placeFromScript(filing: Filing): { lat: number; lon: number } | null {
  const [lat = '', lon = ''] = filing.photoPlace.split(',');
  return readPoint({ lat, lon }) ?? null;
}
