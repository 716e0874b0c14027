import { leadOf, type CaseState } from '#domain/case.ts';
import type { City } from '#domain/city.ts';
import { localDay } from '#domain/local-time.ts';
import type { Status } from '#domain/status.ts';
import { transitionOf } from '#domain/transitions.ts';
import { isAction } from '#domain/decide.ts';
import { dateWords } from '#locales/date-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';
import { agencyWords, bodyWords } from './city-words.ts';
import type { OwnReport } from './own-report.query.ts';
import type { ToldEvent } from './told-events.ts';

/** Where a report stands: whose turn it is and since when. */
export interface Standing {
  /** who acts now, in a sentence */
  turn: string;
  /** since when, in words; null when nobody has to act any more */
  since: string | null;
  /** the agency that has it now, by its name, or the desk */
  holder: string | null;
  /** things a reporter should know beside the status, a sentence each */
  remarks: string[];
}

const WITH_DESK: readonly Status[] = ['received', 'returned', 'validating'];

/** Who has the case now: the office whose turn it is, by code; null when it is nobody's or the reporter's. */
function holderOf(state: CaseState, city: City): string | null {
  if (state.endedAt !== null) return null;
  if (WITH_DESK.includes(state.status)) return state.sealed ? city.inspectorateAgency : city.deskAgency;
  return leadOf(state)?.agency ?? (state.status === 'referred' ? null : city.deskAgency);
}

/** Everything about where the report stands, in the language of the request. */
export function standingOf(report: OwnReport, told: readonly ToldEvent[], city: City, now: Date): Standing {
  const { state } = report;
  const holder = holderOf(state, city);
  const agency = agencyWords(city, holder);
  return {
    turn: wordFor('track_turn', turnKey(report), {
      agency,
      desk: agencyWords(city, city.deskAgency),
      body: bodyWords(city, state.external?.body ?? null),
      city: city.name[getLocale()],
    }),
    since: sinceWords(state, told, city, now),
    holder: holder === null ? null : agency,
    remarks: remarksOf(report, city),
  };
}

/** A report that its reporter took back while the city goes on is no longer the reporter's turn. */
function turnKey({ id, state }: OwnReport): string {
  return state.takenBack.includes(id) && state.endedAt === null ? 'taken_back' : state.status;
}

function sinceWords(state: CaseState, told: readonly ToldEvent[], city: City, now: Date): string | null {
  if (state.endedAt !== null) return null;
  const since = told.findLast(({ row }) => isStep(row.action))?.row.at;
  if (!since) return null;
  const days = daysBetween(since, now, city.zone);
  const when = dateWords(since, 'dateTime', city.zone);
  return days === 0 ? m.track_since_today({ when }) : m.track_since({ when, days: daysWords(days) });
}

/** A step that may bring the case to somebody else. */
const isStep = (action: string): boolean => isAction(action) && transitionOf(action).to !== 'same';

function remarksOf(report: OwnReport, city: City): string[] {
  const { state } = report;
  const inspectorate = agencyWords(city, city.inspectorateAgency);
  const remarks: [boolean, () => string][] = [
    [state.sealed, () => m.track_sealed({ inspectorate })],
    [state.private && !state.sealed, m.track_private],
    [state.hidden, m.track_hidden],
    [state.recurrent, m.track_recurrent],
    [turnKey(report) === 'taken_back', m.track_city_goes_on],
  ];
  return [...togetherWords(report), ...remarks.flatMap(([holds, say]) => (holds ? [say()] : []))];
}

/** Of other reporters their number, and nothing else. */
function togetherWords({ case_id, filed_case_id, number, state }: OwnReport): string[] {
  const all = state.reports.length;
  if (case_id !== filed_case_id) return [m.track_merged({ number, all })];
  return all > 1 ? [m.track_joined_by({ others: all - 1 })] : [];
}

/** Days on the calendar of the city between two moments: yesterday evening was one day ago. */
export function daysBetween(from: Date, to: Date, zone: string): number {
  return localDay(zone, to) - localDay(zone, from);
}

/** "1 hari", "12 hari". */
export function daysWords(count: number): string {
  return wordFor('duration', count === 1 ? 'days_one' : 'days_many', { count });
}
