import { closuresBetween, workingMinutesBetween } from '#domain/calendar.ts';
import { CLOCKS, type City, type ClockName } from '#domain/city.ts';
import { clockState, dueAt, type Clocks, type ClockState } from '#domain/clocks.ts';
import type { ClockRun } from '#domain/clock-run.ts';
import { calendarOfAgency } from '#domain/limits.ts';
import { dateWords, plainDateWords } from '#locales/date-words.ts';
import { durationWords } from '#locales/duration-words.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { cityNames } from '#locales/city-names.ts';
import { dueWords, spanWords } from './view-words.ts';

/** The face of a clock, as `ClockBar` draws it. */
export interface ClockFace {
  label: string;
  state: 'running' | 'paused' | 'soon' | 'late' | 'done';
  words: string;
  used?: number;
  due?: string;
  note?: string;
}

/** One row of the list of all clocks. */
export interface ClockLine {
  clock: string;
  state: string;
  late: boolean;
  started: string;
  limit: string;
  due: string;
  /** why it ends when it ends, one reason each */
  reasons: readonly string[];
  /** what was promised before */
  earlier: readonly string[];
}

interface Wall {
  city: City;
  locale: Locale;
  now: Date;
}

const NOT_SERVICE: readonly ClockName[] = ['age', 'receipt', 'legalReply', 'legalDecision'];
/** From this share of the time on people should hurry. */
const SOON = 0.8;
const DAY = 86_400_000;

interface Standing {
  clock: ClockName;
  run: ClockRun;
  state: ClockState;
  due: Date | null;
}

function standings(clocks: Clocks, { city, now }: Wall): Standing[] {
  return CLOCKS.flatMap((clock) => {
    const run = clocks[clock];
    return run ? [{ clock, run, state: clockState(run, city, now), due: dueAt(run, city) }] : [];
  });
}

/** The running clock of the service that ends first, else a paused one. */
function nearestService(all: readonly Standing[]): Standing | undefined {
  const open = all.filter(({ clock, run }) => run.stoppedAt === null && !NOT_SERVICE.includes(clock));
  return open.toSorted((a, b) => (a.due?.getTime() ?? Infinity) - (b.due?.getTime() ?? Infinity))[0];
}

function usedShare(run: ClockRun, due: Date, { city, now }: Wall): number {
  const start = new Date(run.startedAt);
  if (run.limit?.unit === 'workingDays' || run.limit?.unit === 'workingHours') {
    const calendar = calendarOfAgency(city, run.agency);
    const whole = workingMinutesBetween(calendar, start, due);
    if (whole > 0 && now <= due) return workingMinutesBetween(calendar, start, now) / whole;
  }
  return (now.getTime() - start.getTime()) / Math.max(1, due.getTime() - start.getTime());
}

/** The promise that runs out first: what the clerk must look at. */
export function serviceFace(clocks: Clocks, wall: Wall): ClockFace {
  const nearest = nearestService(standings(clocks, wall));
  if (!nearest) return { label: m.clock_service(), state: 'done', words: m.staff_clock_none() };
  const label = wordFor('clock_name', nearest.clock);
  const { run, due, state } = nearest;
  if (state === 'paused' || !due) {
    return { label, state: 'paused', words: m.staff_clock_paused({ why: pauseReason(run) }) };
  }
  const used = usedShare(run, due, wall);
  return {
    label,
    state: state === 'late' ? 'late' : used >= SOON ? 'soon' : 'running',
    words: dueWords(due, wall.now),
    used,
    due: dateWords(due, 'dateTime', wall.city.zone, wall.locale),
    note: reasonsOf(run, due, wall).join('; '),
  };
}

/** How long the reporter has waited; it never pauses. The law's last day stands beside it. */
export function citizenFace(clocks: Clocks, filedAt: Date, endedAt: Date | null, wall: Wall): ClockFace {
  const law = clocks.legalDecision;
  const due = law ? dueAt(law, wall.city) : null;
  const until = endedAt ?? wall.now;
  const day = Math.floor((until.getTime() - filedAt.getTime()) / DAY) + 1;
  return {
    label: wordFor('clock_name', 'age'),
    state: endedAt ? 'done' : due !== null && wall.now > due ? 'late' : 'running',
    words: m.staff_clock_day({ day }),
    ...(due ? { due: dateWords(due, 'date', wall.city.zone, wall.locale), note: m.staff_clock_law() } : {}),
  };
}

const pauseReason = (run: ClockRun): string => {
  const why = run.pauses.find((pause) => pause.to === null)?.why;
  return why === undefined ? '' : wordFor('history', why);
};

/** Why a clock ends later than its bare length: closed days in between, and pauses. */
function reasonsOf(run: ClockRun, due: Date | null, wall: Wall): string[] {
  const pauses = run.pauses.map((pause) => {
    const end = pause.to === null ? wall.now : new Date(pause.to);
    const span = spanWords(end.getTime() - new Date(pause.from).getTime());
    return m.staff_clock_pause_of({ span, why: wordFor('history', pause.why) });
  });
  return [...closedDays(run, due, wall), ...pauses];
}

function closedDays(run: ClockRun, due: Date | null, { city, locale }: Wall): string[] {
  if (!due || (run.limit?.unit !== 'workingDays' && run.limit?.unit !== 'workingHours')) return [];
  return closuresBetween(calendarOfAgency(city, run.agency), new Date(run.startedAt), due).map(
    ({ date, name }) =>
      m.staff_clock_closed({ date: plainDateWords(date, 'short', locale), name: name[locale] }),
  );
}

/** Every clock of the case, running or not, for whoever wants to know why. */
export function clockLines(clocks: Clocks, wall: Wall): ClockLine[] {
  const { city, locale } = wall;
  const names = cityNames(city, locale);
  return standings(clocks, wall)
    .filter(({ clock }) => clock !== 'receipt')
    .map(({ clock, run, state, due }) => ({
      clock: wordFor('clock_name', clock),
      state: wordFor('clock_state', state),
      late: state === 'late' || state === 'missed',
      started: dateWords(new Date(run.startedAt), 'shortTime', city.zone, locale),
      limit: run.limit
        ? `${durationWords(run.limit)} (${names.agency(run.agency)})`
        : m.staff_clock_no_limit(),
      due: due ? dateWords(due, 'shortTime', city.zone, locale) : '',
      reasons: reasonsOf(run, due, wall),
      earlier: run.earlier.map(({ limit, dueAt: was }) =>
        m.staff_clock_earlier({
          limit: durationWords(limit),
          when: dateWords(new Date(was), 'shortTime', city.zone, locale),
        }),
      ),
    }));
}
