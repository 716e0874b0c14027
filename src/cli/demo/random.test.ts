import { describe, expect, test } from 'vitest';
import { seededRandom } from './random.ts';

describe('chance that can be repeated', () => {
  test('the same seed gives the same sequence, another seed another', () => {
    const draws = (seed: number | string) => {
      const random = seededRandom(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(draws(7)).toEqual(draws(7));
    expect(draws('malang')).toEqual(draws('malang'));
    expect(draws(7)).not.toEqual(draws(8));
  });

  test('a fork does not depend on how much was drawn before', () => {
    const early = seededRandom(7).fork('texts');
    const parent = seededRandom(7);
    parent.next();
    parent.next();
    expect(parent.fork('texts').next()).toBe(early.next());
    expect(seededRandom(7).fork('photos').next()).not.toBe(seededRandom(7).fork('texts').next());
  });

  test('whole numbers keep both ends and fill the range evenly', () => {
    const random = seededRandom(1);
    const counts = new Map<number, number>();
    for (let i = 0; i < 6000; i++) {
      const value = random.int(3, 8);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([3, 4, 5, 6, 7, 8]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  test('weights decide how often something is picked; zero is never picked', () => {
    const random = seededRandom(2);
    const counts = { often: 0, seldom: 0, never: 0 };
    for (let i = 0; i < 4000; i++) {
      counts[
        random.weighted<keyof typeof counts>([
          ['often', 3],
          ['never', 0],
          ['seldom', 1],
        ])
      ]++;
    }
    expect(counts.never).toBe(0);
    expect(counts.often / counts.seldom).toBeGreaterThan(2.5);
    expect(counts.often / counts.seldom).toBeLessThan(3.5);
  });

  test('a shuffle keeps every item and leaves the original alone', () => {
    const list = [1, 2, 3, 4, 5, 6, 7];
    const shuffled = seededRandom(3).shuffle(list);
    expect([...shuffled].sort()).toEqual(list);
    expect(shuffled).not.toEqual(list);
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('picking from nothing is refused aloud', () => {
    expect(() => seededRandom(1).pick([])).toThrow(RangeError);
    expect(() => seededRandom(1).weighted([['a', 0]])).toThrow(RangeError);
  });
});
