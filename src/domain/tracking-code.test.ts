import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCode, makeCode, readCode, spellCode } from './tracking-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const anyCode = fc.uint8Array({ minLength: 10, maxLength: 10 }).map((random) => makeCode(random));
const bytes = (...values: number[]) => Uint8Array.from(values);

describe('making', () => {
  test('ten bytes become sixteen characters and a check, and every bit of them counts', () => {
    expect(makeCode(new Uint8Array(10))).toBe('00000000000000000');
    expect(makeCode(bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 1)).slice(0, 16)).toBe('0000000000000001');
    expect(makeCode(new Uint8Array(10).fill(255)).slice(0, 16)).toBe('ZZZZZZZZZZZZZZZZ');
    const codes = Array.from({ length: 80 }, (_, bit) =>
      makeCode(new Uint8Array(10).fill(1 << (bit % 8), bit >> 3, (bit >> 3) + 1)),
    );
    expect(new Set(codes).size).toBe(80);
  });

  test('fewer than 80 bits are refused', () => {
    expect(() => makeCode(new Uint8Array(9))).toThrow(RangeError);
  });

  test('a code is printed in groups', () => {
    expect(formatCode('ABCDEFGHJKMNPQRST')).toBe('ABCD-EFGH-JKMN-PQRST');
  });
});

describe('reading', () => {
  test('what was printed can be read, however it is typed', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const full = code.replace(/[0-9]/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
        const arabic = code.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
        const heard = code.replaceAll('0', 'o').replaceAll('1', 'l');
        const typed = [
          code,
          formatCode(code).toLowerCase(),
          formatCode(code).replaceAll('-', ' – '),
          full,
          arabic,
          heard,
        ];
        for (const input of [...typed, `  ${code}\n`]) expect(readCode(input)).toEqual({ ok: true, code });
      }),
    );
  });

  test('every single wrong character is noticed', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (let at = 0; at < code.length; at++) {
          for (const wrong of ALPHABET) {
            const typed = code.slice(0, at) + wrong + code.slice(at + 1);
            if (typed !== code) expect(readCode(typed)).toEqual({ ok: false, why: 'check' });
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  test('every exchange of two characters is noticed, neighbours or not', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(16), fc.nat(16), (code, one, other) => {
        const typed = Array.from(code);
        typed[one] = code.charAt(other);
        typed[other] = code.charAt(one);
        const isSame = typed.join('') === code;
        expect(readCode(typed.join('')).ok).toBe(isSame);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['', 'empty'],
    [' - – ', 'empty'],
    ['2026-004512', 'length'],
    ['0'.repeat(18), 'length'],
    ['0'.repeat(1_000_000), 'length'],
    ['ABCD-EFGH-JKMN-PQRSU', 'letters'],
    ['ABCD-EFGH-JKMN-PQR$T', 'letters'],
    ['АBCD-EFGH-JKMN-PQRST', 'letters'],
    ['0000-0000-0000-00001', 'check'],
  ])('%j is refused because of its %s', (input, why) => {
    expect(readCode(input)).toEqual({ ok: false, why });
  });
});

test('a code can be said on the telephone in both languages', () => {
  expect(spellCode('A0C1EFGHJKMNPQRST', 'id')).toBe(
    'Alfa nol Charlie satu, Echo Foxtrot Golf Hotel, Juliett Kilo Mike November, Papa Quebec Romeo Sierra Tango',
  );
  expect(spellCode('9000000000000000X', 'en')).toBe(
    'nine zero zero zero, zero zero zero zero, zero zero zero zero, zero zero zero zero X-ray',
  );
  const said = Array.from(ALPHABET, (character) => spellCode(character, 'id').replace(/, /g, ''));
  expect(new Set(said).size).toBe(32);
});
