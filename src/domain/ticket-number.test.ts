import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTicket, readTicket } from './ticket-number.ts';

describe('ticket numbers', () => {
  test('have at least six digits and grow beyond', () => {
    expect(formatTicket(2026, 4512)).toBe('2026-004512');
    expect(formatTicket(2026, 1_234_567)).toBe('2026-1234567');
  });

  test('are refused for numbers that are none', () => {
    for (const n of [0, -1, 1.5, NaN, Infinity, 1e9]) expect(() => formatTicket(2026, n)).toThrow(RangeError);
    for (const year of [26, NaN, 20_026, 2026.5]) expect(() => formatTicket(year, 1)).toThrow(RangeError);
  });

  test.each([
    '2026-004512',
    '2026 4512',
    '#2026-004512',
    'Tiket 2026/4512',
    'no. 2026 – 004512',
    '2026004512',
    '２０２６-００４５１２',
    '٢٠٢٦-٠٠٤٥١٢',
    '\u200e2026-004512\n',
  ])('%j is read', (input) => {
    expect(readTicket(input)).toEqual({ ok: true, ticket: '2026-004512', year: 2026, n: 4512 });
  });

  test.each([
    '20264512',
    '1999-000001',
    '2026-0',
    '2026',
    'ABCD-EFGH',
    '2026-004512-1',
    '2026-45.12',
    '9'.repeat(5000),
  ])('%j is not', (input) => {
    expect(readTicket(input)).toEqual({ ok: false, why: 'form' });
  });

  test('nothing typed is told apart from something wrong', () => {
    expect(readTicket(' \n')).toEqual({ ok: false, why: 'empty' });
  });

  test('what is printed can be read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2199 }),
        fc.integer({ min: 1, max: 999_999_999 }),
        (year, n) => {
          expect(readTicket(formatTicket(year, n))).toMatchObject({ ok: true, year, n });
        },
      ),
    );
  });
});
