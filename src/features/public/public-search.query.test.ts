import { expect, test } from 'vitest';
import { isPublic } from '#domain/case.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import type { Cursor } from './cursor.ts';
import { fetchPublicList } from './public-list.query.ts';
import { CITY, randomCases, statesOf } from './public.fixture.ts';
import { readQuestion } from './question.ts';

const COPIES = 1_500;
const DAY_MS = 86_400_000;
const NOW = new Date('2026-08-01T00:00:00Z');
const db = await freshDatabase();
const app = { db, city: CITY, now: () => NOW };
await randomCases(db, 40, 300, 1);
const first = [...(await statesOf(db))].find(([, { state }]) => isPublic(state))?.[0] ?? '';

/** Every so many days there is a case with this word: at each rarity another way of searching finds them. */
const EVERY = { kerap: 3, sedang: 21, jarang: 120, langka: 700 } as const;
const wordsOf = (n: number): string[] =>
  Object.entries(EVERY)
    .filter(([, every]) => n % every === 0)
    .map(([word]) => word);
const numberOf = (n: number): string => `2000-${String(n).padStart(6, '0')}`;
const copies = Array.from({ length: COPIES }, (_, n) => ({
  number: numberOf(n),
  filed_at: new Date(NOW.getTime() - (n / 5) * DAY_MS - 60_000).toISOString(),
  public_text: `Jalan rusak ${wordsOf(n).join(' ')}`,
}));
const { rows: columns } = await db.pool.query<{ name: string }>(
  `select column_name as name from information_schema.columns
   where table_name = 'case_file' and is_generated = 'NEVER' and column_name not in ('id', 'number', 'filed_at', 'public_text')`,
);
const others = columns.map(({ name }) => name).join(', ');
await db.pool.query(
  `insert into case_file (id, number, filed_at, public_text, ${others})
   select gen_random_uuid(), c.number, c.filed_at, c.public_text, ${others}
   from case_file, jsonb_to_recordset($2::jsonb) as c(number text, filed_at timestamptz, public_text text) where id = $1`,
  [first, JSON.stringify(copies)],
);

const page = (word: string, from: Cursor | null) =>
  fetchPublicList(app, { ...readQuestion(new URLSearchParams({ cari: word }), CITY), from });

test.each(Object.entries(EVERY))(
  'the word "%s" finds its cases, newest first, page by page and back again',
  async (word, every) => {
    const expected = copies.map(({ number }) => number).filter((_, n) => n % every === 0);
    let shown = await page(word, null);
    const forward = shown.items.map(({ number }) => number);
    while (shown.older) {
      shown = await page(word, shown.older);
      forward.push(...shown.items.map(({ number }) => number));
    }
    expect(forward).toEqual(expected);
    let back = shown.items.map(({ number }) => number);
    while (shown.newer) {
      shown = await page(word, shown.newer);
      back = [...shown.items.map(({ number }) => number), ...back];
    }
    expect([...new Set(back)]).toEqual(expected);
  },
);

test('signs of which no word is left find nothing, and the mark of a month is no word', async () => {
  for (const words of ['!!!', '&', '@689', "'@689'"])
    expect((await page(words, null)).items, words).toEqual([]);
});
