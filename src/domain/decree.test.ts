import { expect, test } from 'vitest';
import { smallCity } from '../../tests/support/small-city.ts';
import { closureOn, office } from './calendar.fixture.ts';
import { decreeGap } from './decree.ts';

const at = (date: string): Date => new Date(`${date}T10:00:00+07:00`);
const cityWith = (closures: typeof office.closures) => ({
  ...smallCity,
  calendars: smallCity.calendars.map((one) => (one.code === office.code ? { ...one, closures } : one)),
});
const known = [closureOn('2026-08-17'), closureOn('2027-08-17')];

test('the decree of the next year is missed from November on', () => {
  const city = cityWith([closureOn('2026-08-17')]);
  expect(decreeGap(city, at('2026-10-31'))).toBeNull();
  expect(decreeGap(city, at('2026-11-01'))).toEqual({ year: 2027, state: 'missing' });
  expect(decreeGap(city, at('2027-01-01'))).toEqual({ year: 2027, state: 'missing' });
});

test('a decree that is there and was checked is not missed, a local closure is none', () => {
  expect(decreeGap(cityWith(known), at('2026-12-01'))).toBeNull();
  const local = { ...closureOn('2027-04-01'), kind: 'local' as const };
  expect(decreeGap(cityWith([closureOn('2026-08-17'), local]), at('2026-12-01'))?.state).toBe('missing');
});

test('days copied by hand are said to be unchecked', () => {
  const copied = { ...closureOn('2027-01-01'), source: 'to be checked against the decree' };
  expect(decreeGap(cityWith([...known, copied]), at('2026-12-01'))).toEqual({
    year: 2027,
    state: 'unchecked',
  });
});
