/**
 * Scores made probabilities: softmax of the bent scores of each voice and a word of its own for each class, fitted
 * by Newton's method on texts that the voices had not read. A straight line from score to logit (temperature
 * scaling: Guo, Pleiss, Sun, Weinberger, "On calibration of modern neural networks", ICML 2017) is too sure where
 * scores are high and too unsure where they are low; a line with four bends was three times nearer.
 */

/** Scores of held-out texts: for each voice a row-major table of texts × classes. */
export interface HeldOut {
  voices: readonly Float32Array[];
  labels: Uint16Array;
  classes: number;
}

/** A line that bends at each knot: a slope for the score itself, then one more above each knot. */
export interface Bend {
  knots: readonly number[];
  slopes: readonly number[];
}

/** How loud each voice is at which score, and what each class starts with. */
export interface Calibration {
  bends: readonly Bend[];
  biases: Float32Array;
}

/** Where lines bend: at these shares of the best scores of the held-out texts. */
const KNOTS_AT = [0.02, 0.1, 0.3, 0.6];
/** How many knots a line has. */
export const KNOTS = KNOTS_AT.length;
const PIECES = KNOTS + 1;
/** Keeps the bias of a class near 0 unless several texts speak for it. */
const RIDGE_BIAS = 2;
const RIDGE_SLOPE = 1e-3;
const STEPS = 40;
const HALVINGS = 12;
const ENOUGH = 1e-6;

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

/** Only how classes compare means something: the mean of a text's scores becomes 0. */
function centred(scores: Float32Array): Float32Array {
  const middle = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return scores.map((score) => score - middle);
}

function bent(score: number, { knots, slopes }: Bend): number {
  return knots.reduce(
    (sum, knot, place) => sum + (slopes[place + 1] ?? 0) * Math.max(score - knot, 0),
    (slopes[0] ?? 0) * score,
  );
}

/** The probabilities of one text from the scores that each voice gives its classes. */
export function chancesOf(scores: readonly Float32Array[], { bends, biases }: Calibration): Float64Array {
  const logits = Float64Array.from(biases);
  bends.forEach((bend, voice) => {
    centred(scores[voice] ?? new Float32Array(biases.length)).forEach((score, k) => {
      logits[k] = (logits[k] ?? 0) + bent(score, bend);
    });
  });
  return softmax(logits);
}

/** What the fit looks at: for each text and class the pieces of its bent scores. */
interface Fit {
  labels: Uint16Array;
  classes: number;
  /** texts × classes × slopes */
  pieces: Float32Array;
  slopes: number;
}

/** Slopes first, biases after them. */
type Theta = Float64Array;

function knotsOf(scores: Float32Array, classes: number): number[] {
  const best = Float32Array.from({ length: scores.length / classes }, (_, row) =>
    scores.subarray(row * classes, (row + 1) * classes).reduce((most, one) => Math.max(most, one), -Infinity),
  ).sort();
  return KNOTS_AT.map((share) => best[Math.floor(share * (best.length - 1))] ?? 0);
}

function centreRows(scores: Float32Array, classes: number): Float32Array {
  const all = new Float32Array(scores.length);
  for (let from = 0; from < scores.length; from += classes)
    all.set(centred(scores.subarray(from, from + classes)), from);
  return all;
}

function prepare(held: HeldOut, tables: readonly Float32Array[], knots: readonly number[][]): Fit {
  const { labels, classes } = held;
  const slopes = tables.length * PIECES;
  const pieces = new Float32Array(labels.length * classes * slopes);
  tables.forEach((table, voice) =>
    table.forEach((score, cell) => {
      const from = cell * slopes + voice * PIECES;
      pieces[from] = score;
      knots[voice]?.forEach((knot, place) => (pieces[from + place + 1] = Math.max(score - knot, 0)));
    }),
  );
  return { labels, classes, pieces, slopes };
}

function chancesAt({ classes, pieces, slopes }: Fit, theta: Theta, row: number): Float64Array {
  const logits = new Float64Array(classes);
  for (let k = 0; k < classes; k++) {
    const from = (row * classes + k) * slopes;
    let sum = theta[slopes + k] ?? 0;
    for (let j = 0; j < slopes; j++) sum += (theta[j] ?? 0) * (pieces[from + j] ?? 0);
    logits[k] = sum;
  }
  return softmax(logits);
}

