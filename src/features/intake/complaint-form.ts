import * as v from 'valibot';
import type { City } from '#domain/city.ts';
import { emergencyWords } from '#domain/emergency.ts';
import { readPhone } from '#domain/phone.ts';
import { areaAt, nearestArea } from '#domain/place.ts';
import { readPoint } from './read-point.ts';

/** Limits of the citizen's form; they stand on the limits page too. */
export const TEXT_LEAST = 15;
export const TEXT_MOST = 5000;
export const PHOTOS_MOST = 5;
/** So near to the city's border a place may well be the city's: borders are simplified, telephones are not exact. */
const BORDER_METERS = 1000;
/** Longer values are cut when they are read: they are refused anyway, and the page must still be able to show them. */
const RAW_MOST = 30_000;

/** What is wrong with a field of the citizen's form; each kind has its sentence in the locales under `form_<kind>`. */
export const FORM_FAULTS = [
  'textEmpty',
  'textShort',
  'textLong',
  'tooLong',
  'unknownValue',
  'placeMissing',
  'placeBroken',
  'placeOutside',
  'emailBroken',
  'phoneBroken',
  'photosMany',
  'photosLost',
] as const;
export type FormFault = (typeof FORM_FAULTS)[number];

export type FormField =
  | 'text'
  | 'category'
  | 'answer'
  | 'area'
  | 'point'
  | 'street'
  | 'landmark'
  | 'name'
  | 'email'
  | 'phone'
  | 'photos';
export type FormFaults = Partial<Record<FormField, FormFault>>;

/** Values exactly as they came, so that a page can show again what was typed. */
export interface RawForm {
  text: string;
  category: string;
  answer: string;
  area: string;
  lat: string;
  lon: string;
  street: string;
  landmark: string;
  /** the reporter says that the place lies on the city's border */
  border: string;
  nowhere: string;
  name: string;
  email: string;
  phone: string;
  anonymous: string;
  private: string;
  misconduct: string;
  /** the emergency words to which the reporter has said "no emergency" */
  calm: string;
  photos: readonly string[];
}

/** A complaint that can be filed. */
export interface ComplaintForm {
  text: string;
  category: string | null;
  answer: string | null;
  place: {
    area: string | null;
    lon: number | null;
    lat: number | null;
    street: string | null;
    landmark: string | null;
  };
  name: string | null;
  email: string | null;
  phone: string | null;
  anonymous: boolean;
  private: boolean;
  misconduct: boolean;
  /** the words of an emergency that nobody has called none */
  emergency: readonly string[];
  photos: readonly string[];
}

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** One text of a form: NFC, one kind of line end, without controls and marks that turn text around. */
export function tidy(value: string): string {
  return value.normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROLS, '').toWellFormed().trim();
}

const first = (value: FormDataEntryValue | null): string =>
  typeof value === 'string' ? value.slice(0, RAW_MOST) : '';

/** Reads a form as it came: missing fields are empty, repeated ones count once, files are left to the caller. */
export function readRawForm(form: FormData): RawForm {
  const text = (name: string): string => first(form.get(name));
  return {
    text: text('text'),
    category: text('category'),
    answer: text('answer'),
    area: text('area'),
    lat: text('lat'),
    lon: text('lon'),
    street: text('street'),
    landmark: text('landmark'),
    border: text('border'),
    nowhere: text('nowhere'),
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    anonymous: text('anonymous'),
    private: text('private'),
    misconduct: text('misconduct'),
    calm: text('calm'),
    photos: [
      ...new Set(
        form
          .getAll('photo')
          .map(first)
          .filter((id) => id !== ''),
      ),
    ],
  };
}

const EMAIL = v.pipe(v.string(), v.email(), v.maxLength(254));

/** The first step: what it is about. */
export function checkWhat(raw: RawForm, city: City): FormFaults {
  const faults: FormFaults = {};
  const text = tidy(raw.text);
  if (text === '') faults.text = 'textEmpty';
  else if (text.length < TEXT_LEAST) faults.text = 'textShort';
  else if (text.length > TEXT_MOST) faults.text = 'textLong';
  if (raw.category !== '' && !city.categories.some((c) => c.code === raw.category))
    faults.category = 'unknownValue';
  if (tidy(raw.answer).length > 1000) faults.answer = 'tooLong';
  if (raw.photos.length > PHOTOS_MOST) faults.photos = 'photosMany';
  return faults;
}

