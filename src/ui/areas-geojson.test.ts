import { expect, test } from 'vitest';
import { areasGeoJson } from './areas-geojson.ts';

test('a ward keeps its corners and its code, and loses points that nobody sees', () => {
  const areas = [
    {
      code: '35.73.01',
      name: 'Pretend',
      polygons: [[[[112.6, -8], [112.65, -7.999999], [112.7, -8], [112.7, -7.9], [112.6, -8]]]] satisfies [number, number][][][],
    },
  ]; // prettier-ignore
  expect(JSON.parse(areasGeoJson(areas))).toEqual({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { code: '35.73.01', name: 'Pretend' },
        geometry: {
          type: 'MultiPolygon',
          coordinates: [[[[112.6, -8], [112.7, -8], [112.7, -7.9], [112.6, -8]]]], // prettier-ignore
        },
      },
    ],
  });
});
