import type { City, ClockName } from '#domain/city.ts';
import { datesMoved, type DateMove } from '#domain/redate.ts';
import type { App } from '#store/app.ts';
import { everyPromised } from './promised.query.ts';

/** How many cases are named. */
const SHOWN = 20;

/** What would move if other working times counted. */
export interface MovePreview {
  cases: number;
  promises: number;
  /** how many promises of each clock, the most first */
  clocks: readonly { clock: ClockName; count: number }[];
  /** cases by the agency whose calendar counts, the most first */
  agencies: readonly { agency: string; count: number }[];
  /** the promises that move furthest */
  examples: readonly (DateMove & { number: string })[];
}

const farness = ({ from, to }: DateMove): number => Math.abs(Date.parse(to) - Date.parse(from));

const ranked = <K extends string>(counts: ReadonlyMap<K, number>): [K, number][] =>
  [...counts].toSorted((a, b) => b[1] - a[1]);

const add = <K>(counts: Map<K, number>, key: K): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

/** Counts every promise of every open case that is not sealed and that `next` would end at another time. Changes nothing. */
export async function previewMoves(app: Pick<App, 'db'>, next: City): Promise<MovePreview> {
  const clocks = new Map<ClockName, number>();
  const agencies = new Map<string, number>();
  let examples: (DateMove & { number: string })[] = [];
  let [cases, promises] = [0, 0];
  for await (const one of everyPromised(app)) {
    const moves = datesMoved(one.promised, one.clocks, next);
    // how many sealed cases there are is nobody's to count
    if (moves.length === 0 || one.isSealed) continue;
    cases += 1;
    promises += moves.length;
    for (const { clock } of moves) add(clocks, clock);
    for (const agency of new Set(moves.map(({ clock }) => one.clocks[clock]?.agency ?? '')))
      add(agencies, agency);
    examples.push(...moves.map((move) => ({ ...move, number: one.number })));
    if (examples.length > 50 * SHOWN) examples = furthest(examples);
  }
  return {
    cases,
    promises,
    clocks: ranked(clocks).map(([clock, count]) => ({ clock, count })),
    agencies: ranked(agencies).map(([agency, count]) => ({ agency, count })),
    examples: furthest(examples),
  };
}

const furthest = <T extends DateMove>(moves: readonly T[]): T[] =>
  moves.toSorted((a, b) => farness(b) - farness(a)).slice(0, SHOWN);
