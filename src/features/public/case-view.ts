import type { Area, City } from '#domain/city.ts';
import { dateWords } from '#locales/date-words.ts';
import { href } from '#locales/locale.ts';
import { m } from '#locales/words/messages.js';
import { areaWords, titleOf } from './list-words.ts';
import { excerptOf, readable } from '#locales/masked-words.ts';
import type { NearPublicCase, PublicCase, PublicFacts } from './public-case.query.ts';
import { ageClock, publicPromises, serviceClock } from './public-clocks.ts';
import { agencyName, publicStory, shownPhotos } from './public-story.ts';
import { addressOf } from './question.ts';

const EXCERPT = 150;
/** Decimals of a degree that a pin needs: about a metre. */
const PIN_DECIMALS = 5;

/** The page of a public case in words: every value that leaves the server is named here. */
export function caseView(found: PublicCase, city: City, now: Date) {
  const { facts, events, photos, near } = found;
  const { number, status, stage, outcome, reports, recurrent, clocks } = facts;
  return {
    number,
    title: titleOf(facts.category, city),
    summary: excerptOf(facts.public_text, EXCERPT),
    text: readable(facts.public_text),
    status,
    stage,
    outcome,
    recurrent,
    reports,
    facts: factLines(facts, city),
    milestones: milestones(facts, city),
    service: serviceClock(facts, city, now),
    age: ageClock(facts, city, now),
    promises: publicPromises(clocks, city, now),
    story: publicStory(events, city),
    photos: shownPhotos(photos),
    pin: pinOf(facts),
    area: facts.area,
    near: near.map((one) => nearWords(one, city)),
  };
}

/** A value of the case, with the list of others that share it. */
interface Fact {
  label: string;
  value: string;
  href?: string;
}

function factLines(facts: PublicFacts, city: City): Fact[] {
  const { area, street, landmark, category, lead_agency, filed_at } = facts;
  const place = readable([street, landmark].filter((part) => part !== null && part !== '').join(', '));
  const areaName = areaWords(area, city);
  return [
    line(m.public_fact_category(), titleOf(category, city), category && addressOf({ category })),
    line(m.public_fact_area(), areaName, area && addressOf({ area })),
    line(m.public_fact_place(), place),
    line(m.public_fact_agency(), agencyName(lead_agency, city) ?? m.public_no_agency()),
    line(m.public_fact_filed(), dateWords(filed_at, 'dateTime', city.zone)),
    line(m.public_fact_number(), facts.number),
  ].flat();
}

function line(label: string, value: string | null, address?: string | null): Fact[] {
  if (value === null || value === '') return [];
  return [{ label, value, ...(address ? { href: href(address) } : {}) }];
}

/** Answered, done and verified: three facts, each with its own date, or not yet. */
function milestones({ answered_at, done_at, verified_at, verified_by }: PublicFacts, city: City): Fact[] {
  const when = (at: Date | null): string => (at ? dateWords(at, 'date', city.zone) : m.public_not_yet());
  const by = verified_by === 'reporter' ? m.public_verified_reporter() : m.public_verified_validator();
  return [
    { label: m.public_answered(), value: when(answered_at) },
    { label: m.public_done(), value: when(done_at) },
    { label: m.public_verified(), value: verified_at ? `${when(verified_at)}, ${by}` : when(null) },
  ];
}

function pinOf({ lon, lat }: PublicFacts): readonly [number, number] | null {
  if (lon === null || lat === null) return null;
  return [Number(lon.toFixed(PIN_DECIMALS)), Number(lat.toFixed(PIN_DECIMALS))];
}

function nearWords(near: NearPublicCase, city: City) {
  const { number, status, stage, outcome, category, street, filed_at, meters } = near;
  return {
    href: href(`/laporan/${number}`),
    title: titleOf(category, city),
    status,
    stage,
    outcome,
    details: [
      m.public_near_meters({ count: meters }),
      readable(street ?? ''),
      dateWords(filed_at, 'date', city.zone),
    ].filter((part) => part !== ''),
  };
}

const districts = new WeakMap<City, Map<string, readonly Area[]>>();

/** The wards of the district in which a ward lies: a map small enough for one case. Empty for an unknown ward. */
export function districtAround(area: string | null, city: City): readonly Area[] {
  const code = city.areas.find((one) => one.code === area)?.districtCode;
  if (code === undefined) return [];
  const known = districts.get(city) ?? new Map<string, readonly Area[]>();
  districts.set(city, known);
  const found = known.get(code) ?? city.areas.filter(({ districtCode }) => districtCode === code);
  known.set(code, found);
  return found;
}
