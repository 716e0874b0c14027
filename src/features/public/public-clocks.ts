import { closuresBetween } from '#domain/calendar.ts';
import type { City, ClockName } from '#domain/city.ts';
import { isPaused, type ClockRun } from '#domain/clock-run.ts';
import { clockState, dueAt, type ClockState, type Clocks } from '#domain/clocks.ts';
import { calendarOfAgency } from '#domain/limits.ts';
import { localDay } from '#domain/local-time.ts';
import type { Status } from '#domain/status.ts';
import { dateWords, plainDateWords } from '#locales/date-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';
import type { PublicFacts } from './public-case.query.ts';

/** What the face of a clock shows. */
export interface ClockFace {
  label: string;
  state: 'running' | 'paused' | 'soon' | 'late' | 'done';
  words: string;
  used?: number;
  note?: string;
}

/** One promise of the city: by when, and whether it was kept. */
export interface PublicPromise {
  name: string;
  due: string;
  state: string;
  broken: boolean;
}

/** The promise that matters while a case stands where it stands; the first one that has begun is shown. */
const WORK: readonly ClockName[] = ['settle', 'distribute'];
const MATTERS: Readonly<Partial<Record<Status, readonly ClockName[]>>> = {
  received: ['distribute'],
  returned: ['distribute', 'settle'],
  validating: ['validate'],
  waiting_budget: ['budgetReview'],
  waiting_external: ['external', 'settle'],
  referred: ['external'],
};
/** Promises of the city itself, in the order in which they follow each other. */
const PROMISES: readonly ClockName[] = [
  'distribute',
  'accept',
  'respond',
  'settle',
  'validate',
  'budgetReview',
  'external',
];
const SOON = 0.8;
const DAY_MS = 86_400_000;

const FACES: Readonly<Record<ClockState, ClockFace['state']>> = {
  running: 'running',
  paused: 'paused',
  late: 'late',
  missed: 'late',
  kept: 'done',
};

/** The promise of the service: what, by when, and why not sooner. Null while nothing was promised. */
export function serviceClock({ status, clocks }: PublicFacts, city: City, now: Date): ClockFace | null {
  const clock = (MATTERS[status] ?? WORK).find((name) => clocks[name] !== undefined);
  const run = clock && clocks[clock];
  return run ? faceOf(clock, run, city, now) : null;
}

function faceOf(clock: ClockName, run: ClockRun, city: City, now: Date): ClockFace {
  const state = clockState(run, city, now);
  const due = dueAt(run, city);
  const used = due && state === 'running' ? shareOf(run, due, now) : null;
  const note = reasonsOf(run, due, city).join(' ');
  return {
    label: m.public_clock_service({ clock: wordFor('clock_name', clock) }),
    state: (used ?? 0) >= SOON ? 'soon' : FACES[state],
    words: faceWords(run, state, due, city),
    ...(used === null ? {} : { used }),
    ...(note === '' ? {} : { note }),
  };
}

const shareOf = ({ startedAt }: ClockRun, due: Date, now: Date): number => {
  const start = Date.parse(startedAt);
  return Math.max(0, (now.getTime() - start) / Math.max(1, due.getTime() - start));
};

function faceWords(run: ClockRun, state: ClockState, due: Date | null, city: City): string {
  const day = (at: Date | string): string => dateWords(new Date(at), 'date', city.zone);
  if (state === 'paused' || !due) return m.public_clock_waits();
  if (run.stoppedAt === null) return m.public_clock_by({ day: day(due) });
  const values = { day: day(run.stoppedAt), due: day(due) };
  return state === 'missed' ? m.public_clock_missed(values) : m.public_clock_kept(values);
}

/** Why a promise ends when it does: closed days, waiting for others, and what was promised before. */
function reasonsOf(run: ClockRun, due: Date | null, city: City): string[] {
  return [...closedWords(run, due, city), ...pauseWords(run, city), ...earlierWords(run, city)];
}

function closedWords(run: ClockRun, due: Date | null, city: City): string[] {
  const unit = run.limit?.unit;
  if (!due || (unit !== 'workingDays' && unit !== 'workingHours')) return [];
  const closures = closuresBetween(calendarOfAgency(city, run.agency), new Date(run.startedAt), due);
  if (closures.length === 0) return [];
  const names = closures.map(({ date, name }) => `${name[getLocale()]} (${plainDateWords(date, 'short')})`);
  return [m.public_clock_closed({ count: closures.length, names: names.join(', ') })];
}

function pauseWords(run: ClockRun, city: City): string[] {
  return run.pauses.flatMap(({ from, to, why }) => {
    const reason = wordFor('history', why);
    if (to === null)
      return [m.public_clock_paused_since({ day: dateWords(new Date(from), 'date', city.zone), reason })];
    const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
    return days < 1 ? [] : [m.public_clock_paused_for({ count: days, reason })];
  });
}

const earlierWords = (run: ClockRun, city: City): string[] =>
  run.earlier.map(({ dueAt: was }) =>
    m.public_clock_before({ day: dateWords(new Date(was), 'date', city.zone) }),
  );

/** The citizens' clock: days since it was reported. It never pauses and ends only with the case. */
export function ageClock({ filed_at, ended_at }: PublicFacts, city: City, now: Date): ClockFace {
  const days = localDay(city.zone, ended_at ?? now) - localDay(city.zone, filed_at);
  return {
    label: m.public_clock_age(),
    state: ended_at ? 'done' : 'running',
    words: daysWords(days),
    note: m.public_clock_age_note(),
  };
}

function daysWords(days: number): string {
  if (days === 0) return m.public_clock_first_day();
  return days === 1 ? m.public_clock_days_one() : m.public_clock_days({ count: days });
}

/** Every promise that the city made in this case, kept or broken. */
export function publicPromises(clocks: Clocks, city: City, now: Date): PublicPromise[] {
  return PROMISES.flatMap((clock) => {
    const run = clocks[clock];
    if (!run) return [];
    const state = clockState(run, city, now);
    const due = isPaused(run) ? null : dueAt(run, city);
    return [
      {
        name: wordFor('clock_name', clock),
        due: due ? dateWords(due, 'dateTime', city.zone) : '–',
        state: wordFor('clock_state', state),
        broken: state === 'late' || state === 'missed',
      },
    ];
  });
}
