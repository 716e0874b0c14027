import { expect, test } from 'vitest';
import { seededRandom } from '#cli/demo/random.ts';
import { chance } from './complaints.fixture.ts';
import { score, separate } from './train-svm.ts';
import type { Vector } from './vectors.ts';

const COST = 1;
/** No bucket is emphasised. */
const EVEN = Float32Array.of(1, 1);
const ROUNDS = { cost: COST, rounds: 2000, tolerance: 1e-4 };

function point(x: number, y: number): Vector {
  return { buckets: Uint32Array.of(0, 1), values: Float32Array.of(x, y) };
}

const random = seededRandom('svm');
const rows = Array.from({ length: 60 }, () => point(random.next() * 2 - 1, random.next() * 2 - 1));
const signs = Int8Array.from(rows, ({ values }) => (values[0]! + 0.3 * values[1]! > 0.1 ? 1 : -1));
const learn = (seed: string): Float32Array =>
  separate(rows, signs, EVEN, { ...ROUNDS, random: chance(seed) });

/** What the machine makes small: half the squared weights and the cost of the squared hinge losses. */
function objective(weights: Float32Array): number {
  const size = weights.reduce((sum, weight) => sum + weight * weight, 0) / 2;
  const losses = rows.map((row, i) => Math.max(0, 1 - signs[i]! * score(weights, row)) ** 2);
  return size + COST * losses.reduce((sum, loss) => sum + loss, 0);
}

test('no small change of a weight makes the objective smaller: the optimum was found', () => {
  const weights = learn('a');
  const reached = objective(weights);
  for (const place of weights.keys()) {
    for (const change of [-0.01, 0.01]) {
      const moved = Float32Array.from(weights);
      moved[place] = moved[place]! + change;
      expect(objective(moved)).toBeGreaterThan(reached);
    }
  }
});

test('the same order gives the same weights, another order nearly the same', () => {
  expect(learn('a')).toEqual(learn('a'));
  expect(objective(learn('b'))).toBeCloseTo(objective(learn('a')), 2);
});
