/**
 * From counts to the vector that models weigh: sublinear counts times how telling a bucket is (inverse document
 * frequency), each text of length one (Salton & Buckley, "Term-weighting approaches in automatic text
 * retrieval", 1988).
 */
import type { Counts } from './features.ts';

/** A sparse vector of length one, or without entries. */
export interface Vector {
  buckets: Uint32Array;
  values: Float32Array;
}

/** What each bucket counts for; 0 for one seen in fewer texts than asked, which says nothing. */
export type Telltale = Float32Array;

/** Learns from training texts how telling each of `2 ** bits` buckets is; those in fewer than `fewest` texts get 0. */
export function learnTelltale(texts: readonly Counts[], bits: number, fewest: number): Telltale {
  const seen = new Float32Array(2 ** bits);
  for (const { buckets } of texts) for (const bucket of buckets) seen[bucket] = (seen[bucket] ?? 0) + 1;
  return seen.map((times) => (times < fewest ? 0 : 1 + Math.log((1 + texts.length) / (1 + times))));
}

/** The vector of a text. `wordShare` (0 to 1) is the part of its squared length that words have; pieces have the rest. */
export function weigh({ buckets, counts }: Counts, telltale: Telltale, wordShare: number): Vector {
  const values = counts.map((count, i) => (1 + Math.log(count)) * (telltale[buckets[i] ?? 0] ?? 0));
  // Buckets ascend, so the words stand first.
  const half = telltale.length / 2;
  const firstPiece = buckets.findIndex((bucket) => bucket >= half);
  const words = values.subarray(0, firstPiece < 0 ? values.length : firstPiece);
  const pieces = values.subarray(words.length);
  const squares = { words: squareOf(words), pieces: squareOf(pieces) };
  scale(words, squares.words, squares.pieces > 0 ? wordShare : 1);
  scale(pieces, squares.pieces, squares.words > 0 ? 1 - wordShare : 1);
  return {
    buckets: buckets.filter((_, i) => values[i] !== 0),
    values: values.filter((value) => value !== 0),
  };
}

function squareOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

function scale(values: Float32Array, squares: number, share: number): void {
  const factor = squares > 0 ? Math.sqrt(share / squares) : 0;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * factor;
}
