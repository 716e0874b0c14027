import type { Action } from '#domain/action.ts';
import { DESK_ROLES, LETTER_ROLES, type Officer } from '#domain/actor.ts';
import type { CaseState } from '#domain/case.ts';
import type { City } from '#domain/city.ts';
import { dueAt, type Clocks } from '#domain/clocks.ts';
import type { FieldName } from '#domain/field.ts';
import { maskText } from '#domain/privacy.ts';
import { cityNames, type CityNames } from '#locales/city-names.ts';
import { dateWords } from '#locales/date-words.ts';
import type { Locale } from '#locales/locale.ts';
import { readable } from '#locales/masked-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { CaseFacts, HistoryRow, PhotoFacts } from './case-page.query.ts';
import { thumbAddress } from './photo-view.ts';

/** What the city did that helps a body outside: what was found and done, nothing of how the city talks to itself. */
const TOLD: readonly Action[] = [
  'submit',
  'autoDispatch',
  'dispatch',
  'decide',
  'accept',
  'acceptSilently',
  'giveBack',
  'addSupport',
  'finishSupport',
  'respond',
  'surveyed',
  'schedule',
  'awaitExternal',
  'resume',
  'complete',
  'validate',
  'dispute',
  'reopen',
  'refer',
  'externalAnswer',
];
/** Decimals of a degree that find a place: about a metre. */
const PIN_DECIMALS = 5;

interface Viewer {
  city: City;
  locale: Locale;
  officer: Officer;
}

/** What the letter is made of. */
interface Referred {
  facts: CaseFacts;
  history: readonly HistoryRow[];
  photos: readonly PhotoFacts[];
}

/** Whether there is a letter of referral to read: while the body has the case, for the desk and for who reads letters. */
export function hasReferral({ status, sealed }: CaseState, { role }: Officer): boolean {
  return status === 'referred' && !sealed && [...DESK_ROLES, ...LETTER_ROLES].includes(role);
}

/**
 * The letter that goes with a referred case (surat pengantar), and the pack behind it, in words: what everybody may read
 * and no more. Of a private case only masked words, of a hidden one not even those. Null when no letter is due.
 */
export function referralView({ facts, history, photos }: Referred, viewer: Viewer) {
  const referrals = history.filter(({ action }) => action === 'refer');
  const row = referrals.at(-1);
  if (!row || !hasReferral(facts.state, viewer.officer)) return null;
  const { city, locale } = viewer;
  const names = cityNames(city, locale);
  return {
    ...heads(viewer, names),
    ...bodyOf(facts.state, city, locale),
    number: `SP/${facts.number}/${referrals.length}`,
    date: dateWords(row.at, 'date', city.zone, locale),
    reference: said(row, 'letter'),
    reason: said(row, 'reason'),
    due: dueWords(facts.clocks, city, locale),
    caseNumber: facts.number,
    filed: dateWords(facts.filed_at, 'dateTime', city.zone, locale),
    category: names.category(facts.state.category) || m.staff_no_category(),
    area: names.area(facts.area),
    ...reportedOf(facts, photos),
    story: history.filter(({ action }) => TOLD.includes(action)).map((one) => told(one, viewer, names)),
  };
}

/** What was reported, as far as everybody may know it. */
function reportedOf(facts: CaseFacts, photos: readonly PhotoFacts[]) {
  const { hidden, private: isPrivate } = facts.state;
  const text = hidden ? '' : readable(facts.public_text);
  if (hidden || isPrivate) return { place: '', ...NO_POINT, photos: [], note: noteOf(hidden), text };
  const place = [facts.street, facts.landmark].filter((part) => part).join(', ');
  return {
    place: readable(place),
    ...pointOf(facts),
    photos: photosOf(photos),
    note: m.referral_masked(),
    text,
  };
}

const noteOf = (hidden: boolean): string => (hidden ? m.referral_hidden() : m.referral_private());

/** The office that writes, who signs for it, and where it can be reached. */
function heads({ city, locale }: Viewer, names: CityNames) {
  const desk = city.agencies.find(({ code }) => code === city.deskAgency);
  const signer =
    city.positions.find(({ agency, role }) => agency === city.deskAgency && role === 'agencyHead') ??
    city.positions.find(({ role }) => role === 'coordinator');
  return {
    government: city.name[locale],
    office: desk?.name[locale] ?? city.deskAgency,
    contact: desk?.contact?.[locale] ?? '',
    signs: names.position(signer?.code),
  };
}

function bodyOf({ external }: CaseState, city: City, locale: Locale) {
  const body = city.externalBodies.find(({ code }) => code === external?.body);
  return { to: body?.name[locale] ?? external?.body ?? '', toContact: body?.contact ?? '' };
}

/** Words of the officer who referred, as everybody may read them. */
function said({ words }: HistoryRow, field: FieldName): string {
  const found = words.find((one) => one.field === field && one.audience === 'public' && !one.redacted);
  return found ? readable(maskText(found.body).text) : '';
}

const NO_POINT = { point: '', map: '' };

/** The place as numbers, and as an address that anybody can type: the letter is paper, nothing is fetched. */
function pointOf({ lon, lat }: CaseFacts): typeof NO_POINT {
  if (lon === null || lat === null) return NO_POINT;
  const [east, north] = [lon.toFixed(PIN_DECIMALS), lat.toFixed(PIN_DECIMALS)];
  return {
    point: `${north}, ${east}`,
    map: `https://www.openstreetmap.org/?mlat=${north}&mlon=${east}#map=18/${north}/${east}`,
  };
}

/** The pictures that everybody may see, each once. */
function photosOf(photos: readonly PhotoFacts[]): { thumb: string; alt: string }[] {
  const open = photos.filter(({ audience }) => audience === 'public');
  const unique = [...new Map(open.map((photo) => [photo.sha256, photo])).values()];
  return unique.map(({ id }, index) => ({
    thumb: thumbAddress(id),
    alt: m.photo_number({ number: index + 1 }),
  }));
}

function told({ seq, at, action, given }: HistoryRow, { city, locale }: Viewer, names: CityNames) {
  const what = wordFor('history', action);
  const agency = names.agency(given.agency) || names.externalBody(given.externalBody);
  return {
    seq,
    when: dateWords(at, 'dateTime', city.zone, locale),
    what: agency === '' ? what : `${what}: ${agency}`,
  };
}

/** When the desk asks again: by then it wants an answer. */
function dueWords({ external }: Clocks, city: City, locale: Locale): string {
  const due = external && external.stoppedAt === null ? dueAt(external, city) : null;
  return due ? dateWords(due, 'date', city.zone, locale) : '';
}