const hasWords = (raw: RawForm): boolean =>
  [raw.area, tidy(raw.street), tidy(raw.landmark)].some((words) => words !== '');

type Point = { lon: number; lat: number };

/** Whether a point outside the city is so near to its border that words may decide. */
export function isBorderCase(city: City, point: Point): boolean {
  return (nearestArea(city.areas, point.lon, point.lat)?.meters ?? Infinity) <= BORDER_METERS;
}

function pointFault(point: Point | null | undefined, borderline: boolean, city: City): FormFault | null {
  if (point === undefined) return 'placeBroken';
  if (point === null || borderline || areaAt(city.areas, point.lon, point.lat)) return null;
  return 'placeOutside';
}

const isBorderline = (raw: RawForm, point: Point | null | undefined, city: City): boolean =>
  raw.border !== '' && !!point && isBorderCase(city, point);

/** A border case is decided by words; without a point and without "no place" there must be words too. */
function areaFault(raw: RawForm, city: City, needsWords: boolean): FormFault | null {
  if (raw.area !== '' && !city.areas.some((a) => a.code === raw.area)) return 'unknownValue';
  return needsWords && !hasWords(raw) ? 'placeMissing' : null;
}

/**
 * The second step: where. A point gives its ward; without one, a ward or words are enough; "no place" is an answer too.
 * A point outside the city is refused, unless it lies on the border and the reporter says where in words.
 */
export function checkWhere(raw: RawForm, city: City): FormFaults {
  const faults: FormFaults = {};
  const point = readPoint(raw);
  const borderline = isBorderline(raw, point, city);
  const ofPoint = pointFault(point, borderline, city);
  const ofArea = areaFault(raw, city, borderline || (point === null && raw.nowhere === ''));
  if (ofPoint) faults.point = ofPoint;
  if (ofArea) faults.area = ofArea;
  for (const field of ['street', 'landmark'] as const)
    if (tidy(raw[field]).length > 200) faults[field] = 'tooLong';
  return faults;
}

/** The third step: who. Nothing is required. */
export function checkWho(raw: RawForm): FormFaults {
  const faults: FormFaults = {};
  if (tidy(raw.name).length > 120) faults.name = 'tooLong';
  const email = tidy(raw.email);
  if (email !== '' && !v.is(EMAIL, email)) faults.email = 'emailBroken';
  const phone = tidy(raw.phone);
  if (phone !== '' && readPhone(phone) === null) faults.phone = 'phoneBroken';
  return faults;
}

const orNull = (value: string): string | null => {
  const tidied = tidy(value);
  return tidied === '' ? null : tidied;
};

function placeOf(raw: RawForm, city: City): ComplaintForm['place'] {
  const point = readPoint(raw) ?? { lon: null, lat: null };
  const ward = point.lon === null ? null : areaAt(city.areas, point.lon, point.lat);
  return {
    area: ward?.code ?? orNull(raw.area),
    lon: point.lon,
    lat: point.lat,
    street: orNull(raw.street),
    landmark: orNull(raw.landmark),
  };
}

/** The words of an emergency in a text to which the reporter has not said "no emergency" yet. */
export function openEmergency(raw: Pick<RawForm, 'text' | 'calm'>, city: City): string[] {
  const calm = raw.calm.split(',');
  return emergencyWords(city, tidy(raw.text)).filter((word) => !calm.includes(word));
}

/** All three steps: a complaint, or what is wrong with it. An anonymous reporter leaves no name and no contact. */
export function readComplaint(
  raw: RawForm,
  city: City,
): { ok: true; form: ComplaintForm } | { ok: false; faults: FormFaults } {
  const faults = { ...checkWhat(raw, city), ...checkWhere(raw, city), ...checkWho(raw) };
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const anonymous = raw.anonymous !== '';
  return {
    ok: true,
    form: {
      text: tidy(raw.text),
      category: orNull(raw.category),
      answer: orNull(raw.answer),
      place: placeOf(raw, city),
      name: anonymous ? null : orNull(raw.name),
      email: anonymous ? null : (orNull(raw.email)?.toLowerCase() ?? null),
      phone: anonymous ? null : readPhone(tidy(raw.phone)),
      anonymous,
      private: raw.private !== '',
      misconduct: raw.misconduct !== '',
      emergency: openEmergency(raw, city),
      photos: raw.photos,
    },
  };
}
