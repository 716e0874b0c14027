import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SHORT_FORMS } from './short-forms.ts';
import { buildPhrases, findPhrases, wordsOf } from './words-of-text.ts';

const find = (phrases: string[], text: string) =>
  findPhrases(buildPhrases(phrases), text).map((found) => found.text);

describe('words made comparable', () => {
  test('case, accents, drawn-out letters and punctuation do not matter', () => {
    expect(wordsOf('TOLOOONG, kafé!!! banjirrr')).toEqual(['tolong', 'kafe', 'banjir']);
    expect(wordsOf('ｊａｌａｎ ba\u200bnjir')).toEqual(['jalan', 'banjir']);
  });

  test('short forms and Javanese are written out, also with an ending', () => {
    expect(wordsOf('jln dpn rmh sdh rsk')).toEqual(['jalan', 'depan', 'rumah', 'sudah', 'rusak']);
    expect(wordsOf('dalane bolong, lampu ora urip, banyune mati')).toEqual([
      'jalan',
      'lubang',
      'lampu',
      'tidak',
      'urip',
      'air',
      'mati',
    ]);
  });

  test('a number written onto a word is a word of its own', () => {
    expect(wordsOf('lubang2 di RT03')).toEqual(['lubang', '2', 'di', 'rt', '03']);
  });

  test('reading words twice changes nothing more', () => {
    const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...SHORT_FORMS.keys()));
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const once = wordsOf(texts.join(' '));
        expect(wordsOf(once.join(' '))).toEqual(once);
      }),
    );
  });

  test('every short form leads to a word that is none itself', () => {
    for (const [form, word] of SHORT_FORMS) expect(wordsOf(`${form} ${word}`)).toEqual([word, word]);
  });
});

describe('phrases', () => {
  test('are found as whole words only', () => {
    expect(find(['ular'], 'antrean mengular dan kabel seluler')).toEqual([]);
    expect(find(['ular'], 'ada ULAR, besar')).toEqual(['ular']);
  });

  test('are found with endings and short forms on either side', () => {
    expect(
      find(['lampu mati', 'dalan bolong'], 'lampunya mti? lampune padam. jalannya berlobang, dalane bolong'),
    ).toEqual(['lampu mati', 'dalan bolong']);
  });

  test('may hold two other words between neighbours, not three', () => {
    expect(find(['pohon menimpa'], 'pohon besar sekali menimpa rumah')).toEqual(['pohon menimpa']);
    expect(find(['pohon menimpa'], 'pohon itu besar sekali menimpa rumah')).toEqual([]);
    expect(find(['pohon menimpa'], 'menimpa pohon')).toEqual([]);
  });

  test('that are empty are never found', () => {
    expect(find(['', ' !'], 'apa saja')).toEqual([]);
  });

  test('are found wherever they stand in a long text', () => {
    const long = 'aman '.repeat(4000);
    expect(findPhrases(buildPhrases(['gas bocor']), `${long}gas bocor`)).toEqual([
      { text: 'gas bocor', length: 2, first: 4000, last: 4001 },
    ]);
  });
});
