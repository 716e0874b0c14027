import { addDuration, closuresBetween } from '#domain/calendar.ts';
import { leadOf, type CaseState } from '#domain/case.ts';
import type { Agency, City, ClockName } from '#domain/city.ts';
import { dueAt } from '#domain/clocks.ts';
import type { Given } from '#domain/field.ts';
import { calendarOfAgency, deskCalendar } from '#domain/limits.ts';
import { DAY } from '#domain/local-time.ts';
import type { NoticeKey } from '#domain/notice-keys.ts';
import { toldClock } from '#domain/redate.ts';
import type { Placeholder } from '#domain/placeholders.ts';
import { dateWords, plainDateWords } from '#locales/date-words.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { Told, ToldCase } from './told.query.ts';

/** The clock whose end a notice promises. */
const PROMISED_BY: Readonly<Partial<Record<NoticeKey, ClockName>>> = {
  received: 'distribute',
  receivedOffHours: 'distribute',
  receivedPrivate: 'distribute',
  objected: 'distribute',
  deskNew: 'distribute',
  deskReturned: 'distribute',
  coordinatorObjection: 'distribute',
  coordinatorReturn: 'distribute',
  agencyNew: 'accept',
  agencyDecided: 'accept',
  agencySupport: 'support',
  inspectorateNew: 'accept',
  escalated: 'accept',
  dispatched: 'respond',
  accepted: 'respond',
  disputed: 'respond',
  reopened: 'respond',
  agencyDispute: 'respond',
  agencyReopened: 'respond',
  agencyProofRejected: 'settle',
  deskToValidate: 'validate',
  asked: 'complete',
  askReminder: 'complete',
  resolved: 'confirm',
  answered: 'confirm',
  confirmReminder: 'confirm',
  referred: 'external',
  externalAnswer: 'external',
};

interface Scene {
  told: Told;
  city: City;
  locale: Locale;
}

/** When a clock of the case ends, in words, with the closed days that moved it; null when it does not run out. */
export function promiseOf(
  of: ToldCase,
  clock: ClockName,
  { city, locale }: Omit<Scene, 'told'>,
): string | null {
  const run = of.clocks[clock];
  const due = run ? dueAt(run, city) : null;
  if (!run || !due) return null;
  const closures = closuresBetween(calendarOfAgency(city, run.agency), new Date(run.startedAt), due);
  const names = [...new Set(closures.map(({ name }) => name[locale]))].join(', ');
  const moved = names === '' ? '' : ` (${m.mail_moved({ count: closures.length, names })})`;
  return dateWords(due, 'dateTime', city.zone, locale) + moved;
}

/** Where somebody may still do something after an end: the last day of it. */
function lastDayOf(notice: string, state: CaseState, city: City): Date | null {
  if (state.endedAt === null) return null;
  const ended = new Date(state.endedAt);
  switch (notice) {
    case 'lapsed':
      return new Date(ended.getTime() + city.terms.reviveDays * DAY);
    case 'closedConfirmed':
    case 'closedSilent':
      return new Date(ended.getTime() + city.terms.reopenDays * DAY);
    case 'rejected':
      return addDuration(deskCalendar(city), ended, {
        amount: city.terms.objectWorkingDays,
        unit: 'workingDays',
      });
    default:
      return null;
  }
}

/** A date that the event itself named, else the gate of the money it waits for. */
function givenDate({ event, case: of }: Told): string | null {
  const given: Given = event?.given ?? {};
  const dates = [given.dueDate, given.surveyDate, given.until, given.gateDate, of?.state.deferral?.gateDate];
  return dates.find((date) => date !== undefined) ?? null;
}

function dateOf({ told, city, locale }: Scene): string | null {
  if (told.date !== null) return plainDateWords(told.date, 'day', locale);
  const { case: of } = told;
  if (!of) return null;
  const last = lastDayOf(told.notice, of.state, city);
  if (last) return dateWords(last, 'date', city.zone, locale);
  const clock = clockOf(told);
  const run = clock && of.clocks[clock];
  const due = run ? dueAt(run, city) : null;
  if (due) return dateWords(due, 'date', city.zone, locale);
  const given = givenDate(told);
  return given === null ? null : plainDateWords(given, 'date', locale);
}

