import type { Action } from './action.ts';
import type { Duration } from './city.ts';
import type { CaseEvent } from './event.ts';

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
  /** the highest rung of the ladder that was taken in this run; absent: none */
  level?: number;
}

/** Which pauses an action ends: those of the question, the ending or the waiting that it is the answer to. */
const ENDS_PAUSES_OF: Readonly<Partial<Record<Action, readonly Action[]>>> = {
  reply: ['ask'],
  withdraw: ['ask'],
  resume: ['approvePause'],
  revive: ['ask', 'lapse', 'withdraw'],
};

/** Began and has not ended; it may be paused. */
export const isRunning = (run: ClockRun | undefined): run is ClockRun =>
  run !== undefined && run.stoppedAt === null;

/** Somebody else's time is passing. */
export const isPaused = (run: ClockRun): boolean => run.pauses.some((p) => p.to === null);

/** A clock that stops while it is paused has stopped with the pause. */
export function stopRun(run: ClockRun, at: string): ClockRun {
  if (run.stoppedAt !== null) return run;
  return { ...run, stoppedAt: at, pauses: run.pauses.map((p) => (p.to === null ? { ...p, to: at } : p)) };
}

/** A clock that is paused already has its reason and keeps it. */
export function pauseRun(run: ClockRun, event: CaseEvent): ClockRun {
  if (run.stoppedAt !== null || isPaused(run)) return run;
  return { ...run, pauses: [...run.pauses, { from: event.at, to: null, why: event.action }] };
}

/** Ends the pauses that the event is the answer to, and no other. */
export function resumeRun(run: ClockRun, event: CaseEvent): ClockRun {
  const ended: readonly string[] = ENDS_PAUSES_OF[event.action] ?? [];
  if (!run.pauses.some((p) => p.to === null && ended.includes(p.why))) return run;
  const pauses = run.pauses.map((p) => (p.to === null && ended.includes(p.why) ? { ...p, to: event.at } : p));
  return { ...run, pauses };
}

/** A stopped clock goes on; the time between counts as a pause, or counts in full. */
export function goOnRun(run: ClockRun, event: CaseEvent, countsBetween: boolean): ClockRun {
  if (run.stoppedAt === null) return run;
  const gap = { from: run.stoppedAt, to: event.at, why: event.action };
  return { ...run, stoppedAt: null, pauses: countsBetween ? run.pauses : [...run.pauses, gap] };
}
