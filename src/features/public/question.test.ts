import { expect, test } from 'vitest';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import { didYouMean, slipsBetween } from './did-you-mean.ts';
import { CITY } from './public.fixture.ts';
import { addressOf, readQuestion, WORDS_MOST } from './question.ts';

const read = (search: string) => readQuestion(new URLSearchParams(search), CITY);
const cursor: Cursor = {
  side: 'older',
  filedAt: new Date('2026-06-08T02:00:00.123Z'),
  id: '019ea000-1234-7abc-8def-0123456789ab',
};

test('a question survives its own address', () => {
  const question = read(
    `cari=lampu+mati&kelurahan=a1&kategori=hole&status=selesai&banyak=50&dari=${writeCursor(cursor)}`,
  );
  expect(question).toEqual({
    words: 'lampu mati',
    area: 'a1',
    category: 'hole',
    status: 'selesai',
    size: 50,
    from: cursor,
  });
  expect(read(addressOf(question).split('?')[1] ?? '')).toEqual(question);
  expect(addressOf(read(''))).toBe('/laporan');
});

test('what is unknown, repeated or broken narrows nothing', () => {
  const nothing = read('');
  for (const search of [
    'kategori[]=hole&kategori%5B%5D=leak',
    'kelurahan=x&kategori=__proto__&status=constructor',
    'status=toString',
    'banyak=1000000',
    'banyak=-1&banyak=50',
    'banyak=50.0',
    'dari=x',
    'dari=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%00',
    'dari=//////////////////////////////8',
    '__proto__[x]=1',
  ]) {
    expect(read(search), search).toEqual(nothing);
  }
  expect(read('kategori=hole&kategori=leak').category).toBe('hole');
});

test('a search keeps its words and loses what is no word', () => {
  expect(read(`cari=${encodeURIComponent('  "jalan\u0000 rusak" -lampu\u202e ')}`).words).toBe(
    'jalan rusak lampu',
  );
  expect(read(`cari=${'a'.repeat(50_000)}`).words).toHaveLength(WORDS_MOST);
  expect(read(`cari=${encodeURIComponent('x'.repeat(99) + '😀')}`).words.isWellFormed()).toBe(true);
});

test('a cursor is read back exactly, and anything else is none', () => {
  for (const side of ['older', 'newer'] as const) {
    expect(readCursor(writeCursor({ ...cursor, side }))).toEqual({ ...cursor, side });
  }
  const word = writeCursor(cursor);
  for (const broken of [
    '',
    word.slice(1),
    `${word}A`,
    `_${word.slice(1)}`,
    word.replace(/./g, '_'),
    '😀'.repeat(31),
  ]) {
    expect(readCursor(broken), broken).toBeNull();
  }
});

test('a slip of the finger leads to the word that the city knows', () => {
  expect(didYouMean('kaumam', CITY)).toBe('kauman');
  expect(didYouMean('kauamn', CITY)).toBe('kauman');
  expect(didYouMean('kauman', CITY)).toBeNull();
  expect(didYouMean('zzzzzzzz', CITY)).toBeNull();
  expect(slipsBetween('lubang', 'lbuang', 2)).toBe(1);
  expect(slipsBetween('lubang', 'lubamg', 2)).toBe(1);
  expect(slipsBetween('lubang', 'lampu', 2)).toBe(3);
});
