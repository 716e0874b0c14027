import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { agencyFor, lastSuccessor, type City } from '#domain/city.ts';
import { findRoute } from '#domain/routing.ts';
import { buildCity, readSource, type CityResult, type CitySource } from './settings.ts';

const read = readSource(fileURLToPath(new URL('../../tests/support/tiny-city', import.meta.url)));
if (!read.ok) throw new Error(read.faults.join('\n'));
const { source } = read;

type Lists = CitySource['lists'];

/** The tiny city with a third agency, "green", that may take over from others; `successors` by agency. */
function reorganised(successors: Readonly<Record<string, string>>, more: Partial<Lists> = {}): CityResult {
  const parks = source.lists.agencies.find(({ code }) => code === 'parks');
  if (!parks) throw new Error('the tiny city has no parks');
  const agencies = [...source.lists.agencies, { ...parks, code: 'green', short: 'Green' }].map((agency) => {
    const successor = successors[agency.code];
    return successor === undefined ? agency : { ...agency, successor };
  });
  const staff = source.lists.positions
    .filter(({ agency }) => agency === 'parks')
    .map(({ deputy: _deputy, superior: _superior, ...position }) => ({
      ...position,
      code: position.code.replace('parks', 'green'),
      agency: 'green',
      superior: 'mayor',
    }));
  const positions = [...source.lists.positions, ...staff];
  return buildCity({ ...source, lists: { ...source.lists, agencies, positions, ...more } });
}

function cityOf(built: CityResult): City {
  if (!built.ok) throw new Error(built.faults.join('\n'));
  return built.city;
}

const faultsOf = (built: CityResult): readonly string[] => (built.ok ? [] : built.faults);

describe('a successor is refused with a sentence', () => {
  test.each([
    ['moon', 'agencies.json: agency parks has the unknown successor moon.'],
    ['parks', 'agencies.json: agency parks is its own successor.'],
    [
      'watch',
      'agencies.json: agency parks is succeeded by the inspectorate, which only handles sealed cases.',
    ],
  ])('when parks leads to %s', (successor, sentence) => {
    expect(faultsOf(reorganised({ parks: successor }))).toContain(sentence);
  });

  test('when successors go round in a circle', () => {
    expect(faultsOf(reorganised({ works: 'parks', parks: 'green', green: 'works' }))).toEqual(
      ['works', 'parks', 'green'].map(
        (code) => `agencies.json: agency ${code} has successors that go round in a circle.`,
      ),
    );
  });

  test('when the desk or the inspectorate would be closed', () => {
    expect(faultsOf(reorganised({ 'front-desk': 'works', watch: 'works' }))).toEqual([
      'agencies.json: agency front-desk is the desk and cannot be closed; it has no successor.',
      'agencies.json: agency watch is the inspectorate and cannot be closed; it has no successor.',
    ]);
  });
});

describe('what led to a closed agency', () => {
  test('leads to the last of its successors, and a closed agency needs nobody any more', () => {
    const positions = source.lists.positions.filter(({ code }) => code !== 'parks.field');
    const built = reorganised({ works: 'parks', parks: 'green' });
    const city = cityOf(built);
    expect(lastSuccessor(city, 'works')).toBe('green');
    expect(agencyFor(city, 'works', undefined)).toBe('green');
    expect(faultsOf(reorganised({ works: 'parks', parks: 'green' }, { positions }))).not.toContain(
      'positions.json: agency parks has no position with the role fieldOfficer.',
    );
  });

  test('is without its unit, until the unit is moved too', () => {
    const question = { text: 'ada hole', category: 'hole', area: null };
    const kept = cityOf(reorganised({ works: 'parks' }));
    expect(findRoute(kept, question).goal).toEqual({ to: 'agency', agency: 'parks', unit: null });
    const units = source.lists.units.map((unit) => ({ ...unit, agency: 'parks' }));
    const positions = source.lists.positions.map((position) =>
      position.unit === undefined ? position : { ...position, agency: 'parks' },
    );
    const moved = buildCity({
      ...source,
      lists: {
        ...source.lists,
        units,
        positions,
        agencies: source.lists.agencies.map((agency) =>
          agency.code === 'works' ? { ...agency, successor: 'parks' } : agency,
        ),
      },
    });
    expect(findRoute(cityOf(moved), question).goal).toEqual({
      to: 'agency',
      agency: 'parks',
      unit: 'works.streets',
    });
  });

  test('is led by the office that works when a district has an old and a new one', () => {
    const [area] = source.areas;
    if (!area) throw new Error('the tiny city has no area');
    const office = (code: string, more: { successor?: string } = {}) => ({
      code,
      short: code,
      name: { id: code, en: code },
      kind: 'area' as const,
      calendar: 'office',
      district: area.districtCode,
      ...more,
    });
    const city = {
      agencies: [office('old', { successor: 'new' }), office('new')],
      areas: source.areas,
    };
    const whole = { ...cityOf(reorganised({})), ...city };
    expect(agencyFor(whole, '@district', area.code)).toBe('new');
    const alone = { ...whole, agencies: [office('old', { successor: 'works' })] };
    expect(agencyFor(alone, '@district', area.code)).toBe('works');
  });
});

describe('after a return', () => {
  test('the successor of whoever gave it back is not asked, and whom it named is its successor', () => {
    const city = cityOf(reorganised({ works: 'green' }));
    const question = { text: 'ada hole', category: 'hole', area: null };
    const back = findRoute(city, { ...question, returns: [{ agency: 'works', suggested: null }] });
    expect(back.goal).toEqual({ to: 'desk' });
    const named = findRoute(city, { ...question, returns: [{ agency: 'parks', suggested: 'works' }] });
    expect(named.goal).toMatchObject({ agency: 'green' });
  });
});
