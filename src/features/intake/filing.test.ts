import { describe, expect, test } from 'vitest';
import { answerField, OTHER_CATEGORY } from './category-field.ts';
import { emptyFiling, goBack, goOn, likelyCategories, readFiling, stepOfFaults, withPoint, type Filing } from './filing.ts'; // prettier-ignore
import { formOf, IN_MALANG, malang } from './intake.fixture.ts';

const KEY = '00000000-0000-4000-8000-000000000001';
const POTHOLE = 'Jalan berlubang dalam di depan pasar, sudah ada yang jatuh';

const page = (fields: Parameters<typeof formOf>[0]): Filing =>
  readFiling(formOf({ key: KEY, text: POTHOLE, ...fields }), 'new');
const always = () => true;
const never = () => false;

describe('the way through the form', () => {
  test('words lead to what they are about, with the likeliest kind chosen already', () => {
    const { filing, faults } = goOn(page({ step: 'what' }), malang, never);
    expect([filing.step, filing.raw.category, faults]).toEqual(['kind', 'road.pothole', {}]);
  });

  test('without words nobody goes on', () => {
    expect(goOn(page({ step: 'what', text: '' }), malang, never)).toMatchObject({
      filing: { step: 'what' },
      faults: { text: 'textEmpty' },
    });
  });

  test('words of an emergency show the emergency numbers first, and once only', () => {
    const first = goOn(page({ step: 'what', text: `${POTHOLE}, kecelakaan` }), malang, never).filing;
    expect(first.step).toBe('alarm');
    const calm = goOn(first, malang, never).filing;
    expect([calm.step, calm.raw.calm]).toEqual(['kind', 'kecelakaan']);
    const again = goOn({ ...calm, step: 'what' }, malang, never).filing;
    expect(again.step).toBe('kind');
    const worse = {
      ...calm,
      step: 'what',
      raw: { ...calm.raw, text: `${POTHOLE}, kecelakaan, kebakaran` },
    } as const;
    expect(goOn(worse, malang, never).filing.step).toBe('alarm');
  });

  test('the question of a kind from the long list is asked before the form goes on', () => {
    const chosen = page({ step: 'kind', category: OTHER_CATEGORY, otherCategory: 'road.bridge' });
    expect(chosen.raw.category).toBe('road.bridge');
    expect(goOn(chosen, malang, never).filing.step).toBe('kind');
    const asked = page({
      step: 'kind',
      category: 'road.bridge',
      [answerField('road.bridge')]: 'Pagar patah',
    });
    expect(asked.raw.answer).toBe('Pagar patah');
    expect(goOn(asked, malang, always).filing.step).toBe('where');
  });

  test('whoever does not know the kind goes on without one', () => {
    expect(goOn(page({ step: 'kind', category: '' }), malang, never).filing).toMatchObject({
      step: 'where',
      raw: { category: '' },
    });
  });

  test('the long list counts when the short one was left as it stood, and only then', () => {
    const shown = { step: 'kind', shownCategory: 'road.pothole', otherCategory: 'road.bridge' };
    expect(page({ ...shown, category: 'road.pothole' }).raw.category).toBe('road.bridge');
    expect(page({ ...shown, category: 'road.sidewalk' }).raw.category).toBe('road.sidewalk');
  });

  test('an invented kind is refused beside its field', () => {
    expect(goOn(page({ step: 'kind', category: '__proto__' }), malang, always).faults).toEqual({
      category: 'unknownValue',
    });
  });

  test('a place leads to the person', () => {
    expect(goOn(page({ step: 'where', ...IN_MALANG }), malang, never).filing.step).toBe('who');
  });
});

describe('the way back', () => {
  test('leads to the page before, or to a named earlier one, and judges nothing', () => {
    expect(goBack(page({ step: 'who', lat: 'NaN' }), '')).toMatchObject({
      step: 'where',
      raw: { lat: 'NaN' },
    });
    expect(goBack(page({ step: 'who' }), 'what').step).toBe('what');
  });

  test('never leads forward', () => {
    expect(goBack(page({ step: 'kind' }), 'who').step).toBe('what');
    expect(goBack(page({ step: 'what' }), 'nonsense').step).toBe('what');
  });
});

describe('a form from a stranger', () => {
  test('without a key it begins under a new one', () => {
    expect(readFiling(formOf({ key: 'not-a-key' }), 'new').key).toBe('new');
  });

  test('an invented page is the first page', () => {
    expect(page({ step: '__proto__' }).step).toBe('what');
  });

  test('photos that can be none are left out', () => {
    expect(page({ photo: [KEY, "'; drop table report; --", '__proto__'] }).raw.photos).toEqual([KEY]);
  });
});

test('a group chosen on the first page offers its kinds when the words say nothing', () => {
  const filing = { ...emptyFiling(KEY, 'roads'), raw: page({ text: 'mohon dibantu ya pak' }).raw };
  expect(likelyCategories(filing, malang)).toContain('road.pothole');
});

test('a fault leads to the page where it can be mended', () => {
  expect(stepOfFaults({ photos: 'photosMany' })).toBe('what');
  expect(stepOfFaults({ answer: 'tooLong', email: 'emailBroken' })).toBe('kind');
  expect(stepOfFaults({ point: 'placeBroken' })).toBe('where');
  expect(stepOfFaults({ phone: 'phoneBroken' })).toBe('who');
});

test('a photo gives its place, and a point can be taken away', () => {
  const placed = withPoint(page({ step: 'where', border: 'yes' }), { lat: -7.98, lon: 112.63 });
  expect(placed.raw).toMatchObject({ lat: '-7.980000', lon: '112.630000', border: '' });
  expect(withPoint(placed, null).raw).toMatchObject({ lat: '', lon: '' });
});
