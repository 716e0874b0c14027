/**
 * A model as bytes, little-endian: magic, version, kind, bits, number of classes, length of the class codes,
 * length of the whole; then word share and threshold; telltale, scales, biases; weights; class codes as UTF-8, one
 * a line; and the CRC-32 of all before. A file that is not whole is refused: the model that works stays in use.
 */
import { checksum } from './checksum.ts';
import { MODEL_KINDS, type Model } from './model.ts';

/** Why bytes are no model: another kind of file, of another version, cut short or with more behind, or changed. */
type ModelFault = 'notAModel' | 'otherVersion' | 'otherLength' | 'changed';

export type ReadModel = { ok: true; value: Model } | { ok: false; fault: ModelFault };

/** "SMBT" */
const MAGIC = 0x54424d53;
/** Rises when the layout or the features change: old weights mean nothing to new features. */
const VERSION = 1;
const HEAD = 40;
const SUM = 4;
const MOST_BUCKETS = 2 ** 24;

interface Shape {
  buckets: number;
  classes: number;
  codes: number;
}

function placesOf({ buckets, classes, codes }: Shape): {
  telltale: number;
  scales: number;
  biases: number;
  weights: number;
  codes: number;
  sum: number;
} {
  const telltale = HEAD;
  const scales = telltale + 4 * buckets;
  const biases = scales + 4 * classes;
  const weights = biases + 4 * classes;
  const codesAt = weights + buckets * classes;
  return { telltale, scales, biases, weights, codes: codesAt, sum: codesAt + codes };
}

function writeFloats(view: DataView, at: number, floats: Float32Array): void {
  floats.forEach((value, place) => view.setFloat32(at + 4 * place, value, true));
}

function readFloats(view: DataView, at: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, place) => view.getFloat32(at + 4 * place, true));
}

/** The bytes of a model; `readModel` gives it back. Class codes hold no line break. */
export function writeModel(model: Model): Uint8Array {
  const codes = new TextEncoder().encode(model.classes.join('\n'));
  const shape = { buckets: 2 ** model.bits, classes: model.classes.length, codes: codes.length };
  const places = placesOf(shape);
  const bytes = new Uint8Array(places.sum + SUM);
  const view = new DataView(bytes.buffer);
  const numbers = [MAGIC, VERSION, MODEL_KINDS.indexOf(model.kind), model.bits, shape.classes, shape.codes];
  [...numbers, bytes.length].forEach((value, place) => view.setUint32(4 * place, value, true));
  view.setFloat32(28, model.wordShare, true);
  view.setFloat64(32, model.threshold, true);
  writeFloats(view, places.telltale, model.telltale);
  writeFloats(view, places.scales, model.scales);
  writeFloats(view, places.biases, model.biases);
  bytes.set(
    new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.length),
    places.weights,
  );
  bytes.set(codes, places.codes);
  view.setUint32(places.sum, checksum(bytes.subarray(0, places.sum)), true);
  return bytes;
}

/** What is wrong with the first numbers of a file, before anything of their size is made; null when nothing is. */
function faultOfHead(view: DataView): ModelFault | null {
  if (view.byteLength < 8 || view.getUint32(0, true) !== MAGIC) return 'notAModel';
  if (view.getUint32(4, true) !== VERSION) return 'otherVersion';
  if (view.byteLength < HEAD + SUM || view.getUint32(24, true) !== view.byteLength) return 'otherLength';
  const shape = shapeOf(view);
  const fits = shape.buckets <= MOST_BUCKETS && placesOf(shape).sum + SUM === view.byteLength;
  return fits ? null : 'changed';
}

function shapeOf(view: DataView): Shape {
  return {
    buckets: 2 ** view.getUint32(12, true),
    classes: view.getUint32(16, true),
    codes: view.getUint32(20, true),
  };
}

/** Reads a model, or says why the bytes are none. Never throws, whatever the bytes. */
export function readModel(bytes: Uint8Array): ReadModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fault = faultOfHead(view);
  if (fault) return { ok: false, fault };
  const shape = shapeOf(view);
  const places = placesOf(shape);
  const kind = MODEL_KINDS[view.getUint32(8, true)];
  const classes = new TextDecoder().decode(bytes.subarray(places.codes, places.sum)).split('\n');
  const whole = checksum(bytes.subarray(0, places.sum)) === view.getUint32(places.sum, true);
  if (!whole || kind === undefined || classes.length !== shape.classes)
    return { ok: false, fault: 'changed' };
  return {
    ok: true,
    value: {
      kind,
      classes,
      bits: view.getUint32(12, true),
      wordShare: view.getFloat32(28, true),
      threshold: view.getFloat64(32, true),
      telltale: readFloats(view, places.telltale, shape.buckets),
      scales: readFloats(view, places.scales, shape.classes),
      biases: readFloats(view, places.biases, shape.classes),
      weights: new Int8Array(bytes.slice(places.weights, places.codes).buffer),
    },
  };
}