function ridge(place: number, slopes: number): number {
  return place < slopes ? RIDGE_SLOPE : RIDGE_BIAS;
}

function loss(fit: Fit, theta: Theta): number {
  let sum = 0;
  theta.forEach((value, place) => (sum += (ridge(place, fit.slopes) * value * value) / 2));
  fit.labels.forEach((label, row) => {
    sum -= Math.log(Math.max(chancesAt(fit, theta, row)[label] ?? 0, 1e-300));
  });
  return sum;
}

interface Slope {
  gradient: Float64Array;
  /** rows of the symmetric matrix of second derivatives */
  curve: Float64Array[];
}

function raise(line: Float64Array | undefined, place: number, by: number): void {
  if (line) line[place] = (line[place] ?? 0) + by;
}

/** Adds what one class of a text says: its chance times its pieces, and their products. */
function addClass(
  { curve }: Slope,
  expected: Float64Array,
  own: Float32Array,
  chance: number,
  at: number,
): void {
  const bias = curve[at];
  for (let j = 0; j < own.length; j++) {
    const part = chance * (own[j] ?? 0);
    if (part === 0) continue;
    const line = curve[j];
    raise(expected, j, part);
    raise(line, at, part);
    raise(bias, j, part);
    for (let i = 0; i < own.length; i++) raise(line, i, part * (own[i] ?? 0));
  }
  raise(bias, at, chance);
  expected[at] = chance;
}

function addText(slope: Slope, fit: Fit, theta: Theta, row: number): void {
  const { classes, pieces, slopes } = fit;
  const own = (k: number): Float32Array => {
    const from = (row * classes + k) * slopes;
    return pieces.subarray(from, from + slopes);
  };
  const expected = new Float64Array(theta.length);
  chancesAt(fit, theta, row).forEach((chance, k) => {
    addClass(slope, expected, own(k), chance, slopes + k);
  });
  const label = fit.labels[row] ?? 0;
  own(label).forEach((piece, j) => {
    raise(slope.gradient, j, -piece);
  });
  raise(slope.gradient, slopes + label, -1);
  expected.forEach((value, place) => {
    raise(slope.gradient, place, value);
    const line = slope.curve[place];
    if (line) for (let j = 0; j < line.length; j++) line[j] = (line[j] ?? 0) - value * (expected[j] ?? 0);
  });
}

function slopeAt(fit: Fit, theta: Theta): Slope {
  const gradient = theta.map((value, place) => ridge(place, fit.slopes) * value);
  const curve = Array.from(theta, (_, place) => {
    const line = new Float64Array(theta.length);
    line[place] = ridge(place, fit.slopes);
    return line;
  });
  const slope = { gradient, curve };
  for (const row of fit.labels.keys()) addText(slope, fit, theta, row);
  return slope;
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

function descend(fit: Fit): Theta {
  const size = fit.slopes + fit.classes;
  let theta = Float64Array.from({ length: size }, (_, i) => (i < fit.slopes && i % PIECES === 0 ? 1 : 0));
  let now = loss(fit, theta);
  for (let done = 0; done < STEPS; done++) {
    const step = solve(slopeAt(fit, theta));
    const before = now;
    for (let halved = 0; halved < HALVINGS && now === before; halved++) {
      const next = theta.map((value, place) => value - (step[place] ?? 0) * 0.5 ** halved);
      const reached = loss(fit, next);
      if (reached >= now) continue;
      theta = next;
      now = reached;
    }
    if (before - now <= ENOUGH * before) break;
  }
  return theta;
}

/** Fits on held-out texts. Deterministic; the same scores give the same calibration. */
export function calibrate(held: HeldOut): Calibration {
  const tables = held.voices.map((scores) => centreRows(scores, held.classes));
  const knots = tables.map((table) => knotsOf(table, held.classes));
  const fit = prepare(held, tables, knots);
  const theta = descend(fit);
  return {
    bends: knots.map((own, voice) => ({
      knots: own,
      slopes: [...theta.subarray(voice * PIECES, (voice + 1) * PIECES)],
    })),
    biases: Float32Array.from(theta.subarray(fit.slopes)),
  };
}
