/**
 * Scores made probabilities: softmax of a weighted sum of each voice's scores and a word of its own for each class
 * ("temperature scaling" with a bias, Guo, Pleiss, Sun, Weinberger, "On calibration of modern neural networks",
 * ICML 2017), fitted by Newton's method on texts that the voices had not read.
 */

/** Scores of held-out texts: for each voice a row-major table of texts × classes. */
export interface HeldOut {
  voices: readonly Float32Array[];
  labels: Uint16Array;
  classes: number;
}

/** How loud each voice is, and what each class starts with. */
export interface Calibration {
  loudness: number[];
  biases: Float64Array;
}

/** Keeps the bias of a class near 0 unless several texts speak for it. */
const RIDGE_BIAS = 2;
const RIDGE_LOUDNESS = 1e-3;
const STEPS = 40;
const HALVINGS = 12;
const ENOUGH = 1e-7;

/** Turns logits into probabilities where they stand; exact for any size of number. */
export function softmax(logits: Float64Array): Float64Array {
  const top = logits.reduce((most, one) => Math.max(most, one), -Infinity);
  let sum = 0;
  for (let k = 0; k < logits.length; k++) {
    const part = Math.exp((logits[k] ?? 0) - top);
    logits[k] = part;
    sum += part;
  }
  for (let k = 0; k < logits.length; k++) logits[k] = (logits[k] ?? 0) / sum;
  return logits;
}

/** The probabilities of one held-out text, in the order of the classes. */
export function probabilitiesOf(held: HeldOut, { loudness, biases }: Calibration, row: number): Float64Array {
  const logits = Float64Array.from(biases);
  held.voices.forEach((scores, voice) => {
    const loud = loudness[voice] ?? 0;
    for (let k = 0; k < held.classes; k++)
      logits[k] = (logits[k] ?? 0) + loud * (scores[row * held.classes + k] ?? 0);
  });
  return softmax(logits);
}

function read(theta: Float64Array, voices: number): Calibration {
  return { loudness: [...theta.subarray(0, voices)], biases: theta.subarray(voices) };
}

function penalty(place: number, voices: number): number {
  return place < voices ? RIDGE_LOUDNESS : RIDGE_BIAS;
}

function loss(held: HeldOut, theta: Float64Array): number {
  const voices = held.voices.length;
  let sum = 0;
  theta.forEach((value, place) => (sum += (penalty(place, voices) * value * value) / 2));
  held.labels.forEach((label, row) => {
    const own = probabilitiesOf(held, read(theta, voices), row)[label] ?? 0;
    sum -= Math.log(Math.max(own, 1e-300));
  });
  return sum;
}

interface Slope {
  gradient: Float64Array;
  /** rows of the symmetric matrix of second derivatives */
  curve: Float64Array[];
}

function flat(size: number, voices: number, theta: Float64Array): Slope {
  const gradient = theta.map((value, place) => penalty(place, voices) * value);
  const curve = Array.from({ length: size }, (_, place) => {
    const line = new Float64Array(size);
    line[place] = penalty(place, voices);
    return line;
  });
  return { gradient, curve };
}

function raise(line: Float64Array | undefined, place: number, by: number): void {
  if (line) line[place] = (line[place] ?? 0) + by;
}

/** Adds what one text says: expected minus seen, and the spread of what was expected. */
function addText({ gradient, curve }: Slope, held: HeldOut, row: number, chances: Float64Array): void {
  const voices = held.voices.length;
  const label = held.labels[row] ?? 0;
  const expected = new Float64Array(gradient.length);
  expected.set(chances, voices);
  held.voices.forEach((scores, voice) => {
    const own = scores.subarray(row * held.classes, (row + 1) * held.classes);
    chances.forEach((chance, k) => {
      const score = own[k] ?? 0;
      raise(expected, voice, chance * score);
      raise(curve[voice], voices + k, chance * score);
      raise(curve[voices + k], voice, chance * score);
      held.voices.forEach((others, other) =>
        raise(curve[voice], other, chance * score * (others[row * held.classes + k] ?? 0)),
      );
    });
    raise(gradient, voice, -(own[label] ?? 0));
  });
  raise(gradient, voices + label, -1);
  chances.forEach((chance, k) => raise(curve[voices + k], voices + k, chance));
  expected.forEach((value, place) => {
    raise(gradient, place, value);
    const line = curve[place];
    if (line) for (let j = 0; j < line.length; j++) line[j] = (line[j] ?? 0) - value * (expected[j] ?? 0);
  });
}

/** Solves `curve · step = gradient` for a symmetric positive matrix, by Gauss and Jordan without looking for pivots. */
function solve({ gradient, curve }: Slope): Float64Array {
  const step = Float64Array.from(gradient);
  curve.forEach((line, pivot) => {
    const lead = line[pivot] ?? 1;
    curve.forEach((other, place) => {
      const times = place === pivot ? 0 : (other[pivot] ?? 0) / lead;
      if (times === 0) return;
      for (let j = pivot; j < other.length; j++) other[j] = (other[j] ?? 0) - times * (line[j] ?? 0);
      raise(step, place, -times * (step[pivot] ?? 0));
    });
  });
  curve.forEach((line, place) => (step[place] = (step[place] ?? 0) / (line[place] ?? 1)));
  return step;
}

/** Fits on held-out texts. Deterministic; the same scores give the same calibration. */
export function calibrate(held: HeldOut): Calibration {
  const voices = held.voices.length;
  const size = voices + held.classes;
  let theta = Float64Array.from({ length: size }, (_, place) => (place < voices ? 1 : 0));
  let now = loss(held, theta);
  for (let done = 0; done < STEPS; done++) {
    const slope = flat(size, voices, theta);
    held.labels.forEach((_, row) =>
      addText(slope, held, row, probabilitiesOf(held, read(theta, voices), row)),
    );
    const step = solve(slope);
    const before = now;
    for (let halved = 0; halved < HALVINGS; halved++) {
      const next = theta.map((value, place) => value - (step[place] ?? 0) * 0.5 ** halved);
      const reached = loss(held, next);
      if (reached > now) continue;
      theta = next;
      now = reached;
      break;
    }
    if (before - now <= ENOUGH * before) break;
  }
  return read(theta, voices);
}
