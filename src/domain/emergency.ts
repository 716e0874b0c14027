import type { City } from './city.ts';
import { buildPhrases, findPhrases } from './words-of-text.ts';
import type { Phrases } from './words-of-text.ts';

const prepared = new WeakMap<readonly string[], Phrases>();

/**
 * The emergency words of a city that a text contains, as the city wrote them and in the order of the text. It
 * leans to too many ("tidak ada kebakaran" counts): the price of a needless hint is small.
 */
export function emergencyWords(city: Pick<City, 'emergency'>, text: string): string[] {
  const { words } = city.emergency;
  const phrases = prepared.get(words) ?? buildPhrases(words);
  prepared.set(words, phrases);
  return findPhrases(phrases, text).map((found) => found.text);
}
