import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCity } from '#platform/settings.ts';
import { seededRandom } from '../demo/random.ts';
import { Agenda } from './agenda.ts';
import { measureYear, type Outcome } from './measure.ts';
import { planFilings } from './plan-filings.ts';
import { liveThrough } from './town.ts';

const read = readCity(join(import.meta.dirname, '../../../settings/kota-malang'));
if (!read.ok) throw new Error(read.faults.join('\n'));
const city = read.city;
const FROM = new Date('2026-03-08T17:00:00Z');
const UNTIL = new Date('2026-04-20T17:00:00Z');
/** 18 to 24 March 2026: Nyepi, Idulfitri and the days between. */
const CLOSED = [new Date('2026-03-17T17:00:00Z'), new Date('2026-03-24T17:00:00Z')] as const;

function live(automatic: boolean): Outcome {
  const filings = planFilings(seededRandom('march'), city, [FROM, UNTIL], 300);
  const random = seededRandom('march').fork('life');
  return measureYear(liveThrough({ city, random, filings, automatic, until: UNTIL }), city, UNTIL, CLOSED);
}

const withIt = live(true);
const byHand = live(false);

test('on the closed days of March nobody waits for an office, and by hand they wait for days', () => {
  expect(withIt.waitThen.cases).toBeGreaterThan(15);
  expect(withIt.waitThen.median).toBeLessThanOrEqual(5);
  // two hours by the clock, and the minutes that the officer on duty needs
  expect(withIt.waitThen.longest).toBeLessThanOrEqual(130);
  expect(byHand.waitThen.median).toBeGreaterThan(24 * 60);
});

test('no case is ever without somebody who has it and a clock that runs', () => {
  expect([withIt.orphaned, byHand.orphaned]).toEqual([0, 0]);
});

test('what is late climbs the ladder, and nothing is overdue without a step', () => {
  expect(withIt.climbed.length).toBeGreaterThan(3);
  expect(withIt.climbed.every((count) => count > 0)).toBe(true);
  expect([withIt.owing, byHand.owing]).toEqual([0, 0]);
});

test('the same seed lives the same year', () => {
  expect(live(true)).toEqual(withIt);
});

test('what is put on the agenda happens in the order of its time, and of its putting', () => {
  const agenda = new Agenda();
  const seen: string[] = [];
  const random = seededRandom('agenda');
  const times = Array.from({ length: 200 }, () => random.int(0, 50));
  times.forEach((time, index) => agenda.put(new Date(time), (now) => seen.push(`${now.getTime()}-${index}`)));
  agenda.run(new Date(40));
  const expected = times
    .map((time, index) => ({ time, index }))
    .filter(({ time }) => time <= 40)
    .toSorted((a, b) => a.time - b.time || a.index - b.index);
  expect(seen).toEqual(expected.map(({ time, index }) => `${time}-${index}`));
});
