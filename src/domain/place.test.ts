import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Area } from './city.ts';
import { areaAt, distanceMeters, isPoint, nearestArea } from './place.ts';

const square = (west: number, south: number, size: number): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

function area(code: string, ...polygons: [number, number][][][]): Area {
  return { code, name: code, district: 'd', districtCode: 'd', polygons, centre: [0, 0] };
}

/** Two neighbours, one with a hole that holds a third, and an area of two parts. */
const areas = [
  area('west', [square(112, -8, 0.1)]),
  area('east', [square(112.1, -8, 0.1), square(112.14, -7.96, 0.02)]),
  area('island', [square(112.14, -7.96, 0.02)]),
  area('parts', [square(112.3, -8, 0.01)], [square(112.4, -8, 0.01)]),
];
const at = (lon: number, lat: number) => areaAt(areas, lon, lat)?.code ?? null;

describe('the area of a point', () => {
  test('is the polygon around it, not its hole, and any part of it', () => {
    expect(at(112.05, -7.95)).toBe('west');
    expect(at(112.11, -7.95)).toBe('east');
    expect(at(112.15, -7.95)).toBe('island');
    expect([at(112.305, -7.995), at(112.405, -7.995)]).toEqual(['parts', 'parts']);
    expect([at(112.35, -7.995), at(0, 0), at(112.05, 7.95)]).toEqual([null, null, null]);
  });

  test('on a common border is exactly one of the two', () => {
    for (const lat of [-8, -7.95, -7.9001]) {
      const holding = areas.filter((one) => areaAt([one], 112.1, lat));
      expect(holding.map(({ code }) => code)).toEqual(['east']);
    }
  });

  test('never exists for broken numbers', () => {
    for (const wrong of [NaN, Infinity, -Infinity])
      expect([at(wrong, -7.95), at(112.05, wrong)]).toEqual([null, null]);
    expect(areaAt([area('empty'), area('bare', [[]])], 0, 0)).toBeNull();
  });

  test('is found again when areas are given anew', () => {
    expect(areaAt([...areas].reverse(), 112.15, -7.95)?.code).toBe('island');
  });
});

describe('the nearest area', () => {
  test('of a point inside is its own, at no distance', () => {
    expect(nearestArea(areas, 112.15, -7.95)).toMatchObject({ area: { code: 'island' }, meters: 0 });
  });

  test('of a point outside is the one with the nearest border, also between corners', () => {
    const found = nearestArea(areas, 111.99, -7.95);
    expect(found?.area.code).toBe('west');
    expect(found?.meters).toBeCloseTo(distanceMeters([111.99, -7.95], [112, -7.95]), 0);
    expect(nearestArea(areas, 112.2301, -7.99)?.area.code).toBe('east');
  });

  test('is none when there are none', () => {
    expect(nearestArea([], 112, -8)).toBeNull();
  });
});

describe('distance', () => {
  test('is that of known pairs', () => {
    expect(distanceMeters([0, 0], [0, 1])).toBeCloseTo(111_195, 0);
    expect(distanceMeters([0, 0], [180, 0])).toBeCloseTo(20_015_114, 0);
    expect(distanceMeters([112.6326, -7.9825], [112.6326, -7.9825])).toBe(0);
  });

  test('is the same both ways and never longer by a detour', () => {
    const anyPoint = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    );
    fc.assert(
      fc.property(anyPoint, anyPoint, anyPoint, (a, b, c) => {
        expect(distanceMeters(a, b)).toBeCloseTo(distanceMeters(b, a), 3);
        expect(distanceMeters(a, c)).toBeLessThanOrEqual(distanceMeters(a, b) + distanceMeters(b, c) + 0.5);
      }),
    );
  });
});

test('only real coordinates are a point', () => {
  expect(isPoint(112.63, -7.98)).toBe(true);
  expect(isPoint(-180, 90)).toBe(true);
  for (const [lon, lat] of [
    [NaN, 0],
    [0, NaN],
    [180.1, 0],
    [0, -90.1],
    [Infinity, 0],
    [-7.98, 112.63],
  ] as const) {
    expect(isPoint(lon, lat)).toBe(false);
  }
});
