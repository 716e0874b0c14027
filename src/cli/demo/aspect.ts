/**
 * Keeps the sentences of one text about one thing. A phrase may begin with aspects, `<bocor> pipa bocor {di}`: a
 * detail with aspects only follows a first sentence that shares one, a detail without follows any.
 */
import type { Random } from './random.ts';

export interface Phrase {
  aspects: readonly string[];
  words: string;
}

/** Splits the aspects from the words of a phrase. */
export function readPhrase(phrase: string): Phrase {
  const found = /^<([\w,]+)> /.exec(phrase);
  if (found === null) return { aspects: [], words: phrase };
  return { aspects: (found[1] ?? '').split(','), words: phrase.slice(found[0].length) };
}

/** Kinds of fact that a text tells once: since when, which day, sizes and counts. */
const ONCE = [
  /\{(?:lama|sejak)\}/,
  /\{kapan\}/,
  /\{cm\}/,
  /\{nn\}/,
  /\{n\}/,
  /\{k\}/,
  /\{jam\}/,
  /\{waktu\}/,
];
/** The words of those phrases that name no aspect or one of these. */
export function fittingWords(list: readonly string[], aspects: readonly string[]): string[] {
  return list
    .map(readPhrase)
    .filter(
      (phrase) => phrase.aspects.length === 0 || phrase.aspects.some((aspect) => aspects.includes(aspect)),
    )
    .map(({ words }) => words);
}

const ASKS = /mohon|tolong|minta|usul/i;

/** The text so far: what it is about and what need not be said again. */
export interface Thread {
  aspects: readonly string[];
  phrases: string[];
}

/** Begins a text with a first sentence. */
export function beginThread(first: string): Thread {
  const { aspects, words } = readPhrase(first);
  return { aspects, phrases: [words] };
}

/** Whether the text already holds something of this kind. */
function says(thread: Thread, pattern: RegExp): boolean {
  return thread.phrases.some((phrase) => pattern.test(phrase));
}

function fits(thread: Thread, phrase: string): boolean {
  const { aspects, words } = readPhrase(phrase);
  if (aspects.length > 0 && !aspects.some((aspect) => thread.aspects.includes(aspect))) return false;
  if (thread.phrases.includes(words)) return false;
  return !ONCE.some((kind) => kind.test(words) && says(thread, kind));
}

/** Adds up to `count` of the phrases that fit, with probability `chance`; those of the same aspect come first. */
export function addFitting(
  random: Random,
  thread: Thread,
  list: readonly string[],
  chance: number,
  count = 1,
): void {
  if (!random.chance(chance)) return;
  for (let i = 0; i < count; i++) {
    const fitting = list.filter((phrase) => fits(thread, phrase));
    const special = fitting.filter((phrase) => readPhrase(phrase).aspects.length > 0);
    const choice = special.length > 0 && random.chance(0.6) ? special : fitting;
    if (choice.length > 0) thread.phrases.push(readPhrase(random.pick(choice)).words);
  }
}

/** Adds a wish, unless the text has asked already. */
export function addWish(random: Random, thread: Thread, list: readonly string[], chance: number): void {
  addFitting(random, thread, list, says(thread, ASKS) ? chance * 0.25 : chance);
}
