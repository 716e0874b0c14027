import type { City } from '#domain/city.ts';
import { FIELD_NAMES, type FieldName } from '#domain/field.ts';
import { dateWords, plainDateWords } from '#locales/date-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';
import { readable } from '#locales/masked-words.ts';
import { successionWords } from '#locales/succession-words.ts';
import type { PublicEvent } from './public-case.query.ts';

/** One line of the public history. */
export interface PublicLine {
  at: string;
  when: string;
  title: string;
  who?: string;
  text?: string;
  state: 'past' | 'now';
}

/** Facts of a step that everybody may know, besides its words; everything else that was given stays inside. */
const FACTS: readonly FieldName[] = [
  'category',
  'agency',
  'suggestedAgency',
  'externalBody',
  'dueDate',
  'surveyDate',
  'plannedDate',
  'queuePlace',
  'until',
  'fundingRoute',
  'gateDate',
  'budgetOutcome',
  'externalOutcome',
];
/** Texts that speak for themselves. */
const UNLABELLED: readonly FieldName[] = ['answer', 'reason'];

/**
 * The public history in plain words, the newest line first. A deferral is told when it was approved, with the reason and
 * the date that were proposed; a proposal alone is not yet a fact.
 */
export function publicStory(events: readonly PublicEvent[], city: City): PublicLine[] {
  const lines: PublicLine[] = [];
  let proposal: PublicEvent | null = null;
  for (const event of events) {
    if (event.action === 'proposeDeferral') proposal = event;
    else lines.push(lineOf(event, event.action === 'deferBudget' ? proposal : null, city));
  }
  lines.reverse();
  return lines.map((line, index) => (index === 0 ? { ...line, state: 'now' } : line));
}

function lineOf(event: PublicEvent, proposal: PublicEvent | null, city: City): PublicLine {
  const who = whoOf(event, city);
  const text = [...(proposal ? textLines(proposal, city) : []), ...textLines(event, city)].join('\n');
  return {
    at: event.at.toISOString(),
    when: dateWords(event.at, 'dateTime', city.zone),
    title: wordFor('history', event.action),
    ...(who === undefined ? {} : { who }),
    ...(text === '' ? {} : { text }),
    state: 'past',
  };
}

/** The office, never a person; reporters and the clock need no name. */
function whoOf(event: PublicEvent, city: City): string | undefined {
  if (event.by_role === 'reporter' || event.by_role === 'system') return undefined;
  return shortAgency(event.by_agency, city);
}

function textLines(event: PublicEvent, city: City): string[] {
  if (event.by_role === 'reporter') return [];
  const texts = FIELD_NAMES.flatMap((field) => {
    const found = event.words.find((one) => one.field === field);
    if (!found || field === 'publicText') return [];
    const text = readable(found.text);
    return [UNLABELLED.includes(field) ? text : labelled(field, text)];
  });
  const handover = event.succession ? [successionWords(event.succession, city)] : [];
  return [...texts, ...handover, ...FACTS.flatMap((field) => factLine(event, field, city))];
}

const labelled = (field: FieldName, value: string): string => `${wordFor('field', field)}: ${value}`;

function factLine(event: PublicEvent, field: FieldName, city: City): string[] {
  const value = event.given[field];
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const words = factWords(field, String(value), city);
  return words === null ? [] : [labelled(field, words)];
}

const DATES: readonly FieldName[] = ['dueDate', 'surveyDate', 'plannedDate', 'until', 'gateDate'];
const CHOICES: readonly FieldName[] = ['fundingRoute', 'budgetOutcome', 'externalOutcome'];

function factWords(field: FieldName, value: string, city: City): string | null {
  if (DATES.includes(field)) return plainDateWords(value, 'date');
  if (CHOICES.includes(field)) return wordFor('choice', choiceKey(value));
  if (field === 'queuePlace') return value;
  return nameOf(field, value, city);
}

/** Codes of budgets are written in capitals, with underscores. */
const choiceKey = (value: string): string => (value === value.toUpperCase() ? value.toLowerCase() : value);

function nameOf(field: FieldName, code: string, city: City): string | null {
  const locale = getLocale();
  if (field === 'category') return city.categories.find((one) => one.code === code)?.name[locale] ?? null;
  if (field === 'externalBody')
    return city.externalBodies.find((one) => one.code === code)?.name[locale] ?? null;
  return agencyName(code, city) ?? null;
}

/** The full name of an agency in the reader's language. */
export function agencyName(code: string | null, city: City): string | undefined {
  return city.agencies.find((agency) => agency.code === code)?.name[getLocale()];
}

const shortAgency = (code: string | null, city: City): string | undefined =>
  city.agencies.find((agency) => agency.code === code)?.short;

/** A photo as the page shows it. */
export interface ShownPhoto {
  href: string;
  thumb: string;
  alt: string;
  caption: string;
}

const SIDES: Readonly<Record<string, () => string>> = { before: m.photo_before, after: m.photo_after };

/** The public photos, each file once: what was reported first, then before and after. */
export function shownPhotos(
  photos: readonly { seq: number | null; field: string | null; sha256: string; thumb: string }[],
): ShownPhoto[] {
  const unique = [...new Map(photos.map((photo) => [photo.sha256, photo])).values()];
  return unique.map(({ seq, field, sha256, thumb }, index) => {
    const side = SIDES[field ?? '']?.() ?? (seq === 1 ? m.public_photo_reported() : m.public_photo_work());
    return {
      href: `/foto/${sha256}`,
      thumb: `/foto/${thumb}`,
      alt: m.public_photo_alt({ number: index + 1, side }),
      caption: side,
    };
  });
}
