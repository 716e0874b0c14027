import type { Action } from '#domain/action.ts';
import type { City } from '#domain/city.ts';
import { FIELD_NAMES, kindOf, type FieldName } from '#domain/field.ts';
import { dateWords } from '#locales/date-words.ts';
import type { Locale } from '#locales/locale.ts';
import { daysMoved } from '#locales/move-words.ts';
import { routeWords } from '#locales/route-words.ts';
import { successionWords } from '#locales/succession-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { CasePage, HistoryRow, PhotoFacts } from './case-page.query.ts';
import { cityNames } from '#locales/city-names.ts';
import { photoView, type PhotoView } from './photo-view.ts';
import { fieldLabel, valueWords } from './view-words.ts';

/** One thing that happened, in words. */
export interface HistoryEntry {
  seq: number;
  at: string;
  when: string;
  title: string;
  who: string;
  /** what was decided: agency, date, reason code */
  lines: readonly { label: string; value: string }[];
  texts: readonly { label: string; body: string; inside: boolean }[];
  /** how many photos came with it */
  photos: number;
  /** only for staff: nothing of it reaches the reporter */
  inside: boolean;
}

/** One message between the reporter and the city, or a note among staff. */
export interface ThreadEntry {
  who: string;
  at: string;
  when: string;
  text: string;
  mine: boolean;
  inside: boolean;
}

const INSIDE: readonly Action[] = ['note', 'reveal', 'confirmRoute', 'instruct', 'hide', 'show', 'escalate'];
/** What people said to each other, by the field that holds their words. */
const SAID: Readonly<Partial<Record<Action, FieldName>>> = {
  ask: 'question',
  reply: 'reply',
  message: 'text',
  note: 'note',
  instruct: 'note',
  object: 'objection',
  dispute: 'comment',
  confirm: 'comment',
  reopen: 'comment',
  revive: 'reply',
};

interface Teller {
  city: City;
  locale: Locale;
}

/** "Operator Pengaduan 1 (Kirana Contoh)", "Pelapor", "Sistem". */
function whoWords(row: HistoryRow, { city, locale }: Teller): string {
  if (row.by_position === null) return wordFor('role', row.by_role);
  const title = cityNames(city, locale).position(row.by_position);
  return row.by_name === null ? title : `${title} (${row.by_name})`;
}

/** The history, newest first. */
export function historyEntries(page: CasePage, teller: Teller): HistoryEntry[] {
  return page.history.map((row) => entryOf(row, page, teller)).toReversed();
}

function entryOf(row: HistoryRow, page: CasePage, teller: Teller): HistoryEntry {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    when: dateWords(row.at, 'dateTime', teller.city.zone, teller.locale),
    title: wordFor('history', row.action),
    who: whoWords(row, teller),
    lines: [...givenLines(row, teller), ...extraLines(row, page, teller)],
    texts: textsOf(row),
    photos: page.photos.filter((photo) => photo.seq === row.seq).length,
    inside: INSIDE.includes(row.action),
  };
}

function givenLines(row: HistoryRow, { city, locale }: Teller): { label: string; value: string }[] {
  return FIELD_NAMES.flatMap((field) => {
    const value = row.given[field];
    if (value === undefined || typeof value === 'object' || kindOf(field).kind === 'text') return [];
    return [{ label: fieldLabel(field), value: valueWords(field, value, city, locale) }];
  });
}

function extraLines(row: HistoryRow, page: CasePage, { city }: Teller): { label: string; value: string }[] {
  const { dates, ladder, other, route, succession } = row.extra;
  const number = other && row.action !== 'merge' ? page.numbers.get(other.caseId) : undefined;
  return [
    ...(ladder
      ? [
          {
            label: wordFor('clock_name', ladder.clock),
            value: m.staff_history_level({ level: ladder.level }),
          },
        ]
      : []),
    ...(dates ?? []).map((move) => ({
      label: wordFor('clock_name', move.clock),
      value: daysMoved(move, city),
    })),
    ...(succession ? [{ label: wordFor('field', 'agency'), value: successionWords(succession, city) }] : []),
    ...(route ? [{ label: m.staff_route_reason(), value: routeWords(route, city) }] : []),
    ...(number === undefined ? [] : [{ label: m.staff_history_other(), value: number }]),
  ];
}

function textsOf(row: HistoryRow): HistoryEntry['texts'] {
  // The words of a report stand with the report.
  if (row.action === 'submit') return [];
  return row.words.map(({ field, audience, body, redacted }) => ({
    label: fieldLabel(field),
    body: redacted ? m.staff_history_redacted() : body,
    inside: audience === 'internal',
  }));
}

/** What the reporter and the city said to each other, and the notes among staff, oldest first. */
export function threadEntries(page: CasePage, teller: Teller): ThreadEntry[] {
  return page.history.flatMap((row) => {
    const field = SAID[row.action];
    const said = row.words.find((words) => words.field === field);
    if (!said) return [];
    return [
      {
        who: whoWords(row, teller),
        at: row.at.toISOString(),
        when: dateWords(row.at, 'shortTime', teller.city.zone, teller.locale),
        text: said.redacted ? m.staff_history_redacted() : said.body,
        mine: row.by_role !== 'reporter',
        inside: said.audience === 'internal',
      },
    ];
  });
}

/** Photos by what they prove: those of the reports, before and after the work, and the rest. */
export function photoGroups(page: CasePage, teller: Teller): { title: string; photos: PhotoView[] }[] {
  const byReporter = new Set(
    page.history.filter((row) => row.by_role === 'reporter' || row.action === 'submit').map((row) => row.seq),
  );
  const isReporters = (photo: PhotoFacts) => photo.seq !== null && byReporter.has(photo.seq);
  const groups = [
    { title: m.staff_photos_reported(), fits: isReporters },
    { title: m.photo_before(), fits: (p: PhotoFacts) => p.field === 'before' },
    { title: m.photo_after(), fits: (p: PhotoFacts) => p.field === 'after' },
    { title: m.staff_photos_work(), fits: (p: PhotoFacts) => p.field === 'photos' && !isReporters(p) },
    { title: wordFor('field', 'document'), fits: (p: PhotoFacts) => p.field === 'document' },
  ];
  return groups.flatMap(({ title, fits }) => {
    const found = page.photos.filter(fits).map((photo, index) => photoView(photo, index, teller));
    return found.length > 0 ? [{ title, photos: found }] : [];
  });
}
