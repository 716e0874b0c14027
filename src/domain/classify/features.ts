/**
 * What a classifier sees of a complaint: words and pairs of words, pieces of words of two to five letters, the
 * place, and what the reporter chose. Everything is made comparable by `wordsOf` and hashed into a fixed number of buckets, so that a
 * model has one size however many words a city uses, and holds no word that a citizen wrote.
 */
import { wordsOf } from '../words-of-text.ts';

/** What is known of a complaint when it must be sorted. Only what the product has, too. */
export interface Telling {
  text: string;
  /** street and landmark in the citizen's words */
  place?: string | undefined;
  /** code or name of the kelurahan; only compared */
  ward?: string | undefined;
  /** code of what the reporter chose; only compared */
  chosen?: string | undefined;
}

/** How often each bucket occurs, buckets ascending. Words lie in the lower half of the buckets, pieces in the upper. */
export interface Counts {
  buckets: Uint32Array;
  counts: Float32Array;
}

/** Longer texts are read to here, and longer words: a text of any length costs a bounded time. */
const MOST_WORDS = 500;
const LONGEST_WORD = 40;
const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 5;
const EDGE = 32;

const SEED_OF = {
  word: 0x811c9dc5,
  pair: 0x2f0b4c47,
  piece: 0x5bd1e995,
  place: 0x1b873593,
  ward: 0x7feb352d,
  chosen: 0x3c6ef372,
};

function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** FNV-1a over the letters. */
function hashWord(seed: number, word: string): number {
  let hash = seed;
  for (let i = 0; i < word.length; i++) hash = step(hash, word.charCodeAt(i));
  return hash;
}

/** The finish of MurmurHash3: spreads every bit of a hash over all of them, so that its low bits may be used. */
function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function addWords(found: number[], words: readonly string[], half: number): void {
  words.forEach((word, place) => {
    const own = hashWord(SEED_OF.word, word);
    found.push(spread(own) % half);
    const next = words[place + 1];
    if (next !== undefined) found.push(spread(hashWord(own ^ SEED_OF.pair, next)) % half);
  });
}

function addPieces(found: number[], word: string, half: number): void {
  const last = Math.min(word.length, LONGEST_WORD);
  // Place -1 and place `last` are the edges of the word: "pju" as a word is not "pju" inside one.
  for (let from = -1; from <= last; from++) {
    let hash = SEED_OF.piece;
    for (let length = 1; length <= LONGEST_PIECE && from + length <= last + 1; length++) {
      const at = from + length - 1;
      hash = step(hash, at < 0 || at === last ? EDGE : word.charCodeAt(at));
      if (length >= SHORTEST_PIECE) found.push(half + (spread(hash) % half));
    }
  }
}

function tally(found: readonly number[]): Counts {
  const sorted = Uint32Array.from(found).sort();
  const buckets = new Uint32Array(sorted.length);
  const counts = new Float32Array(sorted.length);
  let used = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] === sorted[i - 1]) {
      counts[used - 1] = (counts[used - 1] ?? 0) + 1;
      continue;
    }
    buckets[used] = sorted[i] ?? 0;
    counts[used] = 1;
    used += 1;
  }
  return { buckets: buckets.slice(0, used), counts: counts.slice(0, used) };
}

/** The bucket of each word by itself, in the order of the text. */
export function bucketsOfWords(text: string, bits: number): number[] {
  const half = 2 ** (bits - 1);
  return wordsOf(text)
    .slice(0, MOST_WORDS)
    .map((word) => spread(hashWord(SEED_OF.word, word)) % half);
}

/**
 * Counts the features of a telling in `2 ** bits` buckets. Texts without a letter have no features. Linear in the
 * text up to 500 words; what follows is not read.
 */
export function countFeatures(told: Telling, bits: number): Counts {
  const half = 2 ** (bits - 1);
  const found: number[] = [];
  const words = wordsOf(told.text).slice(0, MOST_WORDS);
  addWords(found, words, half);
  for (const word of words) addPieces(found, word, half);
  for (const word of wordsOf(told.place ?? '').slice(0, MOST_WORDS))
    found.push(spread(hashWord(SEED_OF.place, word)) % half);
  for (const name of ['ward', 'chosen'] as const) {
    const code = told[name];
    if (code !== undefined) found.push(spread(hashWord(SEED_OF[name], code)) % half);
  }
  return tally(found);
}
