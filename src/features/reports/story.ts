import { readGiven } from '#domain/read-given.ts';
import type { City } from '#domain/city.ts';
import { isTextField, kindOf, FIELD_NAMES, type FieldName, type Given } from '#domain/field.ts';
import { toldMoves } from '#domain/redate.ts';
import { dateWords, numberWords, plainDateWords } from '#locales/date-words.ts';
import { moveWords } from '#locales/move-words.ts';
import { closedWords, routeWords } from '#locales/route-words.ts';
import { hasWord, wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';
import { agencyWords, bodyWords, categoryWords, shortAgency } from './city-words.ts';
import type { OwnReport, PhotoRow } from './own-report.query.ts';
import type { ToldEvent } from './told-events.ts';

/** A photo as a page shows it. */
export interface ShownPhoto {
  href: string;
  thumb: string;
  alt: string;
  caption?: string;
}

/** One line of the history in words. */
export interface StoryLine {
  at: string;
  when: string;
  title: string;
  who?: string;
  text?: string;
  photos: readonly ShownPhoto[];
  state: 'past' | 'now';
}

/** Reveals are told apart from the history, and what others write is theirs. */
const APART = ['reveal'];
/** The words themselves need no label: the title says what they are. */
const PLAIN_TEXTS: readonly FieldName[] = [
  'question',
  'reply',
  'text',
  'comment',
  'objection',
  'answer',
  'reason',
  'publicText',
];
/** Facts of an event worth a line of their own. */
const FACTS: readonly FieldName[] = [
  'category',
  'rejectReason',
  'suggestedAgency',
  'externalBody',
  'dueDate',
  'surveyDate',
  'plannedDate',
  'queuePlace',
  'until',
  'gateDate',
  'rating',
];

/** The history in plain words, the newest line first. */
export function storyOf(
  told: readonly ToldEvent[],
  report: OwnReport,
  photos: readonly PhotoRow[],
  city: City,
): StoryLine[] {
  const lines = told
    .filter(({ row }) => !APART.includes(row.action))
    .map((event) => lineOf(event, report, photos, city))
    .toReversed();
  return lines.map((line, index) => (index === 0 ? { ...line, state: 'now' } : line));
}

/** One event as a line of the history. */
export function lineOf(
  event: ToldEvent,
  report: OwnReport,
  photos: readonly PhotoRow[],
  city: City,
): StoryLine {
  const { row } = event;
  const given = givenOf(event, city);
  const text = textOf(event, given, city);
  const who = whoOf(event, city);
  return {
    at: row.at.toISOString(),
    when: dateWords(row.at, 'dateTime', city.zone),
    title: titleOf(event, given, report, city),
    ...(who === null ? {} : { who }),
    ...(text === '' ? {} : { text }),
    photos: isFiling(row.action)
      ? []
      : shownPhotos(photos.filter((p) => p.case_id === row.case_id && p.seq === row.seq)),
    state: 'past',
  };
}

/** What is kept was read by the same rules when it came; a city that changed its codes since loses only the name. */
function givenOf(event: ToldEvent, city: City): Given {
  const raw: Record<string, string | readonly string[]> = {};
  for (const field of FIELD_NAMES) {
    const value = event.given[field];
    if (typeof value === 'string' || typeof value === 'number') raw[field] = String(value);
  }
  const fields = FIELD_NAMES.filter((field) => Object.hasOwn(raw, field));
  const one = (field: FieldName): Given => {
    const read = readGiven([field], raw, city);
    return read.ok ? read.given : {};
  };
  return fields.reduce<Given>((given, field) => ({ ...given, ...one(field) }), {});
}

/** Actions with several ends have a title for each. */
function variantOf(given: Given): string {
  const end = given.budgetOutcome ?? given.externalOutcome;
  return end === undefined ? '' : `_${end}`;
}

function titleOf(event: ToldEvent, given: Given, report: OwnReport, city: City): string {
  const { row, doer } = event;
  return wordFor(TITLES[doer], `${row.action}${variantOf(given)}`, {
    agency: agencyWords(city, given.agency ?? row.succession?.to ?? leadAtSeal(event, city)),
    former: shortAgency(city, row.succession?.from ?? null),
    by: shortAgency(city, row.by_agency),
    count: numberWords(event.moved),
    all: numberWords(report.state.reports.length),
    number: report.number,
  });
}

/** A seal names its agency in the history; a case that was filed sealed goes to the same one. */
const leadAtSeal = (event: ToldEvent, city: City): string | null =>
  event.row.action === 'seal' ? city.inspectorateAgency : null;

/** The own words and photos of the filing stand in a place of their own. */
const isFiling = (action: string): boolean => action === 'submit';

/** The title says who did it, unless it was an office. */
function whoOf(event: ToldEvent, city: City): string | null {
  return event.doer === 'city' ? shortAgency(city, event.row.by_agency) : null;
}

function textOf(event: ToldEvent, given: Given, city: City): string {
  const texts = isFiling(event.row.action) ? [] : textLines(event);
  const facts = FACTS.filter((field) => field !== 'category' || event.row.action === 'recategorise');
  return [
    ...texts,
    ...routeLines(event, city),
    ...toldMoves(event.row.dates ?? []).map((move) => moveWords(move, city)),
    ...facts.flatMap((field) => factLine(field, given, city)),
  ].join('\n');
}

/** Passed on without a person: why this agency, and why nobody looked first. */
function routeLines({ row }: ToldEvent, city: City): string[] {
  if (row.route === null) return [];
  return [routeWords(row.route, city), closedWords(row.at, city)].filter((line) => line !== '');
}

function textLines({ words }: ToldEvent): string[] {
  const fields = FIELD_NAMES.filter(isTextField);
  return fields.flatMap((field) => {
    const text = words.find((one) => one.field === field);
    if (!text) return [];
    const body = text.redacted ? m.track_redacted() : text.body;
    return [PLAIN_TEXTS.includes(field) ? body : labelled(field, body)];
  });
}

/** The plain label of a field is written for officers; some read otherwise from the reporter's side. */
const labelled = (field: FieldName, value: string): string =>
  `${wordFor(hasWord('track_label', field) ? 'track_label' : 'field', field)}: ${value}`;

function factLine(field: FieldName, given: Given, city: City): string[] {
  const value = given[field];
  if (value === undefined || typeof value === 'object') return [];
  return [labelled(field, factWords(field, String(value), city))];
}

function factWords(field: FieldName, value: string, city: City): string {
  const kind = kindOf(field);
  if (kind.kind === 'date') return plainDateWords(value, 'date');
  if (field === 'rating') return m.track_rating_of({ rating: value });
  return kind.kind === 'code' ? codeWords(kind.of, value, city) : value;
}

function codeWords(of: string, code: string, city: City): string {
  if (of === 'category') return categoryWords(city, code);
  if (of === 'externalBody') return bodyWords(city, code);
  if (of === 'agency') return agencyWords(city, code);
  return city.rejectReasons.find((reason) => reason.code === code)?.name[getLocale()] ?? code;
}

const TITLES = {
  me: 'track_i',
  anotherReporter: 'track_other',
  city: 'track_did',
  clock: 'track_did',
} as const;

/** Photos with what they show: before and after where the officer said so. */
export function shownPhotos(photos: readonly PhotoRow[]): ShownPhoto[] {
  return photos.map((photo, index) => {
    const side =
      photo.field === 'before' ? m.photo_before() : photo.field === 'after' ? m.photo_after() : null;
    const number = m.photo_number({ number: index + 1 });
    return {
      href: `/foto/${photo.sha256}`,
      thumb: `/foto/${photo.thumb}`,
      alt: side ? `${side}, ${number.toLowerCase()}` : number,
      ...(side ? { caption: side } : {}),
    };
  });
}
