import { expect, test } from 'vitest';
import { excerptOf } from './masked-words.ts';

test('an excerpt ends between words and never within a placeholder', () => {
  expect(excerptOf('Hubungi ‹phone› segera', 100)).toBe('Hubungi [nomor telepon disamarkan] segera');
  expect(excerptOf('satu dua\n\ntiga', 100)).toBe('satu dua tiga');
  for (let most = 8; most < 30; most += 1) {
    expect(excerptOf('Tolong hubungi ‹phone› secepatnya sekali', most)).not.toMatch(/[‹›]/);
  }
});
