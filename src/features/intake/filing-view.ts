import type { Category, City } from '#domain/city.ts';
import { areaAt } from '#domain/place.ts';
import type { App } from '#store/app.ts';
import type { KeptPhoto } from '#store/keep-photo.ts';
import { isBorderCase, openEmergency, type FormFaults, type FormField } from './complaint-form.ts';
import { likelyCategories, placeFromScript, type Filing } from './filing.ts';
import { formFaultWords, photoFaultWords } from './filing-words.ts';
import { photosOfForm, type PhotoFault } from './receive-photos.ts';
import { readPoint } from './read-point.ts';

/** One page of the form, ready to be drawn. */
export interface FilingView {
  filing: Filing;
  /** sentence beside each field that is wrong */
  errors: Partial<Record<FormField, string>>;
  photos: readonly { id: string; src: string }[];
  likely: readonly Category[];
  /** emergency words that were found */
  emergency: readonly string[];
  /** ward of the point, when there is one */
  pointArea: string | null;
  /** where the point lies outside the city: so near that words may decide, or not */
  outside: 'border' | 'far' | null;
  /** ward in which the first photo was taken, offered while there is no point */
  photoArea: string | null;
}

export interface Wrong {
  faults?: FormFaults;
  photoFaults?: readonly PhotoFault[];
}

/** Draws together what one page of the form shows. */
export async function viewOf(
  app: Pick<App, 'db' | 'city'>,
  filing: Filing,
  { faults = {}, photoFaults = [] }: Wrong = {},
): Promise<FilingView> {
  const { city } = app;
  const kept = await photosOfForm(app, filing.key, filing.raw.photos);
  return {
    filing,
    errors: errorsOf(filing, faults, photoFaults, city),
    photos: kept.map(({ id, thumb }) => ({ id, src: `/foto/${thumb}?kunci=${filing.key}` })),
    likely: categoriesOf(likelyCategories(filing, city), city),
    emergency: openEmergency(filing.raw, city),
    ...placeView(readPoint(filing.raw) ?? null, photoPlace(kept, filing), city),
  };
}

type Point = { lat: number; lon: number };

const wardOf = (point: Point | null, city: City): string | null =>
  point && (areaAt(city.areas, point.lon, point.lat)?.name ?? null);

function placeView(
  point: Point | null,
  ofPhoto: Point | null,
  city: City,
): Pick<FilingView, 'pointArea' | 'outside' | 'photoArea'> {
  if (!point) return { pointArea: null, outside: null, photoArea: wardOf(ofPhoto, city) };
  const pointArea = wardOf(point, city);
  if (pointArea) return { pointArea, outside: null, photoArea: null };
  return { pointArea, outside: isBorderCase(city, point) ? 'border' : 'far', photoArea: null };
}

const photoPlace = (kept: readonly KeptPhoto[], filing: Filing): Point | null =>
  kept.find((photo) => photo.place)?.place ?? placeFromScript(filing);

/** Where the first photo that says so was taken, or null. */
export async function placeOfPhotos(app: Pick<App, 'db'>, filing: Filing): Promise<Point | null> {
  return photoPlace(await photosOfForm(app, filing.key, filing.raw.photos), filing);
}

const categoriesOf = (codes: readonly string[], city: City): Category[] =>
  codes.flatMap((code) => city.categories.filter((category) => category.code === code));

const FIELDS: readonly FormField[] = [
  'text', 'category', 'answer', 'area', 'point', 'street', 'landmark', 'name', 'email', 'phone', 'photos',
]; // prettier-ignore

function errorsOf(
  filing: Filing,
  faults: FormFaults,
  photoFaults: readonly PhotoFault[],
  city: City,
): FilingView['errors'] {
  const errors: FilingView['errors'] = {};
  for (const field of FIELDS) {
    const fault = faults[field];
    if (fault) errors[field] = formFaultWords(field, fault, filing.raw, city);
  }
  const refused = photoFaults.map(photoFaultWords);
  if (refused.length > 0) errors.photos = [errors.photos, ...refused].filter(Boolean).join(' ');
  return errors;
}

/** Reports that show how it is done: of the chosen group, else of the first groups of the city. */
export function examplesFor(city: City, group: string): Category[] {
  const withExample = city.categories.filter((category) => category.example !== undefined);
  const own = withExample.filter((category) => category.group === group);
  if (own.length > 0) return own.slice(0, 2);
  return city.groups.flatMap(({ code }) => withExample.find((c) => c.group === code) ?? []).slice(0, 3);
}
