import { expect, test } from 'vitest';
import { isPublic, type CaseState } from '#domain/case.ts';
import { OPEN } from '#domain/status.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { countOpenByArea } from './area-counts.query.ts';
import { listedCase } from './list-words.ts';
import { fetchPublicList, type PublicItem } from './public-list.query.ts';
import { CITY, randomCases, SECRETS, statesOf, type Known } from './public.fixture.ts';
import { readQuestion, type PublicQuestion } from './question.ts';
import { STATUS_GROUPS, statusesOf } from './status-groups.ts';

const db = await freshDatabase();
const NOW = new Date('2026-08-01T00:00:00Z');
const app = { db, city: CITY, now: () => NOW };
const cases = await randomCases(db, 90, 900, 20_261_124);
const states = await statesOf(db);

interface Truth extends Known {
  state: CaseState;
  area: string | null;
}
const truth: readonly Truth[] = cases.map((one) => {
  const found = states.get(one.caseId);
  if (!found) throw new Error('a case is missing');
  return { ...one, ...found };
});
const open = truth.filter(({ state }) => isPublic(state));
const closed = truth.filter(({ state }) => !isPublic(state));

const ask = (search: string): PublicQuestion => readQuestion(new URLSearchParams(search), CITY);

const numbersOf = (items: readonly PublicItem[]): string[] => items.map(({ number }) => number);

/** All pages, forward and then back to the beginning: both ways must tell the same. */
async function everything(search: string, size: 20 | 50 = 20): Promise<string[]> {
  let question: PublicQuestion = { ...ask(search), size };
  let page = await fetchPublicList(app, question);
  const forward = numbersOf(page.items);
  while (page.older) {
    question = { ...question, from: page.older };
    page = await fetchPublicList(app, question);
    forward.push(...numbersOf(page.items));
  }
  let back = numbersOf(page.items);
  while (page.newer) {
    page = await fetchPublicList(app, { ...question, from: page.newer });
    back = [...numbersOf(page.items), ...back];
  }
  // the first page is always full, so it may repeat what the page after it began with
  expect([...new Set(back)]).toEqual(forward);
  return forward;
}

const newestFirst = (some: readonly Truth[]): string[] =>
  some
    .toSorted((a, b) => (a.state.filedAt < b.state.filedAt || (a.state.filedAt === b.state.filedAt && a.caseId < b.caseId) ? 1 : -1))
    .map(({ number }) => number); // prettier-ignore

test('the walk made cases of every kind, open and closed to others', () => {
  expect(open.length).toBeGreaterThan(20);
  expect(closed.length).toBeGreaterThan(20);
  for (const flag of ['private', 'sealed', 'hidden'] as const) {
    expect(
      closed.some(({ state }) => state[flag]),
      flag,
    ).toBe(true);
  }
  expect(new Set(truth.map(({ state }) => state.status)).size).toBeGreaterThan(8);
});

test('the list holds exactly what is public, newest first, whichever way it is paged', async () => {
  expect(await everything('')).toEqual(newestFirst(open));
  expect(await everything('', 50)).toEqual(newestFirst(open));
});

const fitsAll = (one: Truth, area: string, category: string, status: string): boolean =>
  (area === '' || one.area === area) &&
  fitsCategory(one.state.category, category) &&
  (status === '' || statusesOf(status)?.includes(one.state.status) === true);

const fitsCategory = (own: string | null, wanted: string): boolean =>
  wanted === '' || (wanted === 'all' ? own !== null : own === wanted);

test('every filter and every two of them hold exactly what is public and fits', async () => {
  const areas = ['', 'a1', 'a2'];
  const categories = ['', 'all', 'hole', 'leak', 'tree', 'bribe'];
  const groups = ['', ...STATUS_GROUPS.map(({ code }) => code)];
  for (const area of areas) {
    for (const category of categories) {
      for (const status of groups) {
        const fitting = open.filter((one) => fitsAll(one, area, category, status));
        const search = `kelurahan=${area}&kategori=${category}&status=${status}`;
        expect(await everything(search), search).toEqual(newestFirst(fitting));
      }
    }
  }
});

test('a search finds a public case by its words and number, and never another', async () => {
  for (const one of truth) {
    const expected = isPublic(one.state) ? [one.number] : [];
    const found = await fetchPublicList(app, ask(`cari=${one.word}`));
    expect(
      found.items.map(({ number }) => number),
      one.word,
    ).toEqual(expected);
    const byNumber = await fetchPublicList(app, ask(`cari=${one.number}`));
    expect(byNumber.items.map(({ number }) => number)).toEqual(expected);
  }
  expect(await everything('cari=lubang&status=terbuka&kelurahan=a1')).toEqual(
    newestFirst(open.filter(({ state, area }) => area === 'a1' && OPEN.includes(state.status))),
  );
});

test('what was masked can neither be read nor searched for', async () => {
  const { items } = await fetchPublicList(app, { ...ask(''), size: 50 });
  const shown = JSON.stringify(items.map((item) => listedCase(item, CITY, NOW)));
  for (const secret of Object.values(SECRETS)) {
    expect(shown).not.toContain(secret);
    const found = await fetchPublicList(app, ask(`cari=${encodeURIComponent(secret)}`));
    expect(found.items, secret).toEqual([]);
  }
  expect(shown).toContain('[nomor telepon disamarkan]');
});

test('the map counts the open public cases of each ward', async () => {
  const expected: Record<string, number> = {};
  for (const { state, area } of open.filter((one) => OPEN.includes(one.state.status))) {
    expected[area ?? ''] = (expected[area ?? ''] ?? 0) + 1;
    expect(state.private || state.sealed || state.hidden).toBe(false);
  }
  expect(await countOpenByArea(app)).toEqual(expected);
});

test('a place in the list that is gone leads to the first page', async () => {
  const beyond = { side: 'older', filedAt: new Date(0), id: '00000000-0000-7000-8000-000000000000' } as const;
  const page = await fetchPublicList(app, { ...ask(''), from: beyond });
  expect(page.items.map(({ number }) => number)).toEqual(newestFirst(open).slice(0, 20));
  expect(page.newer).toBeNull();
});

test('words that a search could choke on are only words', async () => {
  for (const words of [
    '"',
    "'",
    '\\',
    '()',
    '!!!',
    ':*',
    '<->',
    '-',
    '- -',
    'a OR',
    '\u0000lubang',
    '%',
    '&|!',
    'di yang',
  ]) {
    const page = await fetchPublicList(app, ask(`cari=${encodeURIComponent(words)}`));
    expect(Array.isArray(page.items), words).toBe(true);
  }
});
