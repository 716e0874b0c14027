import { nextOpening } from '#domain/calendar.ts';
import { holesIn, nextShift, onDutyAt, type Stretch } from '#domain/duty.ts';
import { deskCalendar } from '#domain/limits.ts';
import { DAY } from '#domain/local-time.ts';
import { briefly } from '#platform/briefly.ts';
import { fetchOpenCalls } from './calls.query.ts';
import type { DutyApp } from './plan-shifts.ts';
import { fetchDeskPeople, fetchShifts, type DeskPerson, type NamedShift } from './roster.query.ts';

/** How the roster stands at this moment. */
export interface DutyNow {
  people: readonly DeskPerson[];
  current: NamedShift | null;
  next: NamedShift | null;
  /** closed time of the next days that nobody keeps watch in */
  holes: readonly Stretch[];
}

/** Who is on duty, who follows, and where nobody does. A shift of somebody who has left the desk counts for nobody. */
export async function readDutyNow(app: DutyApp, now: Date): Promise<DutyNow> {
  // up to an opening, so that no hole is shown shorter than it is
  const ahead = new Date(now.getTime() + app.city.duty.aheadDays * DAY);
  const until = nextOpening(deskCalendar(app.city), ahead);
  const [people, all] = await Promise.all([fetchDeskPeople(app, now), fetchShifts(app, now, until)]);
  const shifts = all.filter(({ account }) => people.some((person) => person.account === account));
  return {
    people,
    current: onDutyAt(shifts, now),
    next: nextShift(shifts, now),
    holes: holesIn(shifts, app.city, now, until),
  };
}

/** What the board says of the duty: who it is, and how many calls nobody has answered. */
export interface DutyOnBoard extends Omit<DutyNow, 'people'> {
  unanswered: number;
}

const keepDuty = briefly<DutyOnBoard>(2_500);

/** The duty for the board, some seconds old at most. */
export function readDutyForBoard(app: DutyApp): Promise<DutyOnBoard> {
  const now = app.now();
  return keepDuty(app, 'all', now, async () => {
    const [{ current, next, holes }, calls] = await Promise.all([
      readDutyNow(app, now),
      fetchOpenCalls(app, { unanswered: true }),
    ]);
    return { current, next, holes, unanswered: calls.length };
  });
}
