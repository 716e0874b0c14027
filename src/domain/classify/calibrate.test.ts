import { expect, test } from 'vitest';
import { seededRandom } from '#cli/demo/random.ts';
import { calibrate, probabilitiesOf, softmax } from './calibrate.ts';

const CLASSES = 3;
const TEXTS = 6000;

/** Texts whose class is drawn by the softmax of 2.5 × the first voice + biases; the second voice is noise. */
function draw(): { voices: Float32Array[]; labels: Uint16Array; classes: number } {
  const random = seededRandom('calibrate');
  const first = Float32Array.from({ length: TEXTS * CLASSES }, () => random.next() * 2 - 1);
  const second = first.map(() => random.next());
  const labels = Uint16Array.from({ length: TEXTS }, (_, row) => {
    const logits = [0.7, 0, -0.7].map((bias, k) => bias + 2.5 * first[row * CLASSES + k]!);
    const chances = softmax(Float64Array.from(logits));
    return random.weighted([0, 1, 2].map((k) => [k, chances[k]!] as const));
  });
  return { voices: [first, second], labels, classes: CLASSES };
}

test('finds how loud each voice is and with what each class starts', () => {
  const { loudness, biases } = calibrate(draw());
  expect(loudness[0]).toBeCloseTo(2.5, 0);
  expect(Math.abs(loudness[1]!)).toBeLessThan(0.3);
  expect(biases[0]! - biases[2]!).toBeCloseTo(1.4, 0);
});

test('what it calls 70 % sure is right in about 70 %', () => {
  const held = draw();
  const calibration = calibrate(held);
  const near = [...held.labels].flatMap((label, row) => {
    const chances = probabilitiesOf(held, calibration, row);
    const top = chances.indexOf(Math.max(...chances));
    return Math.abs(chances[top]! - 0.7) < 0.1 ? [top === label ? 1 : 0] : [];
  });
  expect(near.length).toBeGreaterThan(300);
  expect(near.reduce<number>((sum, hit) => sum + hit, 0) / near.length).toBeCloseTo(0.7, 1);
});

test('a silent voice and a voice that is always right do no harm', () => {
  const labels = Uint16Array.from({ length: 90 }, (_, i) => i % 3);
  const right = Float32Array.from({ length: 270 }, (_, i) => (i % 3 === labels[Math.floor(i / 3)] ? 1 : -1));
  const held = { voices: [new Float32Array(270), right], labels, classes: 3 };
  const calibration = calibrate(held);
  expect([...calibration.loudness, ...calibration.biases].every(Number.isFinite)).toBe(true);
  expect(probabilitiesOf(held, calibration, 0)[0]).toBeGreaterThan(0.95);
});

test('probabilities of enormous logits are still probabilities', () => {
  expect([...softmax(Float64Array.of(5000, 5000, -5000))]).toEqual([0.5, 0.5, 0]);
});
