import { describe, expect, test } from 'vitest';
import { arrivalTimes, planArrivals } from './arrivals.ts';
import { categoryMix } from './category-mix.ts';
import { seededRandom } from './random.ts';

const FROM = new Date('2025-11-01T00:00:00+07:00');
const TO = new Date('2026-11-01T00:00:00+07:00');
const CODES = [
  'road.pothole',
  'light.out',
  'drain.flood',
  'tree.fallen',
  'civil.idcard',
  'noise',
  'strange.code',
];

const wib = (at: Date) => new Date(at.getTime() + 7 * 3_600_000);

describe('when complaints arrive', () => {
  test('the same seed gives the same times, in order, inside the year', () => {
    const times = arrivalTimes(seededRandom(1), FROM, TO, 3000);
    expect(times).toEqual(arrivalTimes(seededRandom(1), FROM, TO, 3000));
    expect(times).toHaveLength(3000);
    expect(times).toEqual([...times].sort((a, b) => a.getTime() - b.getTime()));
    expect(times.every((at) => at >= FROM && at < TO)).toBe(true);
  });

  test('working days and daylight get more than weekends and the small hours, by the local clock', () => {
    const times = arrivalTimes(seededRandom(2), FROM, TO, 5000).map(wib);
    const byDay = (days: number[]) =>
      times.filter((at) => days.includes(at.getUTCDay())).length / days.length;
    expect(byDay([1, 2, 3, 4, 5])).toBeGreaterThan(1.5 * byDay([0, 6]));
    const byHour = (from: number, to: number) =>
      times.filter((at) => at.getUTCHours() >= from && at.getUTCHours() < to).length / (to - from);
    expect(byHour(8, 12)).toBeGreaterThan(5 * byHour(0, 5));
    expect(byHour(19, 22)).toBeGreaterThan(3 * byHour(0, 5));
  });

  test('a holiday is quieter than the same day would have been', () => {
    const day = '2026-03-18';
    const onDay = (times: Date[]) => times.filter((at) => wib(at).toISOString().startsWith(day)).length;
    const usual = onDay(arrivalTimes(seededRandom(3), FROM, TO, 40_000));
    const quiet = onDay(arrivalTimes(seededRandom(3), FROM, TO, 40_000, new Set([day])));
    expect(quiet).toBeLessThan(0.75 * usual);
  });

  test('a year that ends before it begins is refused', () => {
    expect(() => arrivalTimes(seededRandom(1), TO, FROM, 10)).toThrow(RangeError);
  });
});

describe('what they are about', () => {
  const year = planArrivals(seededRandom(4), FROM, TO, 6000, (moment) => categoryMix(moment, CODES));
  const share = (category: string, months: number[]) => {
    const inMonths = year.filter(({ at }) => months.includes(wib(at).getUTCMonth() + 1));
    return inMonths.filter((arrival) => arrival.category === category).length / inMonths.length;
  };

  test('floods and fallen trees come with the rain', () => {
    expect(share('drain.flood', [12, 1, 2])).toBeGreaterThan(3 * share('drain.flood', [6, 7, 8, 9]));
    expect(share('tree.fallen', [12, 1, 2])).toBeGreaterThan(2 * share('tree.fallen', [6, 7, 8, 9]));
  });

  test('dark lamps and noise are told at night, papers at the counter by day', () => {
    const mix = (hour: number) => new Map(categoryMix({ month: 7, hour, storm: false }, CODES));
    expect(mix(20).get('light.out')).toBeGreaterThan(mix(10).get('light.out') ?? 0);
    expect(mix(23).get('noise')).toBeGreaterThan(mix(10).get('noise') ?? 0);
    expect(mix(10).get('civil.idcard')).toBeGreaterThan(mix(20).get('civil.idcard') ?? 0);
  });

  test('a category that is not known here still comes now and then', () => {
    expect(year.some(({ category }) => category === 'strange.code')).toBe(true);
  });
});
