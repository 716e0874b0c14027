import { expect, test } from 'vitest';
import { readPhone } from './phone.ts';

test.each([
  ['0812 3456 7890', '+6281234567890'],
  ['62812-3456-7890', '+6281234567890'],
  ['+62 (812) 3456.7890', '+6281234567890'],
  ['+44 20 7946 0958', '+442079460958'],
])('a number is kept in one form: %s', (typed, kept) => {
  expect(readPhone(typed)).toBe(kept);
});

test.each(['', '12', 'nol delapan', '+0812345678', '081234567890123456'])('is none: "%s"', (typed) => {
  expect(readPhone(typed)).toBeNull();
});
