import type { City } from '#domain/city.ts';
import { guessRoute, type Guess } from '#domain/classify/guess.ts';
import { DAY } from '#domain/local-time.ts';
import { findRoute, type Route } from '#domain/routing.ts';
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

const isSure = (city: City, { goal, reason }: Route): boolean =>
  goal.to === 'agency' && reason.confidence >= city.routing.sure;

/** Routes every report of the last 90 days by the present rules and by the others. Changes nothing. */
export async function previewRoutes(app: App, next: City): Promise<RoutePreview> {
  const filed = await fetchFiled(app, new Date(app.now().getTime() - DAYS_BACK * DAY), MOST);
  const { learned } = await servingOf(app);
  const guess = (city: City, one: FiledCase): Guess | null => learned && guessRoute(city, learned, one);
  return compareRoutes(filed, app.city, next, guess);
}

/** The comparison itself; `guess` is what was learned, asked in each of the two cities. */
export function compareRoutes(
  filed: readonly FiledCase[],
  city: City,
  next: City,
  guess: (city: City, one: FiledCase) => Guess | null = () => null,
): RoutePreview {
  const shifts = new Map<string, RouteShift & { examples: string[] }>();
  let [sureBefore, sureAfter] = [0, 0];
  for (const one of filed) {
    const before = findRoute(city, { ...one, guess: guess(city, one) });
    const after = findRoute(next, { ...one, guess: guess(next, one) });
    sureBefore += Number(isSure(city, before));
    sureAfter += Number(isSure(next, after));
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
  if (shift.examples.length < EXAMPLES) shift.examples.push(one.number);
  shifts.set(key, shift);
}
