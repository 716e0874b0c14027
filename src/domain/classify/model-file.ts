/**
 * A model as bytes, little-endian: a head (magic, version, kind, bits, classes, length of their codes, rows, length
 * of the whole, word share, threshold); telltale and biases; for each voice its bend, scales, starts and weights; the
 * class codes as UTF-8, one a line; and the CRC-32 of all before. A file that is not whole is refused: the model
 * that works stays in use.
 */
import { KNOTS, type Bend } from './calibrate.ts';
import { checksum } from './checksum.ts';
import { MODEL_KINDS, rowsOf, type Model, type ModelKind, type Table } from './model.ts';

/** Why bytes are no model: another kind of file, of another version, cut short or with more behind, or changed. */
export type ModelFault = 'notAModel' | 'otherVersion' | 'otherLength' | 'changed';

export type ReadModel = { ok: true; value: Model } | { ok: false; fault: ModelFault };

/** "SMBT" */
const MAGIC = 0x54424d53;
/** Rises when the layout or the features change: old weights mean nothing to new features. */
const VERSION = 1;
/** Eight whole numbers of four bytes, then word share and threshold of eight. */
const HEAD = 48;
const SUM = 4;
const MOST_BUCKETS = 2 ** 24;
const VOICES = { machine: 2, bayes: 1 } satisfies Record<ModelKind, number>;

interface Shape {
  kind: ModelKind | undefined;
  buckets: number;
  classes: number;
  codes: number;
  rows: number;
}

function lengthOf({ kind, buckets, classes, codes, rows }: Shape): number {
  const voice = 8 * (2 * KNOTS + 1) + 8 * classes + rows * classes;
  return HEAD + 4 * buckets + 4 * classes + (kind ? VOICES[kind] : 0) * voice + codes + SUM;
}

/** The bytes of a model; `readModel` gives it back. Class codes hold no line break. */
export function writeModel(model: Model): Uint8Array {
  const codes = new TextEncoder().encode(model.classes.join('\n'));
  const rows = model.rowOf.reduce((most, row) => Math.max(most, row + 1), 0);
  const shape = {
    kind: model.kind,
    buckets: 2 ** model.bits,
    classes: model.classes.length,
    codes: codes.length,
    rows,
  };
  const bytes = new Uint8Array(lengthOf(shape));
  const view = new DataView(bytes.buffer);
  let at = 32;
  const double = (value: number): void => {
    view.setFloat64(at, value, true);
    at += 8;
  };
  const floats = (values: Float32Array): void => {
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  };
  const kind = MODEL_KINDS.indexOf(model.kind);
  const whole = [MAGIC, VERSION, kind, model.bits, shape.classes, shape.codes, rows, bytes.length];
  whole.forEach((value, place) => {
    view.setUint32(4 * place, value, true);
  });
  double(model.wordShare);
  double(model.threshold);
  floats(model.telltale);
  floats(model.calibration.biases);
  model.voices.forEach(({ weights, scales, starts }, voice) => {
    const bend = model.calibration.bends[voice];
    for (const value of [...(bend?.knots ?? []), ...(bend?.slopes ?? [])]) double(value);
    floats(scales);
    floats(starts);
    bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at);
    at += weights.length;
  });
  bytes.set(codes, at);
  view.setUint32(bytes.length - SUM, checksum(bytes.subarray(0, bytes.length - SUM)), true);
  return bytes;
}

function shapeOf(view: DataView): Shape {
  const whole = (place: number): number => view.getUint32(4 * place, true);
  return {
    kind: MODEL_KINDS[whole(2)],
    buckets: 2 ** whole(3),
    classes: whole(4),
    codes: whole(5),
    rows: whole(6),
  };
}

/** What is wrong with a file, before anything of the size it claims is made; null when nothing is. */
function faultOf(bytes: Uint8Array, view: DataView): ModelFault | null {
  if (view.byteLength < 8 || view.getUint32(0, true) !== MAGIC) return 'notAModel';
  if (view.getUint32(4, true) !== VERSION) return 'otherVersion';
  if (view.byteLength < HEAD + SUM || view.getUint32(28, true) !== view.byteLength) return 'otherLength';
  return fits(shapeOf(view), view) && isUnchanged(bytes, view) ? null : 'changed';
}

function fits(shape: Shape, view: DataView): boolean {
  return shape.buckets <= MOST_BUCKETS && lengthOf(shape) === view.byteLength;
}

function isUnchanged(bytes: Uint8Array, view: DataView): boolean {
  const sum = view.byteLength - SUM;
  return checksum(bytes.subarray(0, sum)) === view.getUint32(sum, true);
}

/** Takes numbers one after another. */
function reader(view: DataView): {
  double: () => number;
  floats: (count: number) => Float32Array;
  small: (count: number) => Int8Array;
} {
  let at = 32;
  return {
    double: () => {
      at += 8;
      return view.getFloat64(at - 8, true);
    },
    floats: (count) =>
      Float32Array.from({ length: count }, () => {
        at += 4;
        return view.getFloat32(at - 4, true);
      }),
    small: (count) => {
      at += count;
      return new Int8Array(view.buffer, view.byteOffset + at - count, count).slice();
    },
  };
}

function readWhole(bytes: Uint8Array, view: DataView, kind: ModelKind): Model | null {
  const { buckets, classes: count, codes, rows } = shapeOf(view);
  const take = reader(view);
  const [wordShare, threshold] = [take.double(), take.double()];
  const telltale = take.floats(buckets);
  const biases = take.floats(count);
  const bends: Bend[] = [];
  const voices: Table[] = [];
  for (let voice = 0; voice < VOICES[kind]; voice++) {
    const knots = Array.from({ length: KNOTS }, take.double);
    bends.push({ knots, slopes: Array.from({ length: KNOTS + 1 }, take.double) });
    voices.push({
      scales: take.floats(count),
      starts: take.floats(count),
      weights: take.small(rows * count),
    });
  }
  const from = bytes.length - SUM - codes;
  const classes = new TextDecoder().decode(bytes.subarray(from, from + codes)).split('\n');
  const rowOf = rowsOf(telltale);
  if (classes.length !== count || rowOf.some((row) => row >= rows)) return null;
  const bits = Math.log2(buckets);
  return {
    kind,
    classes,
    bits,
    wordShare,
    threshold,
    telltale,
    rowOf,
    voices,
    calibration: { bends, biases },
  };
}

/** Reads a model, or says why the bytes are none. Never throws, whatever the bytes. */
export function readModel(bytes: Uint8Array): ReadModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fault = faultOf(bytes, view);
  if (fault) return { ok: false, fault };
  const { kind } = shapeOf(view);
  const value = kind ? readWhole(bytes, view, kind) : null;
  return value ? { ok: true, value } : { ok: false, fault: 'changed' };
}
