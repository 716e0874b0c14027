/**
 * What a text says, made comparable: lower case, no accents, no drawn-out letters ("tolooong"), telephone
 * short forms written out. Texts and the words looked for go through the same steps, so they meet.
 */
import { asciiDigits } from './digits.ts';
import { SHORT_FORMS } from './short-forms.ts';

/** Endings that change nothing of what a word is about, Indonesian and Javanese: lampunya, lampune, jalane. */
const ENDINGS = ['nya', 'ne', 'e', 'ku', 'mu', 'lah', 'kah', 'pun'];
/** Other words that may stand between two words of a phrase: "pohon [besar sekali] menimpa". */
const MAX_GAP = 2;

function squeeze(word: string): string {
  return word.replace(/(\p{L})\1+/gu, '$1');
}

function writeOut(word: string): string {
  const known = SHORT_FORMS.get(word);
  if (known) return known;
  for (const ending of ENDINGS) {
    const stem = word.endsWith(ending) ? SHORT_FORMS.get(word.slice(0, -ending.length)) : undefined;
    if (stem) return stem;
  }
  return word;
}

/** The words of a text in order, made comparable; numbers are words of their own ("lubang2" is "lubang", "2"). Linear in the text. */
export function wordsOf(text: string): string[] {
  const plain = asciiDigits(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
  const words = plain.match(/\p{L}+|\p{N}+/gu) ?? [];
  return words.map((word) => SHORT_FORMS.get(word) ?? writeOut(squeeze(word)));
}

interface Phrase {
  text: string;
  words: string[];
}

/** Phrases prepared for searching; made by `buildPhrases`. */
export interface Phrases {
  byFirstWord: ReadonlyMap<string, readonly Phrase[]>;
  /** from a word with an ending to the word as the phrases have it */
  plain: ReadonlyMap<string, string>;
}

/** A phrase as it was given, and the places of its first and last word in the text. */
export interface FoundPhrase {
  text: string;
  length: number;
  first: number;
  last: number;
}

/** Prepares words and phrases (as settings write them) for `findPhrases`. Empty ones are left out. */
export function buildPhrases(texts: readonly string[]): Phrases {
  const byFirstWord = new Map<string, Phrase[]>();
  const phrases = texts.map((text) => ({ text, words: wordsOf(text) }));
  for (const phrase of phrases) {
    const first = phrase.words[0];
    if (first === undefined) continue;
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), phrase]);
  }
  const vocabulary = new Set(phrases.flatMap(({ words }) => words));
  const plain = new Map<string, string>();
  for (const word of vocabulary) {
    for (const ending of ENDINGS) {
      const longer = squeeze(word + ending);
      if (!vocabulary.has(longer)) plain.set(longer, word);
    }
  }
  return { byFirstWord, plain };
}

/** Where each phrase first stands in a text: whole words, in order, with at most two other words between neighbours. */
export function findPhrases(phrases: Phrases, text: string): FoundPhrase[] {
  const words = wordsOf(text).map((word) => phrases.plain.get(word) ?? word);
  const found = new Map<string, FoundPhrase>();
  words.forEach((word, first) => {
    for (const phrase of phrases.byFirstWord.get(word) ?? []) {
      if (found.has(phrase.text)) continue;
      const last = lastWordOf(phrase, words, first);
      if (last !== null)
        found.set(phrase.text, { text: phrase.text, length: phrase.words.length, first, last });
    }
  });
  return [...found.values()];
}

function lastWordOf(phrase: Phrase, words: readonly string[], first: number): number | null {
  let at = first;
  for (const wanted of phrase.words.slice(1)) {
    const next = words.slice(at + 1, at + 2 + MAX_GAP).indexOf(wanted);
    if (next < 0) return null;
    at += next + 1;
  }
  return at;
}
