import type { Officer } from '#domain/actor.ts';
import { isAction } from '#domain/decide.ts';
import { categoryOptions } from '#features/casework/field-options.ts';
import { inboxAddress, inboxRow, queueTabs, readPlace } from '#features/casework/inbox-view.ts';
import { countQueues, listInbox, type InboxQuestion } from '#features/casework/inbox.query.ts';
import { firstQueueOf, isQueueOf } from '#features/casework/queues.ts';
import { demand } from '#features/people/demand.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { OnlyDrawn } from '#ui/only-drawn.ts';
import type { PageServerLoad } from './$types';

/** A clerk opens this page two hundred times a day: it is drawn once, and a small module adds the keys. */
export const csr = false;

/** Longer questions find nothing and cost much. */
const WORDS_MOST = 200;

export const load: PageServerLoad = async (event) => {
  const officer = demand(event, 'staff');
  const { app, locale } = event.locals;
  const { city } = app;
  const now = app.now();
  const counts = await countQueues(app, officer);
  const question = questionOf(event.url.searchParams, officer, city);
  const { rows, next } = await listInbox(app, officer, question);
  const done = event.url.searchParams.get('sudah') ?? '';
  return {
    question,
    tabs: queueTabs(officer, counts, question.queue, locale),
    first: question.after ? inboxAddress(question, null, locale) : null,
    next: next ? inboxAddress(question, next, locale) : null,
    here: inboxAddress(question, question.after, locale),
    filtersAt: `${inboxAddress(question, null, locale)}&saring=ya#saring`,
    drawn: new OnlyDrawn({
      rows: rows.map((row) => inboxRow(row, question.queue, { city, locale, now })),
      filters: asksFilters(event.url.searchParams, question) ? filtersOf(city, locale) : null,
    }),
    done: isAction(done)
      ? { title: wordFor('history', done), number: (event.url.searchParams.get('nomor') ?? '').slice(0, 20) }
      : null,
    isField: officer.role === 'fieldOfficer',
  };
};

/** A hundred choices that most visits do not use: they come when they are asked for. */
const asksFilters = (search: URLSearchParams, { category, area }: InboxQuestion): boolean =>
  search.has('saring') || category !== '' || area !== '';

const filtersOf = (city: App.Locals['app']['city'], locale: Locale) => ({
  categories: categoryOptions(city, locale),
  areas: city.areas
    .map(({ code, name }) => ({ value: code, label: name }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1)),
});

function questionOf(
  search: URLSearchParams,
  officer: Officer,
  city: App.Locals['app']['city'],
): InboxQuestion {
  const asked = (name: string): string => search.get(name) ?? '';
  const known = (list: readonly { code: string }[], code: string): string =>
    list.some((one) => one.code === code) ? code : '';
  const queue = asked('antrean');
  return {
    queue: isQueueOf(officer, queue) ? queue : firstQueueOf(officer),
    words: asked('cari').replaceAll('\0', '').slice(0, WORDS_MOST).trim(),
    category: known(city.categories, asked('kategori')),
    area: known(city.areas, asked('kelurahan')),
    after: readPlace(asked('sesudah')),
  };
}
