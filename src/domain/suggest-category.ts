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
  /** the places in the city's list of the categories that have a keyword */
  owners: ReadonlyMap<string, readonly number[]>;
}

const prepared = new WeakMap<readonly Category[], Keywords>();

function keywordsOf(categories: readonly Category[]): Keywords {
  const known = prepared.get(categories);
  if (known) return known;
  const owners = new Map<string, number[]>();
  categories.forEach(({ keywords }, place) => {
    for (const keyword of new Set(keywords)) owners.set(keyword, [...(owners.get(keyword) ?? []), place]);
  });
  const made = { phrases: buildPhrases([...owners.keys()]), owners };
  prepared.set(categories, made);
  return made;
}

function isWithin(inner: FoundPhrase, outer: FoundPhrase): boolean {
  return inner.length < outer.length && inner.first >= outer.first && inner.last <= outer.last;
}

/** A phrase of two words says three times as much as one word, of three words five times; a shared keyword is divided. */
function score(code: string, own: readonly FoundPhrase[], owners: Keywords['owners']): Suggestion {
  const counted = own.filter((one) => !own.some((other) => isWithin(one, other)));
  const weights = counted.map(({ text, length }) => (2 * length - 1) / (owners.get(text)?.length ?? 1));
  return {
    code,
    score: weights.reduce((sum, weight) => sum + weight, 0),
    because: counted.map(({ text }) => text),
  };
}

/**
 * At most `n` categories that fit a text, likeliest first (equals in the order of the city's list), with the
 * words that led there. Empty when nothing points anywhere clearly: the citizen then chooses without a nudge.
 */
export function suggestCategories(city: Pick<City, 'categories'>, text: string, n = 3): Suggestion[] {
  const { phrases, owners } = keywordsOf(city.categories);
  const found = findPhrases(phrases, text);
  const touched = new Set(found.flatMap((phrase) => owners.get(phrase.text) ?? []));
  const scored = [...touched]
    .sort((a, b) => a - b)
    .map((place) => {
      const own = found.filter((phrase) => owners.get(phrase.text)?.includes(place));
      return score(city.categories[place]?.code ?? '', own, owners);
    })
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  if (best < SURE || scored.filter((one) => one.score === best).length > MOST_EQUALS) return [];
  return scored.filter((one) => one.score >= best * WORTH_SHOWING).slice(0, n);
}
