import { describe, expect, test } from 'vitest';
import type { Category } from './city.ts';
import { suggestCategories } from './suggest-category.ts';

function category(code: string, ...keywords: string[]): Category {
  return {
    code,
    group: 'g',
    name: { id: code, en: code },
    classification: 'ordinary',
    lead: 'a',
    supports: [],
    safety: false,
    alwaysPrivate: false,
    keywords,
  };
}

const city = {
  categories: [
    category('road', 'jalan rusak', 'lubang', 'aspal', 'rusak'),
    category('light', 'lampu mati', 'lampu jalan', 'pju', 'gelap'),
    category('tree', 'pohon tumbang', 'dahan', 'rusak'),
    category('water', 'air mati', 'pdam', 'pipa bocor', 'rusak'),
    category('waste', 'sampah', 'tps', 'rusak'),
  ],
};
const codes = (text: string) => suggestCategories(city, text).map(({ code }) => code);

describe('a category is suggested', () => {
  test.each([
    ['jln depan pasar bolong, wis suwe ora didandani', 'road'],
    ['dalane rusak parah', 'road'],
    ['Lampunya sdh 3 hari mati, peteng banget', 'light'],
    ['banyune mati kawit isuk', 'water'],
    ['uwuh numpuk nang ngarep omah', 'waste'],
    ['wit ambruk', 'tree'],
  ])('for %j', (text, code) => {
    expect(codes(text)[0]).toBe(code);
  });

  test('with the words that led to it, the longer phrase instead of the words in it', () => {
    expect(suggestCategories(city, 'jalan rusak dan aspal hilang')).toEqual([
      { code: 'road', score: 4, because: ['jalan rusak', 'aspal'] },
    ]);
  });

  test('before another when more or longer words speak for it', () => {
    expect(codes('lampu jalan mati tertimpa pohon tumbang, gelap')).toEqual(['light', 'tree']);
  });

  test('no more often than asked', () => {
    expect(suggestCategories(city, 'sampah, dahan, pdam', 2)).toHaveLength(2);
    expect(suggestCategories(city, 'sampah, dahan, pdam', 0)).toEqual([]);
  });
});

describe('nothing is suggested', () => {
  test.each([
    ['', 'an empty text'],
    ['selamat pagi bapak ibu', 'a text about nothing known'],
    ['rusak', 'a word that many categories share'],
    ['sampah dahan pdam lubang', 'a text that says everything'],
    ['persampahan, mengaspalkan', 'parts of words'],
  ])('for %j: %s', (text) => {
    expect(suggestCategories(city, text)).toEqual([]);
  });
});
