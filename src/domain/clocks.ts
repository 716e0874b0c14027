import type { Action } from './action.ts';
import { addDuration, addWorkingMinutes, workingMinutesBetween } from './calendar.ts';
import { leadOf, type CaseState } from './case.ts';
import { CLOCKS, type City, type ClockName, type Duration, type WorkCalendar } from './city.ts';
import { goOnRun, isPaused, isRunning, pauseRun, resumeRun, stopRun, type ClockRun } from './clock-run.ts';
import type { CaseEvent } from './event.ts';
import { agencyOfClock, calendarOfAgency, limitFor, startingLimit } from './limits.ts';
import { ENDED } from './status.ts';
import { succeedClocks } from './succession.ts';
import { transitionOf } from './transitions.ts';

export type Clocks = Readonly<Partial<Record<ClockName, ClockRun>>>;

/** Clocks that tell how long a citizen has waited since filing: they follow the elder report through a merge. */
const SINCE_FILING: readonly ClockName[] = ['age', 'legalReply', 'legalDecision'];

/** What may change a promise: another category, another agency. */
const REPROMISES: readonly Action[] = ['recategorise', 'dispatch', 'autoDispatch', 'decide'];

/** The clocks after one more event. `before` and `after` are the case on both sides of it. */
export function advanceClocks(
  clocks: Clocks,
  event: CaseEvent,
  before: CaseState,
  after: CaseState,
  city: City,
): Clocks {
  const next: Runs = { ...clocks };
  const row = transitionOf(event.action);
  const effects = (row.clocksIn ? row.clocksIn[after.status] : row.clocks) ?? {};
  const steps = stepsOf(event, before, after, city);
  for (const step of STEPS) {
    for (const clock of effects[step] ?? []) set(next, clock, steps[step](next[clock], clock));
  }
  if (REPROMISES.includes(event.action)) repromise(next, after, city);
  if (before.filedAt !== after.filedAt) followFiling(next, before, after);
  takeOver(next, event);
  followSupports(next, event, after, city);
  climb(next, event);
  keepPromised(next, event);
  return next;
}

/** The order counts: what begins may be stopped by the same event. */
const STEPS = ['start', 'restart', 'stop', 'pause', 'resume', 'goOn'] as const;

type Step = (run: ClockRun | undefined, clock: ClockName) => ClockRun | undefined;

function stepsOf(
  event: CaseEvent,
  before: CaseState,
  after: CaseState,
  city: City,
): Record<(typeof STEPS)[number], Step> {
  const anew: Step = (_run, clock) => begin(clock, event, after, city);
  return {
    start: (run, clock) => (isRunning(run) ? run : anew(run, clock)),
    restart: anew,
    stop: (run) => run && stopRun(run, event.at),
    pause: (run) => run && pauseRun(run, event),
    resume: (run) => run && resumeRun(run, event),
    goOn: (run, clock) => run && withLead(goOn(run, clock, event, before), clock, after),
  };
}

type Runs = Partial<Record<ClockName, ClockRun>>;

function begin(clock: ClockName, event: CaseEvent, state: CaseState, city: City): ClockRun {
  return {
    startedAt: event.at,
    limit: startingLimit(clock, event, state, city),
    agency: agencyOfClock(clock, state, city),
    pauses: [],
    stoppedAt: null,
    earlier: [],
  };
}

function set(runs: Runs, clock: ClockName, run: ClockRun | undefined): void {
  if (run) runs[clock] = run;
}

/**
 * The age never pauses. A merge that is undone never was: what it stopped goes on from its own filing, and what had
 * stopped before it stays stopped.
 */
function goOn(run: ClockRun, clock: ClockName, event: CaseEvent, before: CaseState): ClockRun {
  if (event.action !== 'unmerge') return goOnRun(run, event, clock === 'age');
  return run.stoppedAt === before.endedAt ? goOnRun(run, event, true) : run;
}

/** Whoever has the case now: the agency may have been succeeded while the clock stood. */
function withLead(run: ClockRun, clock: ClockName, after: CaseState): ClockRun {
  const agency = leadOf(after)?.agency;
  return clock === 'settle' && isRunning(run) && agency !== undefined ? { ...run, agency } : run;
}

/** A new category or agency brings new limits and hours; what was promised before stays visible. */
function repromise(runs: Runs, state: CaseState, city: City): void {
  for (const clock of ['distribute', 'accept', 'respond', 'settle'] as const) {
    const run = runs[clock];
    if (isRunning(run)) runs[clock] = promisedAnew(run, clock, state, city);
  }
}

function promisedAnew(run: ClockRun, clock: ClockName, state: CaseState, city: City): ClockRun {
  const anew = { ...run, limit: limitFor(clock, state, city), agency: agencyOfClock(clock, state, city) };
  if (!run.limit || !anew.limit || isSame(run, anew)) return run;
  const [old, due] = [promisedEnd(run, city), promisedEnd(anew, city)];
  if (!old || old.getTime() === due?.getTime()) return anew;
  return { ...anew, earlier: [...run.earlier, { limit: run.limit, dueAt: old.toISOString() }] };
}

const isSame = (a: ClockRun, b: ClockRun): boolean =>
  a.agency === b.agency && a.limit?.amount === b.limit?.amount && a.limit?.unit === b.limit?.unit;

