import { describe, expect, test } from 'vitest';
import { readPoint } from './read-point.ts';

describe('a point', () => {
  test.each([
    ['-7.9666', '112.6326'],
    ['-7,9666', '112,6326'],
    ['−7.9666', ' 112.6326 '],
    ['-7.9666, 112.6326', ''],
    ['-7.9666 112.6326', ''],
    ['-7,9666; 112,6326', ''],
    ['https://maps.example/maps/@-7.9666,112.6326,17z', ''],
    ['https://maps.example/?q=-7.9666%2C112.6326', ''],
  ])('is read as it is typed or pasted: %s %s', (lat, lon) => {
    expect(readPoint({ lat, lon })).toEqual({ lat: -7.9666, lon: 112.6326 });
  });

  test('nothing typed is no point, and no mistake', () => {
    expect(readPoint({ lat: ' ', lon: '' })).toBeNull();
  });

  test.each([
    ['NaN', 'NaN'],
    ['Infinity', '0'],
    ['-7.9666', ''],
    ['', '112.6326'],
    ['91', '112'],
    ['-7.9666', '181'],
    ['1e2', '3'],
    ['0x10', '3'],
    ['__proto__', 'constructor'],
    ['9'.repeat(30_000), '1'],
  ])('what is no place on Earth is no point: %s %s', (lat, lon) => {
    expect(readPoint({ lat, lon })).toBeUndefined();
  });
});
