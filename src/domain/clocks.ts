import { addDuration, addWorkingMinutes, workingMinutesBetween } from './calendar.ts';
import { leadOf, type CaseState } from './case.ts';
import { CLOCKS, type City, type ClockName, type Duration, type WorkCalendar } from './city.ts';
import { apply, NO_CASE } from './decide.ts';
import type { CaseEvent } from './event.ts';
import { calendarOfAgency } from './guards.ts';
import type { ClockEffects } from './transition.ts';
import { transitionOf } from './transitions.ts';

/** One clock of one case: all moments are ISO strings, so that it can be kept beside the snapshot. */
export interface ClockRun {
  startedAt: string;
  limit: Duration | null;
  /** agency whose calendar counts */
  agency: string;
  pauses: readonly { from: string; to: string | null; why: string }[];
  stoppedAt: string | null;
  /** limits that were promised before a change, with their due time: they stay visible */
  earlier: readonly { limit: Duration; dueAt: string }[];
}

export type Clocks = Readonly<Partial<Record<ClockName, ClockRun>>>;

const DESK_CLOCKS: readonly ClockName[] = ['distribute', 'complete', 'validate', 'confirm', 'external'];

function agencyFor(clock: ClockName, state: CaseState, city: City): string {
  if (DESK_CLOCKS.includes(clock)) return city.deskAgency;
  return leadOf(state)?.agency ?? city.deskAgency;
}

/** The limit of a clock for a case: a category's own target, else the first rule of the city that fits. */
export function limitFor(clock: ClockName, state: CaseState, city: City): Duration | null {
  if (clock === 'age') return null;
  if (clock === 'settle' && state.classification !== 'oversight') {
    const target = city.categories.find((c) => c.code === state.category)?.target;
    if (target) return target;
  }
  const rule = city.limits.find(
    (l) =>
      l.clock === clock &&
      (l.safetyOnly !== true || state.safety) &&
      (l.classification === undefined || l.classification === state.classification),
  );
  return rule?.limit ?? null;
}

const half = (limit: Duration | null, share: number): Duration | null =>
  limit ? { amount: Math.max(1, Math.ceil(limit.amount * share)), unit: limit.unit } : null;

function startingLimit(clock: ClockName, event: CaseEvent, state: CaseState, city: City): Duration | null {
  if (event.action === 'dispute' && clock === 'respond') return city.terms.disputeRespond;
  const limit = limitFor(clock, state, city);
  if (clock === 'budgetReview') return untilGate(event.at, state.deferral?.gateDate ?? null, limit);
  return event.action === 'dispute' && clock === 'settle' ? half(limit, city.terms.disputeSettleShare) : limit;
}

/** A deferral is looked at again on the day of its gate, and never later than the city's limit. */
function untilGate(at: string, gateDate: string | null, limit: Duration | null): Duration | null {
  if (!gateDate || limit?.unit !== 'days') return limit;
  const days = Math.ceil((Date.parse(`${gateDate}T23:59:59Z`) - Date.parse(at)) / 86_400_000);
  return { amount: Math.min(Math.max(days, 1), limit.amount), unit: 'days' };
}

/** Effects that depend on what was decided, where one row of the table has several ends. */
function effectsOf(event: CaseEvent, before: CaseState, after: CaseState): ClockEffects {
  const effects = transitionOf(event.action).clocks ?? {};
  if (event.action === 'submit' && after.sealed) {
    return { start: ['age', 'receipt', 'accept', 'respond', 'settle', 'legalReply', 'legalDecision'], stop: ['receipt'] };
  }
  if (event.action === 'externalAnswer') {
    return after.status === 'resolved'
      ? { stop: ['external', 'legalReply', 'legalDecision'], restart: ['confirm'] }
      : { stop: ['legalReply'], restart: ['external'] };
  }
  if (event.action === 'reviewBudget') return budgetEffects(after);
  if (event.action === 'withdraw' && after.status === 'withdrawn') return { pause: CLOCKS };
  if (after.status === 'received' && (event.action === 'dispute' || event.action === 'reopen')) {
    return { stop: ['confirm'], resume: ['age', 'legalDecision'], restart: ['distribute'] };
  }
  return before.status === after.status && event.action === 'dispatch' ? { ...effects, start: [] } : effects;
}

function budgetEffects(after: CaseState): ClockEffects {
  if (after.status === 'handling') return { stop: ['budgetReview'] };
  if (after.status === 'waiting_budget') return { restart: ['budgetReview'] };
  return { stop: ['budgetReview', 'settle', 'legalDecision'], restart: ['confirm'] };
}

const isRunning = (run: ClockRun | undefined): run is ClockRun => run !== undefined && run.stoppedAt === null;

const pausedNow = (run: ClockRun): boolean => run.pauses.some((p) => p.to === null);