/** The elder report counts; when it leaves again, the elder of those that stay. */
function followFiling(runs: Runs, before: CaseState, after: CaseState): void {
  for (const clock of SINCE_FILING) {
    const run = runs[clock];
    if (run?.startedAt === before.filedAt) runs[clock] = { ...run, startedAt: after.filedAt };
  }
}

/** Before the helpers are looked at: whose clock it is has changed, and nothing else of it. */
function takeOver(runs: Runs, { extra: { succession } }: CaseEvent): void {
  if (succession) Object.assign(runs, succeedClocks(runs, succession));
}

/** A rung that was taken stays taken while the run lasts; a clock that begins anew begins at the foot of the ladder. */
function climb(runs: Runs, event: CaseEvent): void {
  const step = event.extra.ladder;
  const run = step && runs[step.clock];
  if (run) runs[step.clock] = { ...run, level: step.level };
}

/** The calendar, or a successor with another one, moved the end of a clock: what was promised before stays visible. */
function keepPromised(runs: Runs, event: CaseEvent): void {
  for (const { clock, from } of event.extra.dates ?? []) {
    const run = runs[clock];
    if (run?.limit) runs[clock] = { ...run, earlier: [...run.earlier, { limit: run.limit, dueAt: from }] };
  }
}

/** The clock of the supporting agency that has been asked longest and has not accepted yet. */
function followSupports(runs: Runs, event: CaseEvent, after: CaseState, city: City): void {
  if (after.status === 'withdrawn') return;
  const pending = after.assignments.filter((a) => a.role === 'support' && a.state === 'pending');
  const eldest = pending.toSorted((a, b) => (a.since < b.since ? -1 : 1))[0];
  const run = runs.support;
  if (!eldest || ENDED.includes(after.status)) {
    if (run) runs.support = stopRun(run, event.at);
  } else if (!isRunning(run) || run.agency !== eldest.agency) {
    const { agency, since } = eldest;
    runs.support = { ...begin('support', event, after, city), agency, startedAt: since };
  }
}

/**
 * When a clock runs out, or null while it is paused or has no limit. Pauses push the end back: by working time where
 * the limit is in working time, by the clock where it is not.
 */
export function dueAt(run: ClockRun, city: City): Date | null {
  return isPaused(run) ? null : promisedEnd(run, city);
}

/** The end as it was promised, counting only the pauses that are over. */
function promisedEnd(run: ClockRun, city: City): Date | null {
  if (!run.limit) return null;
  const { unit } = run.limit;
  const calendar = calendarOfAgency(city, run.agency);
  const base = addDuration(calendar, new Date(run.startedAt), run.limit);
  return run.pauses.reduce((due, p) => pushed(due, p, unit, calendar), base);
}

/** When a share of a clock's time has passed; null while it is paused or has no limit. */
export function shareAt(run: ClockRun, share: number, city: City): Date | null {
  const due = dueAt(run, city);
  if (!due || !run.limit || share >= 1) return due;
  const { unit } = run.limit;
  const calendar = calendarOfAgency(city, run.agency);
  const base = partOf(run.startedAt, run.limit, share, calendar);
  return run.pauses.reduce((at, p) => (new Date(p.from) < at ? pushed(at, p, unit, calendar) : at), base);
}

function partOf(startedAt: string, limit: Duration, share: number, calendar: WorkCalendar): Date {
  const start = new Date(startedAt);
  const end = addDuration(calendar, start, limit);
  return isWorkingTime(limit.unit)
    ? addWorkingMinutes(calendar, start, share * workingMinutesBetween(calendar, start, end))
    : new Date(start.getTime() + share * (end.getTime() - start.getTime()));
}

const isWorkingTime = (unit: Duration['unit']): boolean => unit === 'workingDays' || unit === 'workingHours';

function pushed(
  due: Date,
  p: { from: string; to: string | null },
  unit: Duration['unit'],
  calendar: WorkCalendar,
): Date {
  if (p.to === null) return due;
  const from = new Date(p.from);
  const to = new Date(p.to);
  if (isWorkingTime(unit)) {
    return addWorkingMinutes(calendar, due, workingMinutesBetween(calendar, from, to));
  }
  return new Date(due.getTime() + (to.getTime() - from.getTime()));
}

/** How a clock stands at a moment. */
export type ClockState = 'running' | 'paused' | 'kept' | 'late' | 'missed';

/** `late`: still running after its end. `missed`: stopped after its end. `kept`: stopped in time. */
export function clockState(run: ClockRun, city: City, now: Date): ClockState {
  if (run.stoppedAt === null && isPaused(run)) return 'paused';
  const due = dueAt(run, city);
  if (run.stoppedAt !== null) return due !== null && new Date(run.stoppedAt) > due ? 'missed' : 'kept';
  return due !== null && now > due ? 'late' : 'running';
}

/** The nearest moment at which a running clock runs out, with its name; null when none does. */
export function nextDue(clocks: Clocks, city: City): { clock: ClockName; at: Date } | null {
  let nearest: { clock: ClockName; at: Date } | null = null;
  for (const clock of CLOCKS) {
    const run = clocks[clock];
    if (!isRunning(run)) continue;
    const at = dueAt(run, city);
    if (at && (nearest === null || at < nearest.at)) nearest = { clock, at };
  }
  return nearest;
}
