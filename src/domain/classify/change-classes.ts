/** Keeps a model useful when the city changes its list: categories are renamed, merged, closed. */
import type { Prediction } from './model.ts';

/** Something with a code that may have had others before: a category, an agency. */
interface Coded {
  readonly code: string;
  readonly formerly?: readonly string[];
}

/**
 * What became of old codes: for each that is not in the list of today the code that was `formerly` it, or null where it
 * is closed. `known` are codes that mean something without being in the list.
 */
export function successorsOf(
  codes: Iterable<string>,
  today: readonly Coded[],
  known: readonly string[] = [],
): ReadonlyMap<string, string | null> {
  const now = new Set([...today.map(({ code }) => code), ...known]);
  const heirs = new Map(today.flatMap(({ code, formerly = [] }) => formerly.map((old) => [old, code])));
  return new Map([...codes].filter((code) => !now.has(code)).map((code) => [code, heirs.get(code) ?? null]));
}

/**
 * Predictions in the codes of today. `successors` holds what became of old codes: another code (renamed, merged;
 * chances of one successor are added), or null (closed; its chance is shared among the rest). Successors of
 * successors are followed; a circle counts as closed. Codes that are not in the map stay. Empty when every code
 * is closed.
 */
export function inCodesOfToday(
  predictions: readonly Prediction[],
  successors: ReadonlyMap<string, string | null>,
): Prediction[] {
  const chances = new Map<string, number>();
  for (const { code, probability } of predictions) {
    const today = follow(code, successors);
    if (today !== null) chances.set(today, (chances.get(today) ?? 0) + probability);
  }
  const sum = [...chances.values()].reduce((all, one) => all + one, 0);
  return [...chances]
    .map(([code, chance]) => ({ code, probability: sum > 0 ? chance / sum : 1 / chances.size }))
    .sort((a, b) => b.probability - a.probability);
}

function follow(code: string, successors: ReadonlyMap<string, string | null>): string | null {
  const seen = new Set<string>();
  let now = code;
  for (;;) {
    const next = successors.get(now);
    if (next === undefined || next === now) return now;
    if (next === null || seen.has(next)) return null;
    seen.add(now);
    now = next;
  }
}
