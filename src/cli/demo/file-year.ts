import { agencyFor, type Category, type City } from '#domain/city.ts';
import { localTime } from '#domain/local-time.ts';
import type { ComplaintForm } from '#features/intake/complaint-form.ts';
import { fileComplaint } from '#features/intake/file-complaint.ts';
import { newId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';
import { planArrivals, type Arrival } from './arrivals.ts';
import { categoryMix } from './category-mix.ts';
import { writeComplaint } from './complaint-text.ts';
import { drawPlace, type DemoPlace } from './demo-place.ts';
import type { LifeTools } from './life.ts';
import type { Random, Weighted } from './random.ts';

/** A complaint of the demo that has been filed and has its life before it. */
export interface FiledComplaint {
  caseId: string;
  reportId: string;
  number: string;
  category: Category;
  agency: string;
  place: DemoPlace;
  at: Date;
  sealed: boolean;
  private: boolean;
  /** number of the complaint that tells the same, when it is a double */
  doubleOf: string | null;
}

const CHANNELS: readonly Weighted<string>[] = [
  ['WEB', 62],
  ['WHATSAPP', 14],
  ['PHONE', 10],
  ['SMS', 8],
  ['WALK_IN', 6],
];
const PHOTO_SHARE = 0.55;
const DOUBLE_SHARE = 0.04;
/** A double comes within this time of the first. */
const DOUBLE_MS = 3 * 86_400_000;

/** Groups whose problems can be seen on a photo of a road. */
const isRoad = (category: Category): boolean => category.code.startsWith('road.');

export function planYear(random: Random, city: City, from: Date, until: Date, count: number): Arrival[] {
  const quiet = new Set(city.calendars[0]?.closures.map((closure) => closure.date) ?? []);
  const codes = city.categories.filter((c) => c.code !== 'other').map((c) => c.code);
  return planArrivals(random, from, until, count, (moment) => categoryMix(moment, codes), quiet);
}

/** Files the planned complaints in the order in which they came, through the same door as the citizen's form. */
export async function fileYear(
  tools: LifeTools,
  random: Random,
  plan: readonly Arrival[],
): Promise<FiledComplaint[]> {
  const filed: FiledComplaint[] = [];
  for (const arrival of plan) {
    const category = tools.app.city.categories.find((c) => c.code === arrival.category);
    if (category) filed.push(await fileOne(tools, random, arrival.at, category, filed));
  }
  return filed;
}

function firstOfDouble(random: Random, at: Date, category: Category, filed: readonly FiledComplaint[]) {
  if (!random.chance(DOUBLE_SHARE)) return null;
  const recent = filed.slice(-80).filter((one) => at.getTime() - one.at.getTime() < DOUBLE_MS);
  return (
    recent.find((one) => one.category === category && !one.private && !one.sealed && !one.doubleOf) ?? null
  );
}

async function fileOne(
  tools: LifeTools,
  random: Random,
  at: Date,
  category: Category,
  filed: readonly FiledComplaint[],
): Promise<FiledComplaint> {
  const { city } = tools.app;
  const first = firstOfDouble(random, at, category, filed);
  const place = first?.place ?? drawPlace(random, city);
  const sealed = category.classification === 'oversight';
  const isPrivate = staysPrivate(random, category, first !== null);
  const key = newId(at);
  const { form, language } = writeForm(random, { category, place, at, city, who: filed.length + 1 });
  const photos = await photosFor(tools, random, category, key, at);
  const done = await fileComplaint(clockedApp(tools.app, at), {
    form: { ...form, private: isPrivate, misconduct: sealed, photos },
    key,
    channel: random.weighted(CHANNELS),
    language,
    by: null,
  });
  if (!done.ok) throw new Error(`the demo may not file: ${done.refusal.kind}`);
  const { caseId, reportId, ticket: number } = done.value;
  const agency = agencyFor(city, category.lead, place.area.code) ?? city.deskAgency;
  return {
    ...{ caseId, reportId, number, category, agency, place, at, sealed },
    private: isPrivate,
    doubleOf: first?.number ?? null,
  };
}

const staysPrivate = (random: Random, category: Category, isDouble: boolean): boolean =>
  category.classification === 'oversight' || category.alwaysPrivate || (!isDouble && random.chance(0.05));

interface Telling {
  category: Category;
  place: DemoPlace;
  at: Date;
  city: City;
  who: number;
}

/** The form as the citizen filled it. */
function writeForm(
  random: Random,
  { category, place, at, city, who }: Telling,
): { form: ComplaintForm; language: 'id' | 'en' } {
  const hour = Number(localTime(city.zone, at).slice(0, 2));
  const words = writeComplaint(random, category.code, wordsOfPlace(place), hour);
  const { lon, lat, street, landmark } = place;
  return {
    language: words.language === 'en' ? 'en' : 'id',
    form: {
      text: words.text,
      category: category.code,
      answer: words.answersToQuestion ?? null,
      place: { area: place.area.code, lon, lat, street, landmark },
      name: null,
      email: random.chance(0.3) ? `warga${who}@example.org` : null,
      phone: null,
      anonymous: random.chance(0.15),
      private: false,
      misconduct: false,
      emergency: [],
      photos: [],
    },
  };
}

async function photosFor(
  tools: LifeTools,
  random: Random,
  category: Category,
  key: string,
  at: Date,
): Promise<string[]> {
  if (!isRoad(category) || !random.chance(PHOTO_SHARE)) return [];
  return [await tools.photos.attach(random.int(0, tools.photos.count - 1), `form:${key}`, at)];
}

/** The app as it was at a moment of the demo's year. */
const clockedApp = (app: App, at: Date): App => ({ ...app, now: () => at });

export function wordsOfPlace(place: DemoPlace): { street?: string; landmark?: string; area: string } {
  return {
    area: place.area.name,
    ...(place.street ? { street: place.street } : {}),
    ...(place.landmark ? { landmark: place.landmark.replace(/^Dekat /, '') } : {}),
  };
}
