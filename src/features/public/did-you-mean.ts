import type { City } from '#domain/city.ts';

/** Shorter words are too easily another word. */
const SHORTEST = 4;
/** From this length on two slips are forgiven. */
const LONG = 7;
/** Words of a search that are looked at. */
const MOST_WORDS = 6;

const known = new WeakMap<City, ReadonlySet<string>>();

function lettersOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}

/** The words that this city knows: what can be reported, its wards and streets. */
function vocabularyOf(city: City): ReadonlySet<string> {
  const before = known.get(city);
  if (before) return before;
  const texts = [
    ...city.categories.flatMap(({ name, keywords }) => [name.id, name.en, ...keywords]),
    ...city.groups.flatMap(({ name }) => [name.id, name.en]),
    ...city.areas.map(({ name }) => name),
    ...city.streets,
  ];
  const words = new Set(texts.flatMap(lettersOf));
  known.set(city, words);
  return words;
}

/**
 * Slips between two words: a letter too many, missing, wrong or two in the wrong order. Stops counting past `most`, so that
 * a long list is walked quickly.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cheapest(a, b, i, j, row, last, older));
    if (Math.min(...row) > most) return most + 1;
    older = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

function cheapest(
  a: string,
  b: string,
  i: number,
  j: number,
  row: readonly number[],
  last: readonly number[],
  older: readonly number[],
): number {
  const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
  const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return Math.min(
    at(row, j - 1) + 1,
    at(last, j) + 1,
    at(last, j - 1) + wrong,
    swapped ? at(older, j - 2) + 1 : Infinity,
  );
}

const at = (row: readonly number[], place: number): number => row[place] ?? Infinity;

function nearestWord(word: string, vocabulary: ReadonlySet<string>): string {
  if (word.length < SHORTEST || vocabulary.has(word)) return word;
  let best = { word, slips: (word.length >= LONG ? 2 : 1) + 1 };
  for (const other of vocabulary) {
    const slips = slipsBetween(word, other, best.slips - 1);
    if (slips < best.slips) best = { word: other, slips };
  }
  return best.word;
}

/** What somebody may have meant with a search that found nothing: its words as the city writes them. Null when nothing is near. */
export function didYouMean(words: string, city: City): string | null {
  const typed = words.toLowerCase().split(' ').slice(0, MOST_WORDS);
  const vocabulary = vocabularyOf(city);
  const meant = typed.map((word) => nearestWord(word, vocabulary)).join(' ');
  return meant === typed.join(' ') ? null : meant;
}
