import { closuresBetween } from '#domain/calendar.ts';
import type { CaseState } from '#domain/case.ts';
import type { City, ClockName, Closure, Duration } from '#domain/city.ts';
import { isRunning, type ClockRun } from '#domain/clock-run.ts';
import { clockState, dueAt, type Clocks } from '#domain/clocks.ts';
import { calendarOfAgency, ruleFor } from '#domain/limits.ts';
import { dateWords, plainDateWords } from '#locales/date-words.ts';
import { durationWords } from '#locales/duration-words.ts';
import { hasWord, wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';
import { agencyWords } from './city-words.ts';
import type { OwnReport } from './own-report.query.ts';
import { daysBetween, daysWords } from './standing.ts';

/** What the clock face of a page shows. */
export interface ClockFace {
  label: string;
  state: 'running' | 'paused' | 'soon' | 'late' | 'done';
  words: string;
  used?: number;
  due?: string;
  note?: string;
}

/** One promise as evidence: what, by when, kept or not. */
export interface PromiseLine {
  clock: ClockName;
  name: string;
  who: string;
  due: string | null;
  state: string;
  broken: boolean;
  basis: string;
  /** promised before, and why it moved */
  notes: string[];
}

/** The promises of the service in the order in which they follow each other; age and law stand beside them. */
const SERVICE: readonly ClockName[] = [
  'distribute',
  'accept',
  'support',
  'respond',
  'settle',
  'complete',
  'validate',
  'confirm',
  'budgetReview',
  'external',
];
const LAW: readonly ClockName[] = ['legalReply', 'legalDecision'];
/** Here the reporter is the one who is waited for. */
const REPORTERS: readonly ClockName[] = ['complete', 'confirm'];
/** From this share of its time on a promise is nearly due. */
const SOON = 0.8;
const DAY_MS = 86_400_000;

/** The next promise of the service: the running clock that ends first, else one that is paused. */
function nextPromise(
  clocks: Clocks,
  city: City,
): { clock: ClockName; run: ClockRun; due: Date | null } | null {
  const running = SERVICE.flatMap((clock) => {
    const run = clocks[clock];
    return isRunning(run) ? [{ clock, run, due: dueAt(run, city) }] : [];
  });
  const timed = running.filter(({ due }) => due !== null);
  const nearest = timed.toSorted((a, b) => Number(a.due) - Number(b.due))[0];
  return nearest ?? running[0] ?? null;
}

/** The service's own clock: the next promise with its date, and the reason of every day that was added. */
export function serviceClock(report: OwnReport, city: City, now: Date): ClockFace {
  const { state, clocks } = report;
  const label = m.clock_service();
  if (state.endedAt !== null) return { label, state: 'done', words: endedWords(state.endedAt, city) };
  const next = nextPromise(clocks, city);
  if (!next) return { label, state: 'paused', words: m.track_no_promise() };
  const { clock, run, due } = next;
  const note = [
    wordFor('track_promise', clock, { agency: agencyWords(city, run.agency) }),
    ...reasonsOf(run, city),
  ];
  if (!due) return { label, state: 'paused', words: m.track_paused(), note: note.join(' ') };
  const used = share(new Date(run.startedAt), due, now);
  return {
    label,
    state: now > due ? 'late' : used >= SOON ? 'soon' : 'running',
    words: leftWords(due, now, city),
    used,
    due: m.track_due_at({ day: dateWords(due, 'day', city.zone), time: dateWords(due, 'time', city.zone) }),
    note: note.join(' '),
  };
}

const share = (from: Date, to: Date, now: Date): number =>
  Math.max(0, (now.getTime() - from.getTime()) / Math.max(1, to.getTime() - from.getTime()));

function leftWords(due: Date, now: Date, city: City): string {
  const days = daysBetween(now, due, city.zone);
  if (now > due) return days === 0 ? m.track_late_today() : m.track_late({ days: daysWords(-days) });
  return days === 0 ? m.track_left_today() : m.track_left({ days: daysWords(days) });
}

const endedWords = (endedAt: string, city: City): string =>
  m.track_ended_on({ day: dateWords(new Date(endedAt), 'date', city.zone) });

/** The citizen's own clock: it counts from the filing and never pauses. */
export function citizenClock(report: OwnReport, city: City, now: Date): ClockFace {
  const { state, clocks, filed_at } = report;
  const until = state.endedAt === null ? now : new Date(state.endedAt);
  const days = daysBetween(filed_at, until, city.zone);
  const run = clocks.legalDecision;
  const due = isRunning(run) ? dueAt(run, city) : null;
  const face = {
    label: m.clock_citizen(),
    words: days === 0 ? m.track_age_today() : m.track_age({ days: daysWords(days) }),
  };
  if (state.endedAt !== null) return { ...face, state: 'done' };
  if (!due) return { ...face, state: 'running' };
  return {
    ...face,
    state: now > due ? 'late' : 'running',
    used: share(filed_at, due, now),
    due: dateWords(due, 'date', city.zone),
    note: m.track_age_note(),
  };
}

/** Why a promise ends when it does: closed days, waiting for somebody, and what was promised before. */
function reasonsOf(run: ClockRun, city: City): string[] {
  const closures = closuresOf(run, city);
  return [
    ...(closures.length > 0 ? [closedWords(closures)] : []),
    ...run.pauses.flatMap((pause) => pauseWords(pause, city)),
    ...run.earlier.map((before) =>
      m.track_promised_before({ day: dateWords(new Date(before.dueAt), 'date', city.zone) }),
    ),
  ];
}

/** Closed days lengthen what is promised in working time, and nothing else. */
function closuresOf(run: ClockRun, city: City): Closure[] {
  const due = dueAt(run, city);
  const isWorkingTime = run.limit?.unit === 'workingDays' || run.limit?.unit === 'workingHours';
  if (!due || !isWorkingTime) return [];
  return closuresBetween(calendarOfAgency(city, run.agency), new Date(run.startedAt), due);
}

/** "+2 hari: Nyepi (19 Mar), cuti bersama (20 Mar)." */
function closedWords(closures: readonly Closure[]): string {
  const names = closures.map(({ date, name }) => `${name[getLocale()]} (${plainDateWords(date, 'short')})`);
  return m.track_added_days({ days: daysWords(closures.length), reasons: names.join(', ') });
}

function pauseWords(pause: ClockRun['pauses'][number], city: City): string[] {
  const why = hasWord('track_paused_by', pause.why)
    ? wordFor('track_paused_by', pause.why)
    : m.track_paused_by_other();
  if (pause.to === null) {
    return [m.track_paused_since({ day: dateWords(new Date(pause.from), 'date', city.zone), reason: why })];
  }
  const days = Math.round((new Date(pause.to).getTime() - new Date(pause.from).getTime()) / DAY_MS);
  return days < 1 ? [] : [m.track_added_days({ days: daysWords(days), reasons: why })];
}

/** Every promise of the case with what became of it, for whoever has to prove something. */
export function promisesOf(report: OwnReport, city: City, now: Date): PromiseLine[] {
  return [...SERVICE, ...LAW].flatMap((clock) => {
    const run = report.clocks[clock];
    return run ? [promiseLine(clock, run, report, city, now)] : [];
  });
}

function promiseLine(
  clock: ClockName,
  run: ClockRun,
  { state }: OwnReport,
  city: City,
  now: Date,
): PromiseLine {
  const due = dueAt(run, city);
  const how = clockState(run, city, now);
  return {
    clock,
    name: wordFor('clock_name', clock),
    who: REPORTERS.includes(clock) ? m.track_you() : agencyWords(city, run.agency),
    due: due && dateWords(due, 'dateTime', city.zone),
    state: wordFor('clock_state', how),
    broken: how === 'late' || how === 'missed',
    basis: basisOf(clock, run, state, city),
    notes: reasonsOf(run, city),
  };
}

/** The rule that a promise comes from; a target that the city set for a category goes before the general rule. */
function basisOf(clock: ClockName, run: ClockRun, state: CaseState, city: City): string {
  const target = city.categories.find(({ code }) => code === state.category)?.target;
  if (clock === 'settle' && target && isSameTime(target, run.limit)) {
    return m.evidence_city_target({ time: durationWords(target) });
  }
  return ruleFor(clock, state, city)?.basis[getLocale()] ?? '';
}

const isSameTime = (a: Duration, b: Duration | null): boolean => a.amount === b?.amount && a.unit === b.unit;
