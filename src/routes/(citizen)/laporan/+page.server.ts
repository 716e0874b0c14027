import { didYouMean } from '#features/public/did-you-mean.ts';
import { filterChoices, foundWords, listedCase, pagesOf } from '#features/public/list-words.ts';
import { fetchPublicList } from '#features/public/public-list.query.ts';
import { addressOf, readQuestion } from '#features/public/question.ts';
import { href } from '#locales/locale.ts';
import { OnlyDrawn } from '#ui/only-drawn.ts';
import type { PageServerLoad } from './$types';

/** Public: the cases that everybody may see, newest first. */
export const load: PageServerLoad = async ({ locals: { app, staff }, url, setHeaders }) => {
  const { city } = app;
  const question = readQuestion(url.searchParams, city);
  const list = await fetchPublicList(app, question);
  const now = app.now();
  const { words, area, category, status, size } = question;
  const meant = list.items.length === 0 && words !== '' ? didYouMean(words, city) : null;
  if (!staff) setHeaders({ 'cache-control': 'public, max-age=30' });
  const view = {
    asked: { words, area, category, status, size },
    narrowed: [words, area, category, status].some((value) => value !== ''),
    choices: filterChoices(city),
    found: foundWords(list, question),
    cases: list.items.map((item) => listedCase(item, city, now)),
    pages: pagesOf(list, question),
    meant: meant && { words: meant, href: href(addressOf({ ...question, words: meant, from: null })) },
  };
  return { drawn: new OnlyDrawn(view) };
};
