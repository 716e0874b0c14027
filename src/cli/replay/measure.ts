import type { City, ClockName } from '#domain/city.ts';
import { clockState } from '#domain/clocks.ts';
import { owedSteps } from '#domain/ladder.ts';
import type { VirtualCase } from './virtual-case.ts';

/** Minutes by the clock: the middle, what 95 of 100 stay below, and the longest. */
export interface Wait {
  cases: number;
  median: number;
  p95: number;
  longest: number;
}

interface Kept {
  clock: ClockName;
  kept: number;
  missed: number;
}

export interface Outcome {
  cases: number;
  /** filed until passed on for the first time */
  wait: Wait;
  /** the same for what came in on the days that were asked about */
  waitThen: Wait;
  byItself: number;
  /** passed on by the clock to the wrong agency and put right by the desk */
  corrected: number;
  bounced: number;
  stillAtDesk: number;
  orphaned: number;
  kept: readonly Kept[];
  /** how often each rung of the ladder was taken, lowest first */
  climbed: readonly number[];
  /** cases that owe a step at the end: overdue without escalation */
  owing: number;
}

const MINUTE = 60_000;
const CLOCKS: readonly ClockName[] = ['distribute', 'accept', 'respond', 'settle', 'validate'];

function waitOf(minutes: number[]): Wait {
  const sorted = minutes.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { cases: sorted.length, median: at(0.5), p95: at(0.95), longest: sorted.at(-1) ?? 0 };
}

function waited({ filing, firstPassedOn }: VirtualCase, until: Date): number {
  return ((firstPassedOn ?? until).getTime() - filing.at.getTime()) / MINUTE;
}

/** What became of the cases; `then` is a stretch of days whose filings are also looked at apart. */
export function measureYear(
  cases: readonly VirtualCase[],
  city: City,
  until: Date,
  then: readonly [from: Date, to: Date],
): Outcome {
  const inThen = cases.filter(({ filing }) => filing.at >= then[0] && filing.at < then[1]);
  const count = (fits: (one: VirtualCase) => boolean): number => cases.filter(fits).length;
  return {
    cases: cases.length,
    wait: waitOf(cases.map((one) => waited(one, until))),
    waitThen: waitOf(inThen.map((one) => waited(one, until))),
    byItself: count((one) => one.byItself),
    corrected: count((one) => one.corrected),
    bounced: count((one) => one.state.returns.length > 0),
    stillAtDesk: count((one) => one.firstPassedOn === null),
    orphaned: count((one) => one.orphaned > 0),
    kept: CLOCKS.map((clock) => keptOf(cases, clock, city, until)),
    climbed: climbedIn(cases),
    owing: count((one) => owedSteps(one.state, one.clocks, city, until).length > 0),
  };
}

function climbedIn(cases: readonly VirtualCase[]): number[] {
  const levels = Math.max(0, ...cases.flatMap(({ climbed }) => [...climbed.keys()]));
  return Array.from({ length: levels }, (_, index) =>
    cases.reduce((sum, { climbed }) => sum + (climbed.get(index + 1) ?? 0), 0),
  );
}

function keptOf(cases: readonly VirtualCase[], clock: ClockName, city: City, until: Date): Kept {
  const states = cases.flatMap(({ clocks }) => {
    const run = clocks[clock];
    return run ? [clockState(run, city, until)] : [];
  });
  return {
    clock,
    kept: states.filter((state) => state === 'kept').length,
    missed: states.filter((state) => state === 'missed' || state === 'late').length,
  };
}
