import type { Action } from '#domain/action.ts';
import { LETTER_ROLES, type Officer } from '#domain/actor.ts';
import type { City } from '#domain/city.ts';
import type { LadderFacts } from '#domain/event.ts';
import { rungsOf } from '#domain/ladder.ts';
import { dateWords } from '#locales/date-words.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { CaseFacts, HistoryRow } from './case-page.query.ts';
import { cityNames, type CityNames } from '#locales/city-names.ts';

/** What a letter tells of the history: what was asked of the agency, what it did, and who was reminded. */
const TOLD: readonly Action[] = [
  'submit',
  'autoDispatch',
  'dispatch',
  'decide',
  'accept',
  'acceptSilently',
  'addSupport',
  'respond',
  'schedule',
  'awaitExternal',
  'resume',
  'complete',
  'rejectProof',
  'dispute',
  'reopen',
  'escalate',
];

interface Viewer {
  city: City;
  locale: Locale;
  officer: Officer;
}

/** A rung of the ladder with which a letter was drafted. */
interface Draft {
  row: HistoryRow;
  step: LadderFacts;
  /** first, second … letter of the case */
  nth: number;
}

/** The letters of a case that this officer may read, oldest first: the head of an agency only those to the own one. */
export function lettersOf(history: readonly HistoryRow[], officer: Officer): readonly Draft[] {
  return history
    .flatMap((row) => (row.extra.ladder?.letter ? [{ row, step: row.extra.ladder }] : []))
    .map((draft, place) => ({ ...draft, nth: place + 1 }))
    .filter(
      ({ step }) =>
        LETTER_ROLES.includes(officer.role) &&
        (officer.role !== 'agencyHead' || step.agency === officer.agency),
    );
}

/** The letter of reprimand in words: facts from the history, never what a reporter wrote. Null without such a letter. */
export function letterView(
  facts: CaseFacts,
  history: readonly HistoryRow[],
  nth: number | null,
  viewer: Viewer,
) {
  const letters = lettersOf(history, viewer.officer);
  const draft = letters.find((one) => one.nth === nth) ?? letters.at(-1);
  if (!draft) return null;
  const { city, locale } = viewer;
  const { step, row } = draft;
  const names = cityNames(city, locale);
  return {
    ...heads(step, city, locale, names),
    number: numberOf(facts, draft),
    date: dateWords(row.at, 'date', city.zone, locale),
    caseNumber: facts.number,
    category: names.category(facts.state.category) || m.staff_no_category(),
    place: [facts.street, facts.landmark, names.area(facts.area)].filter((part) => part).join(', '),
    clock: wordFor('clock_name', step.clock),
    due: dateWords(new Date(step.due), 'dateTime', city.zone, locale),
    story: history
      .filter((one) => one.seq <= row.seq && isTold(one))
      .map((one) => ({
        seq: one.seq,
        when: dateWords(one.at, 'dateTime', city.zone, locale),
        what: whatWords(one),
      })),
    others: letters
      .filter((one) => one !== draft)
      .map((one) => ({ nth: one.nth, number: numberOf(facts, one) })),
  };
}

const numberOf = ({ number }: CaseFacts, { nth }: Draft): string => `ST/${number}/${nth}`;

/** To whom the letter goes, and in whose name it is signed: the position that the rung tells. */
function heads(step: LadderFacts, city: City, locale: Locale, names: CityNames) {
  const rung = rungsOf(step.clock, city)[step.level - 1];
  const head = city.positions.find((p) => p.agency === step.agency && p.role === 'agencyHead');
  const agency = city.agencies.find(({ code }) => code === step.agency);
  return {
    government: city.name[locale],
    agency: agency?.name[locale] ?? step.agency,
    to: head?.title[locale] ?? agency?.name[locale] ?? step.agency,
    signs: names.position(rung?.positions[0]),
  };
}

const isTold = ({ action, extra }: HistoryRow): boolean =>
  TOLD.includes(action) && (action !== 'escalate' || extra.ladder?.late === true);

function whatWords({ action, extra: { ladder } }: HistoryRow): string {
  const what = wordFor('history', action);
  if (!ladder) return what;
  return m.letter_level({ what, level: ladder.level, clock: wordFor('clock_name', ladder.clock) });
}
