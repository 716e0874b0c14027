import { describe, expect, test } from 'vitest';
import { smallCity } from '../../../tests/support/small-city.ts';
import { inCodesOfToday, successorsOf } from './change-classes.ts';
import { chance, writeComplaints } from './complaints.fixture.ts';
import { guessCategories, guessRoute, type Asked, type Learned } from './guess.ts';
import { teach, type Confirmed, type Lesson } from './lesson.ts';
import { RECIPE } from './train.ts';

const SMALL = { ...RECIPE, bits: 17 };
const CODES = { LAMPU: 'light', JALAN: 'hole', SAMPAH: 'tree', POHON: 'tree', AIR: 'leak' };
const AGENCIES = { LAMPU: 'roads', JALAN: 'roads', SAMPAH: 'parks', POHON: 'parks', AIR: 'water' };

const isKind = (label: string): label is keyof typeof CODES => Object.hasOwn(CODES, label);
/** Each a minute later than the one before, in words of its own: the same words again count once. */
const confirm = (count: number): Confirmed[] =>
  writeComplaints(count, 'confirmed').flatMap(({ told, label }, minute) =>
    isKind(label)
      ? [
          {
            told: { text: `${told.text} rt ${minute}` },
            agency: AGENCIES[label],
            category: CODES[label],
            at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
          },
        ]
      : [],
  );
const confirmed = confirm(400);
const lesson = ((): Lesson => {
  const taught = teach(confirmed, null, chance('lesson'), SMALL);
  if (!taught) throw new Error('nothing was learned');
  return taught;
})();
const learned: Learned = { models: lesson.models, proven: true, counts: lesson.counts };
const ask = (text: string, more: Partial<Asked> = {}): Asked => ({
  text,
  place: '',
  area: null,
  category: null,
  ...more,
});

describe('a lesson', () => {
  test('is judged on the newest cases, which it has not read', () => {
    expect(lesson.examples).toBe(340);
    expect(lesson.cards.agency.texts).toBe(60);
    expect(lesson.until).toBe(confirmed[339]?.at);
    expect(lesson.cards.agency.top1).toBeGreaterThan(0.85);
    expect(lesson.cards.category?.top1).toBeGreaterThan(0.8);
    expect(lesson.counts['roads']).toBeGreaterThan(80);
  });

  test('judges the champion on the same cases, in the codes of today, and only on what it has not read', () => {
    const none = new Map<string, string | null>();
    const champion = {
      models: lesson.models,
      until: lesson.until,
      successors: { agency: none, category: none },
    };
    const again = teach(confirm(460), champion, chance('again'), SMALL);
    if (!again?.champion) throw new Error('nothing was judged');
    expect(again.champion.agency.texts).toBe(again.cards.agency.texts);
    expect(again.champion.agency.top1).toBeGreaterThan(0.8);
    const until = confirm(430).at(-1)?.at ?? '';
    const late = teach(confirm(460), { ...champion, until }, chance('x'), SMALL);
    expect(late?.cards.agency.texts).toBe(30);
  });

  test('needs enough cases, and more than one agency', () => {
    expect(teach(confirmed.slice(0, 199), null, chance('few'), SMALL)).toBeNull();
    expect(
      teach(
        confirmed.map((one) => ({ ...one, agency: 'roads' })),
        null,
        chance('one'),
        SMALL,
      ),
    ).toBeNull();
  });
});

test('what is too rare to be learned is none of those that are known, and no guess', () => {
  const rare = confirmed.map((one, place) =>
    place % 20 === 0
      ? {
          ...one,
          agency: `rare${place % 100}`,
          told: { text: `wisuda panggung orkestra konser musik ${place}` },
        }
      : one,
  );
  const taught = teach(rare, null, chance('rare'), SMALL);
  if (!taught) throw new Error('nothing was learned');
  expect(taught.models.agency.classes).toContain('@rest');
  const own = { models: taught.models, proven: true, counts: taught.counts };
  expect(guessRoute(smallCity, own, ask('panggung konser musik orkestra wisuda'))).toBeNull();
  expect(guessRoute(smallCity, own, ask('pipa air bocor dekat sekolah'))?.agency).toBe('water');
});

describe('a guess', () => {
  test('names the agency and the category that goes with it', () => {
    expect(guessRoute(smallCity, learned, ask('pipa air bocor dekat sekolah'))).toMatchObject({
      agency: 'water',
      category: 'leak',
      like: lesson.counts['water'],
    });
    expect(guessCategories(smallCity, learned, ask('pohon tumbang'))[0]?.code).toBe('tree');
  });

  test('keeps the reporter’s own category where the agency is the same', () => {
    const own = { ...smallCity, categories: smallCity.categories.map((c) => c) };
    const guess = guessRoute(own, learned, ask('jalan berlubang dekat pasar', { category: 'hole' }));
    expect(guess).toMatchObject({ agency: 'roads', category: 'hole' });
  });

  test('is none for words that were never read', () => {
    expect(guessRoute(smallCity, learned, ask('xyzzy qwfp zxcv'))).toBeNull();
    expect(guessRoute(smallCity, learned, ask(''))).toBeNull();
  });

  test('never names the inspectorate, nor an agency that is gone', () => {
    const watch = { ...smallCity, inspectorateAgency: 'water' };
    expect(guessRoute(watch, learned, ask('pipa air bocor'))).toBeNull();
    const closed = { ...smallCity, agencies: smallCity.agencies.filter(({ code }) => code !== 'water') };
    expect(guessRoute(closed, learned, ask('pipa air bocor'))?.agency).not.toBe('water');
  });

  test('follows an agency that got another code', () => {
    const renamed = {
      ...smallCity,
      agencies: smallCity.agencies.map((agency) =>
        agency.code === 'water' ? { ...agency, code: 'pdam', formerly: ['water'] } : agency,
      ),
    };
    expect(guessRoute(renamed, learned, ask('pipa air bocor'))?.agency).toBe('pdam');
  });
});

test('old codes lead to the one that was formerly them, or nowhere', () => {
  const today = [{ code: 'A' }, { code: 'N', formerly: ['B', 'C'] }];
  const successors = successorsOf(['A', 'B', 'C', 'D', '@x'], today, ['@x']);
  expect([...successors]).toEqual([
    ['B', 'N'],
    ['C', 'N'],
    ['D', null],
  ]);
  expect(inCodesOfToday([{ code: 'B', probability: 1 }], successors)[0]?.code).toBe('N');
});