/** The clocks after one more event. `before` and `after` are the case on both sides of it. */
export function advanceClocks(
  clocks: Clocks,
  event: CaseEvent,
  before: CaseState,
  after: CaseState,
  city: City,
): Clocks {
  const next: Partial<Record<ClockName, ClockRun>> = { ...clocks };
  const effects = effectsOf(event, before, after);
  const begin = (clock: ClockName): void => {
    next[clock] = {
      startedAt: event.at,
      limit: startingLimit(clock, event, after, city),
      agency: agencyFor(clock, after, city),
      pauses: [],
      stoppedAt: null,
      earlier: [],
    };
  };
  for (const clock of effects.start ?? []) if (!isRunning(next[clock])) begin(clock);
  for (const clock of effects.restart ?? []) begin(clock);
  for (const clock of effects.stop ?? []) change(next, clock, (run) => stop(run, event.at));
  for (const clock of effects.pause ?? []) change(next, clock, (run) => pause(run, event));
  for (const clock of effects.resume ?? []) change(next, clock, (run) => resume(run, event));
  if (event.action === 'recategorise' || event.action === 'dispatch') repromise(next, after, city);
  return next;
}

type Runs = Partial<Record<ClockName, ClockRun>>;

function change(runs: Runs, clock: ClockName, how: (run: ClockRun) => ClockRun): void {
  const run = runs[clock];
  if (run) runs[clock] = how(run);
}

const stop = (run: ClockRun, at: string): ClockRun => (run.stoppedAt === null ? { ...run, stoppedAt: at } : run);

const pause = (run: ClockRun, event: CaseEvent): ClockRun =>
  run.stoppedAt === null && !pausedNow(run)
    ? { ...run, pauses: [...run.pauses, { from: event.at, to: null, why: event.action }] }
    : run;

/** A stopped clock goes on from where it stopped: the time between counts as a pause. */
function resume(run: ClockRun, event: CaseEvent): ClockRun {
  if (run.stoppedAt !== null) {
    const gap = { from: run.stoppedAt, to: event.at, why: event.action };
    return { ...run, stoppedAt: null, pauses: [...run.pauses, gap] };
  }
  return { ...run, pauses: run.pauses.map((p) => (p.to === null ? { ...p, to: event.at } : p)) };
}

/** A new category brings new limits; what was promised before stays visible. */
function repromise(runs: Runs, state: CaseState, city: City): void {
  for (const clock of ['respond', 'settle', 'accept'] as const) {
    const run = runs[clock];
    if (!isRunning(run)) continue;
    const limit = limitFor(clock, state, city);
    const agency = agencyFor(clock, state, city);
    if (!limit || !run.limit || sameLimit(limit, run.limit)) runs[clock] = { ...run, agency };
    else {
      const old = dueAt(run, city);
      const earlier = old ? [...run.earlier, { limit: run.limit, dueAt: old.toISOString() }] : run.earlier;
      runs[clock] = { ...run, limit, agency, earlier };
    }
  }
}

const sameLimit = (a: Duration, b: Duration): boolean => a.amount === b.amount && a.unit === b.unit;

/**
 * When a clock runs out, or null while it is paused or has no limit. Pauses push the end back: by working time where
 * the limit is in working time, by the clock where it is not.
 */
export function dueAt(run: ClockRun, city: City): Date | null {
  if (!run.limit || pausedNow(run)) return null;
  const calendar = calendarOfAgency(city, run.agency);
  const base = addDuration(calendar, new Date(run.startedAt), run.limit);
  return run.pauses.reduce((due, p) => pushed(due, p, run.limit?.unit ?? 'days', calendar), base);
}

function pushed(due: Date, p: { from: string; to: string | null }, unit: Duration['unit'], calendar: WorkCalendar): Date {
  if (p.to === null) return due;
  const from = new Date(p.from);
  const to = new Date(p.to);
  if (unit === 'workingDays' || unit === 'workingHours') {
    return addWorkingMinutes(calendar, due, workingMinutesBetween(calendar, from, to));
  }
  return new Date(due.getTime() + (to.getTime() - from.getTime()));
}

/** How a clock stands at a moment. */
export type ClockState = 'running' | 'paused' | 'kept' | 'late' | 'missed';

/** `late`: still running after its end. `missed`: stopped after its end. `kept`: stopped in time. */
export function clockState(run: ClockRun, city: City, now: Date): ClockState {
  if (run.stoppedAt === null && pausedNow(run)) return 'paused';
  const due = dueAt(run, city);
  if (run.stoppedAt !== null) return due !== null && new Date(run.stoppedAt) > due ? 'missed' : 'kept';
  return due !== null && now > due ? 'late' : 'running';
}

/** Every clock of a case from its history alone. What is stored is only a copy of this, for scanning. */
export function clocksOf(events: readonly CaseEvent[], city: City): Clocks {
  let state = NO_CASE;
  let clocks: Clocks = {};
  for (const event of events) {
    const after = apply(state, event);
    clocks = advanceClocks(clocks, event, state, after, city);
    state = after;
  }
  return clocks;
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
