import type { CaseState } from './case.ts';
import { addDuration } from './calendar.ts';
import { CLOCKS, type City, type ClockName, type Rung } from './city.ts';
import { isPaused, isRunning, type ClockRun } from './clock-run.ts';
import { dueAt, shareAt, type Clocks } from './clocks.ts';
import type { LadderFacts } from './event.ts';
import { calendarOfAgency } from './limits.ts';
import { OPEN } from './status.ts';

/** One step up the ladder: which clock, which rung, and when it is due. */
export interface LadderStep {
  clock: ClockName;
  /** place of the rung in the city's list, from 1 */
  level: number;
  at: Date;
}

/** The rungs that a clock climbs; none for a clock that only waits. */
export function rungsOf(clock: ClockName, city: City): readonly Rung[] {
  return city.ladders.find((ladder) => ladder.clocks.includes(clock))?.rungs ?? [];
}

/** Is the clock's time over at this rung, or only near its end? */
const isLate = (rung: Rung): boolean => rung.share === undefined || rung.share >= 1;

/** The level from which a clock that climbs is told to be late; null for a clock that only waits. */
export function lateLevel(clock: ClockName, city: City): number | null {
  const place = rungsOf(clock, city).findIndex(isLate);
  return place < 0 ? null : place + 1;
}

/** The lowest level at which a letter of reprimand is drafted; null in a city without such letters. */
export function letterLevel(city: City): number | null {
  const levels = city.ladders
    .map(({ rungs }) => rungs.findIndex((rung) => rung.letter) + 1)
    .filter((level) => level > 0);
  return levels.length > 0 ? Math.min(...levels) : null;
}

function momentOf(rung: Rung, run: ClockRun, isSafety: boolean, city: City): Date | null {
  if (rung.share !== undefined) return shareAt(run, rung.share, city);
  const due = dueAt(run, city);
  const wait = (isSafety ? rung.afterSafety : undefined) ?? rung.after;
  return due && wait ? addDuration(calendarOfAgency(city, run.agency), due, wait) : due;
}

/** The rungs of one clock that were not taken yet, the lowest first. A paused clock climbs no further. */
function stepsLeft(clock: ClockName, clocks: Clocks, state: CaseState, city: City): readonly LadderStep[] {
  const run = clocks[clock];
  if (!OPEN.includes(state.status) || !isRunning(run) || isPaused(run)) return [];
  const taken = run.level ?? 0;
  return rungsOf(clock, city)
    .slice(taken)
    .flatMap((rung, place) => {
      const at = momentOf(rung, run, state.safety, city);
      return at ? [{ clock, level: taken + place + 1, at }] : [];
    });
}

/** When the next rung of a clock is due; null when it climbs no further. Stored for scanning only. */
export function nextStepAt(clock: ClockName, clocks: Clocks, state: CaseState, city: City): Date | null {
  return stepsLeft(clock, clocks, state, city)[0]?.at ?? null;
}

/** What is owed and not yet taken at `now`, in the order of its times; of one clock always the lower rung first. */
export function owedSteps(state: CaseState, clocks: Clocks, city: City, now: Date): readonly LadderStep[] {
  return CLOCKS.flatMap((clock) =>
    stepsLeft(clock, clocks, state, city).filter(({ at }) => at <= now),
  ).toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.level - b.level);
}

/** What the history keeps of a rung. Undefined when there is no such rung or the clock does not run. */
export function ladderFacts(
  { clock, level }: Pick<LadderStep, 'clock' | 'level'>,
  clocks: Clocks,
  city: City,
): LadderFacts | undefined {
  const run = clocks[clock];
  const rung = rungsOf(clock, city)[level - 1];
  const due = run && dueAt(run, city);
  if (!rung || !due) return undefined;
  const { startedAt: since, agency } = run;
  return { clock, level, since, agency, due: due.toISOString(), late: isLate(rung), letter: rung.letter };
}
