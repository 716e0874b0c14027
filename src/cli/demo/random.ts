/** A choice and how heavy it weighs; weights need not add up to anything. */
export type Weighted<T> = readonly [T, number];

/** Chance that can be repeated: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** One of the list, each as likely. Throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T;
  /** One of the list by weight. Throws RangeError when no weight is above zero. */
  weighted<T>(list: readonly Weighted<T>[]): T;
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[];
  /** An independent sequence of its own, so that one part can draw more without moving the others. */
  fork(label: string): Random;
}

/** FNV-1a: turns a label into 32 bits. */
function hashLabel(label: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** splitmix32 fills the state, so that seeds that lie close give sequences that do not. */
function splitmix(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/** sfc32, 32 bits at a time. */
function sfc32(seed: number): () => number {
  const fill = splitmix(seed);
  let [a, b, c, counter] = [fill(), fill(), fill(), 1];
  return () => {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out;
    return out >>> 0;
  };
}

function pickFrom<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError('Nothing to pick from: the list is empty');
  return item;
}

function pickWeighted<T>(list: readonly Weighted<T>[], share: number): T {
  const total = list.reduce((sum, [, weight]) => sum + Math.max(0, weight), 0);
  if (!(total > 0)) throw new RangeError('Nothing to pick from: no weight is above zero');
  let left = share * total;
  for (const [item, weight] of list) {
    left -= Math.max(0, weight);
    if (left < 0) return item;
  }
  return pickFrom(list, list.length - 1)[0];
}

function shuffled<T>(list: readonly T[], int: (low: number, high: number) => number): T[] {
  const rest = [...list];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(int(0, rest.length - 1), 1));
  return result;
}

/**
 * A repeatable source of chance for the demo year (sfc32, seeded by splitmix32). A text seed is hashed first.
 * Not for secrets: codes and tokens come from the platform's own randomness.
 */
export function seededRandom(seed: number | string): Random {
  const start = typeof seed === 'number' ? seed >>> 0 : hashLabel(seed);
  const draw = sfc32(start);
  const next = (): number => draw() / 0x1_0000_0000;
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    pick: (list) => pickFrom(list, int(0, list.length - 1)),
    weighted: (list) => pickWeighted(list, next()),
    chance: (p) => next() < p,
    shuffle: (list) => shuffled(list, int),
    fork: (label) => seededRandom((start ^ hashLabel(label)) >>> 0),
  };
}
