/** When a case goes to an agency without anybody at the desk, and with what. */
import type { CaseState } from './case.ts';
import type { City } from './city.ts';
import type { Guess } from './classify/guess.ts';
import { isRunning } from './clock-run.ts';
import { dueAt, type Clocks } from './clocks.ts';
import type { CallReason } from './duty-chain.ts';
import type { Given } from './field.ts';
import {
  findRoute,
  goesByItself,
  isForDuty,
  isPastLastStep,
  type Route,
  type RouteReason,
  type Waiting,
} from './routing.ts';

/** A case that waits for the desk. `text` may be masked. */
export interface Waiter {
  state: CaseState;
  clocks: Clocks;
  text: string;
  area: string | null;
  /** street and landmark */
  place?: string;
  /** what was learned says of it; absent or null without a model or where it abstains */
  guess?: Guess | null;
}

/** What `autoDispatch` is given, and why. */
export interface PassOn {
  given: Given;
  reason: RouteReason;
}

/** What an objection asks for is another person, never the clock; so does a danger that nobody has answered for. */
const needsPerson = (state: CaseState): boolean => state.objections > 0 || state.emergencyOpen;

/** Since when the desk has had the case, and until when it may. */
function waitingOf({ state, clocks }: Waiter, city: City): Waiting {
  const run = clocks.distribute;
  if (!isRunning(run)) return { since: new Date(state.filedAt), due: null };
  return { since: new Date(run.startedAt), due: dueAt(run, city) };
}

/**
 * What passes the case on at this moment, or null while the desk has it. Whether that may happen at all (sealed, returned
 * twice) is for the table to say.
 */
export function passOnNow(city: City, one: Waiter, now: Date): PassOn | null {
  const { state } = one;
  if (needsPerson(state)) return null;
  const route = routeOf(city, one);
  if (!goesByItself(city, route, waitingOf(one, city), now)) return null;
  const given = givenOf(route, state, city);
  return given && { given, reason: route.reason };
}

/** True when nobody but the officer on duty can still pass the case on in time; also where only a person may. */
export function needsDuty(city: City, one: Waiter, now: Date): boolean {
  const waiting = waitingOf(one, city);
  if (needsPerson(one.state)) return isPastLastStep(city, waiting, now);
  return isForDuty(city, routeOf(city, one), waiting, now);
}

/** Why the officer on duty must be called about a case at this moment; null while the desk or the clock has it in hand. */
export function dutyReason(city: City, one: Waiter, now: Date): CallReason | null {
  if (one.state.emergencyOpen) return 'emergency';
  // what two agencies gave back only the coordinator may decide, who was told with the second return
  if (one.state.status === 'returned' && one.state.returns.length >= 2) return null;
  return needsDuty(city, one, now) ? 'nobodySure' : null;
}

const routeOf = (city: City, { state, area, place = '', text, guess = null }: Waiter): Route =>
  findRoute(city, { text, area, place, category: state.category, returns: state.returns, guess });

function givenOf({ goal, reason }: Route, state: CaseState, city: City): Given | null {
  if (goal.to !== 'agency') return null;
  const category = city.categories.find(({ code }) => code === reason.category);
  const isNew = category !== undefined && category.code !== state.category;
  return {
    agency: goal.agency,
    ...(goal.unit === null ? {} : { unit: goal.unit }),
    ...(isNew ? { category: category.code, classification: category.classification } : {}),
  };
}
