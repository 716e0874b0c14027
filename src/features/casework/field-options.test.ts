import { expect, test } from 'vitest';
import { fileCase, officer } from '../../../tests/support/build-case.ts';
import { reorganised, smallCity } from '../../../tests/support/small-city.ts';
import { optionsOf, type FormScene, type Option, type OptionGroup } from './field-options.ts';

const city = reorganised(smallCity, { roads: 'water' });
const scene: FormScene = {
  city,
  locale: 'id',
  state: fileCase({ city }).state,
  officer: officer(city, 'operator'),
  action: 'dispatch',
  area: null,
  place: '',
};

const valuesOf = (options: readonly (Option | OptionGroup)[]): string[] =>
  options.flatMap((one) => ('options' in one ? one.options.map(({ value }) => value) : [one.value]));

test('an agency that was closed and its units are not offered, its successor is', () => {
  expect(valuesOf(optionsOf('agency', scene)).toSorted()).toEqual(['parks', 'water']);
  expect(valuesOf(optionsOf('unit', scene))).toEqual(['parks.trees', 'water.pipes']);
});
