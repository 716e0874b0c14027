import { expect, test } from 'vitest';
import { pooledBytes } from './random-pool.ts';

test('no bytes are given twice, over many fillings of the pool', () => {
  const drawn = Array.from({ length: 5000 }, () => pooledBytes(10).toString('hex'));
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(drawn.every((bytes) => bytes.length === 20)).toBe(true);
});

test('every bit is now set and now not', () => {
  const drawn = Array.from({ length: 200 }, () => pooledBytes(16));
  for (let place = 0; place < 16; place += 1) {
    expect(drawn.reduce((all, bytes) => all | (bytes[place] ?? 0), 0)).toBe(0xff);
    expect(drawn.reduce((all, bytes) => all & (bytes[place] ?? 0), 0xff)).toBe(0);
  }
});

test('a draw larger than what is left comes from a new filling', () => {
  pooledBytes(4000);
  expect(pooledBytes(200)).toHaveLength(200);
});
