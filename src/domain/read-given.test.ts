import { describe, expect, test } from 'vitest';
import { smallCity } from '../../tests/support/small-city.ts';
import { FIELD_NAMES, type FieldName } from './field.ts';
import { readGiven, type RawGiven } from './read-given.ts';

const read = (raw: RawGiven, fields: readonly FieldName[] = FIELD_NAMES) => readGiven(fields, raw, smallCity);

describe('the fields of a form', () => {
  test('are read by their kinds', () => {
    const raw = {
      category: 'hole',
      agency: 'roads',
      otherCase: '#2026 / 4512',
      reason: '  dua\r\nbaris  ',
      queuePlace: '12',
      plannedDate: '2026-12-01',
      budgetOutcome: 'funded',
      photos: ['a', '', 'b'],
    };
    expect(read(raw)).toEqual({
      ok: true,
      given: {
        category: 'hole',
        agency: 'roads',
        otherCase: '2026-004512',
        reason: 'dua\nbaris',
        queuePlace: 12,
        plannedDate: '2026-12-01',
        budgetOutcome: 'funded',
        photos: ['a', 'b'],
      },
    });
  });

  test('that are empty, or only look like something, are absent', () => {
    expect(read({ reason: '   ', note: '\u0000\u202e', agency: '', photos: [''] })).toEqual({
      ok: true,
      given: {},
    });
  });

  test.each([
    ['category', 'nowhere', 'unknownValue'],
    ['agency', 'hall ', null],
    ['agency', '__proto__', 'unknownValue'],
    ['officer', 'constructor', 'unknownValue'],
    ['budgetOutcome', 'maybe', 'unknownValue'],
    ['queuePlace', '1e3', 'notANumber'],
    ['queuePlace', 'NaN', 'notANumber'],
    ['queuePlace', '0', 'outOfRange'],
    ['rating', '6', 'outOfRange'],
    ['rating', '-1', 'outOfRange'],
    ['plannedDate', '2026-02-30', 'notADate'],
    ['plannedDate', '01-02-2026', 'notADate'],
    ['otherCase', 'bukan nomor', 'unknownValue'],
    ['reason', 'x'.repeat(2001), 'tooLong'],
  ] as const)('%s with %j says what is wrong', (field, value, fault) => {
    const answer = read({ [field]: value });
    expect(answer.ok ? null : answer.faults).toEqual(fault === null ? null : { [field]: fault });
  });

  test('every fault is told at once, each beside its field', () => {
    const answer = read({ agency: 'x', rating: 'x', photos: ['1', '2', '3', '4', '5', '6'] });
    expect(answer).toEqual({
      ok: false,
      faults: { agency: 'unknownValue', rating: 'notANumber', photos: 'tooMany' },
    });
  });

  test('that are sent twice count once, and what was not asked for is left out', () => {
    expect(read({ agency: ['roads', 'parks'] })).toEqual({ ok: true, given: { agency: 'roads' } });
    expect(read({ agency: 'roads', status: 'closed', reason: 'x' }, ['reason'])).toEqual({
      ok: true,
      given: { reason: 'x' },
    });
  });

  test('a prototype is not a form', () => {
    const raw = Object.fromEntries([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(read(raw)).toEqual({ ok: true, given: {} });
  });
});
