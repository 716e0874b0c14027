import { expect, test } from 'vitest';
import { seededRandom } from '#cli/demo/random.ts';
import { calibrate, chancesOf, softmax, type HeldOut } from './calibrate.ts';

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

/** What a calibration makes of a held-out text. */
function chancesOfRow(
  { voices, classes }: HeldOut,
  calibration: ReturnType<typeof calibrate>,
  row: number,
): number[] {
  const scores = voices.map((table) => table.subarray(row * classes, (row + 1) * classes));
  return [...chancesOf(scores, calibration)];
}

test('finds how loud each voice is and with what each class starts', () => {
  const { bends, biases } = calibrate(draw());
  const [loud, noise] = bends.map(({ slopes }) => slopes.reduce((sum, slope) => sum + slope, 0));
  expect(loud).toBeGreaterThan(1.5);
  expect(Math.abs(noise!)).toBeLessThan(0.8);
  expect(biases[0]! - biases[2]!).toBeCloseTo(1.4, 0);
});

test('bends the line where high scores promise too much', () => {
  const random = seededRandom('bend');
  const score = Float32Array.from({ length: TEXTS }, () => random.next() * 4);
  const voice = Float32Array.from({ length: TEXTS * 2 }, (_, i) => (i % 2 === 0 ? score[i >> 1]! : 0));
  // The truth rises with the score only up to 1, and not at all above.
  const labels = Uint16Array.from(score, (one) =>
    random.chance(1 / (1 + Math.exp(-2 * Math.min(one, 1)))) ? 0 : 1,
  );
  const held = { voices: [voice], labels, classes: 2 };
  const calibration = calibrate(held);
  const [low, middle, high] = [0.2, 1.2, 3.8].map(
    (one) => chancesOf([Float32Array.of(one, 0)], calibration)[0]!,
  );
  expect(middle! - low!).toBeGreaterThan(0.15);
  expect(Math.abs(high! - middle!)).toBeLessThan(0.07);
});

test('what it calls 70 % sure is right in about 70 %', () => {
  const held = draw();
  const calibration = calibrate(held);
  const near = [...held.labels].flatMap((label, row) => {
    const chances = chancesOfRow(held, calibration, row);
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
  const numbers = [...calibration.bends.flatMap(({ slopes }) => slopes), ...calibration.biases];
  expect(numbers.every(Number.isFinite)).toBe(true);
  expect(chancesOfRow(held, calibration, 0)[0]).toBeGreaterThan(0.95);
});

test('probabilities of enormous logits are still probabilities', () => {
  expect([...softmax(Float64Array.of(5000, 5000, -5000))]).toEqual([0.5, 0.5, 0]);
});