/** The clock that a notice speaks of, if it speaks of one: the one that climbs the ladder, else that of the notice. */
export function clockOf({ notice, event }: Pick<Told, 'notice' | 'event'>): ClockName | undefined {
  if (event?.ladder) return event.ladder.clock;
  if (event?.dates) return toldClock(event.dates);
  return Object.entries(PROMISED_BY).find(([key]) => key === notice)?.[1];
}

/** The agency that a notice is about: whose clock climbs, who took over, who was asked to help, who gave it back, else who leads, else the desk. */
export function agencyOf(told: Told, city: City): Agency | null {
  const code = agencyOfFacts(told) ?? agencyNamed(told) ?? leadNow(told) ?? told.agency ?? city.deskAgency;
  return city.agencies.find((agency) => agency.code === code) ?? null;
}

const agencyOfFacts = ({ event }: Told): string | undefined => event?.ladder?.agency ?? event?.succession?.to;

function agencyNamed({ notice, event, case: of }: Told): string | undefined {
  if (SUPPORTS.includes(notice)) return event?.given.agency;
  return RETURNS.includes(notice) ? of?.state.returns.at(-1)?.agency : undefined;
}

const leadNow = (told: Told): string | undefined => (told.case ? leadOf(told.case.state)?.agency : undefined);

const SUPPORTS: readonly string[] = ['supportAdded', 'agencySupport'];
const RETURNS: readonly string[] = ['returned', 'deskReturned', 'coordinatorReturn'];

function bodyOf({ told, city, locale }: Scene): string | null {
  const code = told.case?.state.external?.body;
  return city.externalBodies.find((body) => body.code === code)?.name[locale] ?? told.words['party'] ?? null;
}

function queueOf({ told, locale }: Scene): string | null {
  const { plannedDate, queuePlace } = told.event?.given ?? {};
  if (plannedDate !== undefined) return plainDateWords(plannedDate, 'date', locale);
  return queuePlace === undefined ? null : m.mail_queue_place({ place: queuePlace });
}

function routeOf({ told }: Scene): string | null {
  const route = told.case?.state.deferral?.fundingRoute;
  return route ? wordFor('choice', route.toLowerCase()) : null;
}

function statusOf({ told }: Scene): string | null {
  const outcome = told.event?.given.budgetOutcome;
  if (outcome !== undefined) return wordFor('choice', outcome);
  return told.case ? wordFor('status', told.case.state.status) : null;
}

function categoryOf({ told, city, locale }: Scene): string {
  const found = city.categories.find(({ code }) => code === told.case?.state.category);
  return found?.name[locale] ?? m.mail_no_category();
}

function promised(scene: Scene): string | null {
  const clock = clockOf(scene.told);
  return clock && scene.told.case ? promiseOf(scene.told.case, clock, scene) : null;
}

const word =
  (field: string) =>
  ({ told }: Scene): string | null =>
    told.words[field] ?? null;

const SAY: Readonly<Record<Exclude<Placeholder, 'url'>, (scene: Scene) => string | null>> = {
  ticket: ({ told }) => told.report?.ticket ?? told.case?.number ?? null,
  // The secret code is kept nowhere, only the receipt shows it.
  code: () => m.mail_code_on_receipt(),
  agency: ({ told, city }) => agencyOf(told, city)?.short ?? null,
  former: ({ told, city }) =>
    city.agencies.find(({ code }) => code === told.event?.succession?.from)?.short ?? null,
  date: dateOf,
  promise: promised,
  reason: word('reason'),
  help: word('help'),
  question: word('question'),
  plan: word('plan'),
  interim: word('interim'),
  gate: word('gateName'),
  status: statusOf,
  queue: queueOf,
  route: routeOf,
  body: bodyOf,
  count: () => null,
  category: categoryOf,
};

/** What stands for a placeholder of a template, in the reader's language; null where there is nothing to say now. */
export function valuesOf(scene: Scene, url: string): (placeholder: Placeholder) => string | null {
  return (placeholder) => (placeholder === 'url' ? url : SAY[placeholder](scene));
}
