import { expect, test } from 'vitest';
import { areaPath, boundsOf, boxOf, fitTo, overlap, simplify } from './map-path.ts';

const SQUARE = { polygons: [[[[112.6, -8], [112.7, -8], [112.7, -7.9], [112.6, -7.9], [112.6, -8]]]] } satisfies {
  polygons: [number, number][][][];
}; // prettier-ignore

test('north is up and east is right', () => {
  const { project } = fitTo([112.6, -8, 112.7, -7.9], 100);
  const [west, north] = project([112.6, -7.9]);
  const [east, south] = project([112.7, -8]);
  expect([west, north]).toEqual([0, 0]);
  expect(east).toBeCloseTo(100);
  expect(south).toBeGreaterThan(100);
});

test('points that cannot be seen are left out, corners stay', () => {
  expect(simplify([[0, 0], [5, 0.1], [10, 0], [10, 10]], 0.5)).toEqual([[0, 0], [10, 0], [10, 10]]); // prettier-ignore
});

test('an area is drawn inside the bounds of all areas, with a margin', () => {
  const path = areaPath(SQUARE, fitTo(boundsOf([SQUARE]), 100));
  expect(path).toMatch(/^M1\.9 9\d(\.\d)?l.*z$/);
});

test('an area without polygons is an empty path, not a broken one', () => {
  expect(areaPath({ polygons: [[[]]] }, fitTo([0, 0, 1, 1], 100))).toBe('');
});

test('areas are found again by where they lie on the drawing', () => {
  const box = boxOf(SQUARE, fitTo([112.6, -8, 112.8, -7.8], 200));
  expect(box.map(Math.round)).toEqual([0, 101, 100, 202]);
  expect([overlap(box, [90, 100, 300, 300]), overlap(box, [101, 0, 300, 300])]).toEqual([true, false]);
});
