import { setImmediate } from 'node:timers/promises';
import type { City } from '#domain/city.ts';
import { guessRoute, type Guess } from '#domain/classify/guess.ts';
import { DAY } from '#domain/local-time.ts';
import { findRoute, goesAtOnce, type Route } from '#domain/routing.ts';
import { briefly } from '#platform/briefly.ts';
import type { App } from '#store/app.ts';
import { servingOf } from '#store/learning/champion.ts';
import { fetchFiled, type FiledCase } from './filed.query.ts';

const DAYS_BACK = 90;
/** How many reports are looked at, the newest first: a bigger city gets its answer from fewer days. */
const MOST = 20_000;
const EXAMPLES = 3;

/** Where a route leads, as one word: "agency:dlh", "body:pln", "seal", "desk". */
type Goal = string;

/** Reports that would have gone elsewhere, by from where to where. */
interface RouteShift {
  from: Goal;
  to: Goal;
  count: number;
  /** how many of them ended where the present rules lead, and where the others would */
  rightBefore: number;
  rightAfter: number;
  examples: readonly string[];
}

/** What other rules would have done to the reports of the last 90 days. */
export interface RoutePreview {
  looked: number;
  moved: number;
  /** reports sure enough to go at once, now and with the others */
  sureBefore: number;
  sureAfter: number;
  /** the most first */
  shifts: readonly RouteShift[];
}

function goalOfRoute({ goal }: Route): Goal {
  if (goal.to === 'agency') return `agency:${goal.agency}`;
  return goal.to === 'body' ? `body:${goal.body}` : goal.to;
}

/** Where a case really ended: at an agency or a body outside the city. Null while nobody has it: that proves no rule right. */
function endOf({ lead, body }: FiledCase): Goal | null {
  if (lead !== null) return `agency:${lead}`;
  return body === null ? null : `body:${body}`;
}

/** Milliseconds: a page that is asked for again gets the same answer. */
const KEPT = 60_000;
const lately = briefly<RoutePreview>(KEPT);

/**
 * Routes every report of the last 90 days by the present rules and by the others (`draft` says which). Changes nothing,
 * and lets other requests in between: so many reports take seconds.
 */
export function previewRoutes(app: App, draft: number, next: City): Promise<RoutePreview> {
  return lately(app.city, String(draft), app.now(), async () => {
    const filed = await fetchFiled(app, new Date(app.now().getTime() - DAYS_BACK * DAY), MOST);
    const { learned } = await servingOf(app);
    return compareRoutes(filed, app.city, next, (one) => learned && guessRoute(app.city, learned, one));
  });
}

/** Reports routed in one go. */
const AT_ONCE = 100;

/** The comparison itself; `guess` is what was learned, the same for both, since only the rules differ. */
export async function compareRoutes(
  filed: readonly FiledCase[],
  city: City,
  next: City,
  guess: (one: FiledCase) => Guess | null = () => null,
): Promise<RoutePreview> {
  const shifts = new Map<string, RouteShift & { examples: string[] }>();
  let [sureBefore, sureAfter] = [0, 0];
  for (const [index, one] of filed.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const question = { ...one, guess: guess(one) };
    const [before, after] = [findRoute(city, question), findRoute(next, question)];
    sureBefore += Number(goesAtOnce(city, before));
    sureAfter += Number(goesAtOnce(next, after));
    const [from, to] = [goalOfRoute(before), goalOfRoute(after)];
    if (from !== to) count(shifts, from, to, one);
  }
  const list = [...shifts.values()].toSorted((a, b) => b.count - a.count);
  const moved = list.reduce((sum, shift) => sum + shift.count, 0);
  return { looked: filed.length, moved, sureBefore, sureAfter, shifts: list };
}

function count(
  shifts: Map<string, RouteShift & { examples: string[] }>,
  from: Goal,
  to: Goal,
  one: FiledCase,
): void {
  const key = `${from} ${to}`;
  const shift = shifts.get(key) ?? { from, to, count: 0, rightBefore: 0, rightAfter: 0, examples: [] };
  const end = endOf(one);
  shift.count += 1;
  shift.rightBefore += Number(end === from);
  shift.rightAfter += Number(end === to);
  // whose words may accuse somebody is not named in a table
  const isNamed = from !== 'seal' && to !== 'seal' && shift.examples.length < EXAMPLES;
  if (isNamed) shift.examples.push(one.number);
  shifts.set(key, shift);
}
