import { expect, test } from 'vitest';
import { asciiDigits } from './digits.ts';

test('digits of other scripts are read as digits and all else is left alone', () => {
  expect(asciiDigits('٠٨١٢ ۳۴ ०९ ๑๒ ꧑꧙ ０９ 𝟎𝟗𝟘𝟡 a½²Ⅷ')).toBe('0812 34 09 12 19 09 0909 a½²Ⅷ');
});
