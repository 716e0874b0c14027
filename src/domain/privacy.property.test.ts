import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskText } from './privacy.ts';

/** What may stand around a number in a complaint; no digits at the seams, so that we know where the number is. */
const anySurrounding = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    ', ',
    '\n',
    'NIK:',
    '(',
    'a.n. ',
    ' dan ',
    '🙂',
    'jam 21.40, ',
    ' Rp 1.500.000, ',
    ' no 12. ',
  ),
  fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\p{N}]/gu, 'x')),
);
const anyDigits = (count: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
    .map((digits) => digits.join(''));
const anyText = fc.array(anySurrounding, { maxLength: 3 }).map((parts) => parts.join(''));

function cut(digits: string, lengths: readonly number[], separator: string): string {
  let at = 0;
  return lengths.map((length) => digits.slice(at, (at += length))).join(separator);
}

/** Sixteen digits of a province, as people write them. */
const anyIdentity = fc
  .tuple(
    fc.constantFrom('11', '32', '35', '61', '73', '94'),
    anyDigits(14),
    fc.constantFrom(
      [16],
      [4, 4, 4, 4],
      [6, 6, 4],
      [2, 2, 2, 6, 4],
      [2, 2, 2, 2, 2, 2, 4],
      [8, 8],
      Array<number>(16).fill(1),
    ),
    fc.constantFrom(' ', '.', '-'),
  )
  .map(([province, rest, lengths, separator]) => cut(province + rest, lengths, separator));

const digitsOf = (text: string) => text.replace(/[^0-9]/g, '');

describe('whatever the text', () => {
  test('no run of ten or more digits survives, unless it is a sum after Rp or the fraction of a degree', () => {
    const anyNumber = fc.integer({ min: 10, max: 40 }).chain(anyDigits);
    fc.assert(
      fc.property(anyText, anyNumber, anyText, (before, number, after) => {
        fc.pre(!/(rp|idr)[.\s]*$/i.test(before));
        expect(maskText(`${before}x${number}x${after}`).text).not.toMatch(/\d{10}/);
      }),
      { numRuns: 500 },
    );
  });

  test('no run of sixteen digits survives at all', () => {
    fc.assert(
      fc.property(anyText, anyDigits(16), anyText, (before, number, after) => {
        expect(maskText(`${before}${number}${after}`).text).not.toMatch(/\d{16}/);
      }),
      { numRuns: 500 },
    );
  });

  test('no identity number survives, however it is spaced', () => {
    fc.assert(
      fc.property(anySurrounding, anyIdentity, anySurrounding, (before, identity, after) => {
        const { text, found } = maskText(`${before}; ${identity}; ${after}`);
        expect(text).not.toContain(identity);
        expect(found.length).toBeGreaterThan(0);
        const rest = digitsOf(`${before}${after}`);
        expect(digitsOf(text).length - rest.length).toBeLessThan(8);
      }),
      { numRuns: 1000 },
    );
  });

  test('no e-mail address survives', () => {
    fc.assert(
      fc.property(anyText, fc.emailAddress(), anyText, (before, address, after) => {
        expect(maskText(`${before} ${address} ${after}`).text).not.toContain(address);
      }),
      { numRuns: 500 },
    );
  });

  test('no mobile number survives, however it is spaced', () => {
    const anyPhone = fc
      .tuple(
        fc.constantFrom('08', '628', '+628', '+62 8', '62-8'),
        fc.integer({ min: 8, max: 10 }).chain(anyDigits),
        fc.constantFrom('', ' ', '-', '.', ' - '),
      )
      .map(([prefix, rest, separator]) => prefix + cut(rest, [2, 4, 4], separator).replace(/[ .-]+$/, ''));
    fc.assert(
      fc.property(anySurrounding, anyPhone, anySurrounding, (before, phone, after) => {
        const text = maskText(`${before}; ${phone}; ${after}`).text;
        expect(text).not.toContain(phone);
        expect(digitsOf(text).length - digitsOf(`${before}${after}`).length).toBeLessThan(4);
      }),
      { numRuns: 1000 },
    );
  });

  test('a text without digits and @ is never touched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        fc.pre(!/[\p{N}@]|[([{]\s?(at|et)/iu.test(text));
        expect(maskText(text)).toEqual({ text, found: [] });
      }),
    );
  });

  test('masking twice changes nothing more', () => {
    const anyPart = fc.oneof(
      anySurrounding,
      anyIdentity,
      fc.emailAddress(),
      anyDigits(5),
      fc.constantFrom('N 1234 AB', '0812'),
    );
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 12 }), (parts) => {
        const once = maskText(parts.join(' ')).text;
        expect(maskText(once).text).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});
