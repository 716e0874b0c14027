import { describe, expect, test } from 'vitest';
import { dayNumberOf, localDate, localTime } from './local-time.ts';

const at = (text: string) => new Date(text);

describe('what the clock on the wall shows', () => {
  test('Malang is seven hours ahead, so its evening is still the same day and its early morning the next', () => {
    expect(localDate('Asia/Jakarta', at('2026-03-17T16:59:59Z'))).toBe('2026-03-17');
    expect(localDate('Asia/Jakarta', at('2026-03-17T17:00:00Z'))).toBe('2026-03-18');
    expect(localTime('Asia/Jakarta', at('2026-03-17T17:00:00Z'))).toBe('00:00');
    expect(localTime('Asia/Jakarta', at('2026-03-17T14:40:59Z'))).toBe('21:40');
  });

  test('it agrees with Intl at every quarter of an hour around every change of clocks', () => {
    const changes = [
      ['America/New_York', '2026-03-08T00:00Z'],
      ['America/New_York', '2026-11-01T00:00Z'],
      ['Australia/Lord_Howe', '2026-04-04T06:00Z'],
      ['Australia/Lord_Howe', '2026-10-03T06:00Z'],
      ['Africa/Casablanca', '2026-02-14T20:00Z'],
      ['Europe/Amsterdam', '2027-03-27T20:00Z'],
      ['Asia/Kathmandu', '2026-01-01T00:00Z'],
    ] as const;
    for (const [zone, start] of changes) {
      const asked = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'short',
      });
      for (let quarter = 0; quarter < 192; quarter++) {
        const moment = new Date(Date.parse(start) + quarter * 900_000);
        expect(`${localDate(zone, moment)} ${localTime(zone, moment)}`).toBe(asked.format(moment));
      }
    }
  });

  test('a zone that does not exist and a date that is none are refused', () => {
    expect(() => localDate('Asia/Malang', at('2026-01-01T00:00Z'))).toThrow(RangeError);
    expect(() => localDate('Asia/Jakarta', new Date(NaN))).toThrow(RangeError);
    expect(() => localTime('Asia/Jakarta', at('2200-01-01T00:00Z'))).toThrow(RangeError);
  });
});

test('a written date has a number only when that day exists', () => {
  expect(dayNumberOf('1970-01-02')).toBe(1);
  expect(dayNumberOf('2024-02-29')).toBe(19_782);
  for (const wrong of ['2026-02-29', '2026-13-01', '2026-1-1', '01-02-2026', '', '2026-02-30T00:00']) {
    expect(dayNumberOf(wrong)).toBeNaN();
  }
});
