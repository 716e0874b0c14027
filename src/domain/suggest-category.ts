/** Suggests what a complaint is about from the words in it. Rules a clerk can follow and a city can change; nothing learns. */
import type { Category, City } from './city.ts';
import { buildPhrases, findPhrases } from './words-of-text.ts';
import type { FoundPhrase, Phrases } from './words-of-text.ts';

export interface Suggestion {
  code: string;
  /** higher is surer; only good for comparing */
  score: number;
  /** the keywords that were found, as the city wrote them */
  because: string[];
}

/** One word that points to a single category is enough. */
const SURE = 1;
/** What scores less than this share of the best is not worth a reader's time. */
const WORTH_SHOWING = 0.3;
/** When more categories than this are equally likely, nothing is known. */
const MOST_EQUALS = 3;

interface Keywords {
  phrases: Phrases;
  /** in how many categories a keyword stands */
  shared: ReadonlyMap<string, number>;
}

const prepared = new WeakMap<readonly Category[], Keywords>();

function keywordsOf(categories: readonly Category[]): Keywords {
  const known = prepared.get(categories);
  if (known) return known;
  const shared = new Map<string, number>();
  for (const { keywords } of categories) {
    for (const keyword of new Set(keywords)) shared.set(keyword, (shared.get(keyword) ?? 0) + 1);
  }
  const made = { phrases: buildPhrases([...shared.keys()]), shared };
  prepared.set(categories, made);
  return made;
}

/** A phrase of two words says three times as much as one word, of three words five times; a shared keyword is divided. */
function weigh(found: FoundPhrase, shared: ReadonlyMap<string, number>): number {
  return (2 * found.length - 1) / (shared.get(found.text) ?? 1);
}

function isWithin(inner: FoundPhrase, outer: FoundPhrase): boolean {
  return inner.length < outer.length && inner.first >= outer.first && inner.last <= outer.last;
}

function score(
  category: Category,
  all: ReadonlyMap<string, FoundPhrase>,
  shared: ReadonlyMap<string, number>,
): Suggestion {
  const own = [...new Set(category.keywords)].flatMap((keyword) => all.get(keyword) ?? []);
  const counted = own.filter((one) => !own.some((other) => isWithin(one, other)));
  const sum = counted.reduce((total, found) => total + weigh(found, shared), 0);
  return { code: category.code, score: sum, because: counted.map(({ text }) => text) };
}

/**
 * At most `n` categories that fit a text, likeliest first (equals in the order of the city's list), with the
 * words that led there. Empty when nothing points anywhere clearly: the citizen then chooses without a nudge.
 */
export function suggestCategories(city: Pick<City, 'categories'>, text: string, n = 3): Suggestion[] {
  const { phrases, shared } = keywordsOf(city.categories);
  const found = new Map(findPhrases(phrases, text).map((phrase) => [phrase.text, phrase]));
  if (found.size === 0) return [];
  const scored = city.categories
    .map((category) => score(category, found, shared))
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  if (best < SURE || scored.filter((one) => one.score === best).length > MOST_EQUALS) return [];
  return scored.filter((one) => one.score > 0 && one.score >= best * WORTH_SHOWING).slice(0, n);
}
