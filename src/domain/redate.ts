/**
 * What a new holiday, other hours or another calendar do to promises that were given already. The clocks are derived, so
 * their ends move by themselves; what was promised is kept in the history, beside the reason.
 */
import { CLOCKS, type City, type ClockName } from './city.ts';
import { isRunning } from './clock-run.ts';
import { dueAt, type Clocks } from './clocks.ts';
import type { CaseEvent } from './event.ts';
import { localDate } from './local-time.ts';
import type { NoticeKey } from './notice-keys.ts';
import type { Tell } from './transition.ts';

/** One promise that ends at another time than was said. Both are ISO 8601, UTC. */
export interface DateMove {
  clock: ClockName;
  from: string;
  to: string;
}

/** When each running clock was said to run out; null or absent: no end was said. */
export type Promised = Readonly<Partial<Record<ClockName, Date | null>>>;

/**
 * Promises a citizen lives by: of these a change is told. A clock of the staff alone moves without a word to the reporter,
 * and it stands in the history all the same.
 */
const TOLD: readonly ClockName[] = ['respond', 'settle', 'complete', 'confirm', 'budgetReview', 'external'];

/** The clocks that run and end at another time than was promised. Paused ones have no end, so none of theirs moves. */
export function datesMoved(promised: Promised, clocks: Clocks, city: City): readonly DateMove[] {
  return CLOCKS.flatMap((clock) => {
    const [run, from] = [clocks[clock], promised[clock]];
    const to = isRunning(run) ? dueAt(run, city) : null;
    if (!from || !to || from.getTime() === to.getTime()) return [];
    return [{ clock, from: from.toISOString(), to: to.toISOString() }];
  });
}

/** The reporters hear when a promise of theirs ends on another day; minutes are not worth a message. */
export function redateTells(event: CaseEvent, city: City): readonly Tell[] {
  const day = (at: string): string => localDate(city.zone, new Date(at));
  const isTold = (event.extra.dates ?? []).some(
    ({ clock, from, to }) => TOLD.includes(clock) && day(from) !== day(to),
  );
  return isTold ? [{ to: 'reporters', notice: 'redated' satisfies NoticeKey }] : [];
}

/** The moves that a reporter reads of. */
export function toldMoves(dates: readonly DateMove[]): readonly DateMove[] {
  return dates.filter(({ clock }) => TOLD.includes(clock));
}

/** The promise that a message about a change speaks of: the reporter's nearest concern among those that moved. */
export function toldClock(dates: readonly DateMove[]): ClockName | undefined {
  return TOLD.find((clock) => dates.some((move) => move.clock === clock));
}
