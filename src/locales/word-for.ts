import type { Locale } from '#locales/locale.ts';
import { m } from '#locales/words/messages.js';

type Word = (inputs: Readonly<Record<string, unknown>>, options: { locale?: Locale }) => string;

const MESSAGES: ReadonlyMap<string, unknown> = new Map(Object.entries(m));

function isWord(message: unknown): message is Word {
  return typeof message === 'function';
}

/** The key of a table's row: `keyOf('action', 'autoDispatch')` is `action_auto_dispatch`. */
export function keyOf(group: string, name: string): string {
  return `${group}_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** True when both languages have the words (one language without them is a fault of the build, not of the caller). */
export function hasWord(group: string, name: string): boolean {
  return isWord(MESSAGES.get(keyOf(group, name)));
}

/**
 * The words for a row of a table: `wordFor('action', 'dispatch')`, `wordFor('refusal', 'changedMeanwhile')`.
 * For the server only: a hydrated page that imports this takes every message with it.
 * Words that are missing are a fault that tests and development meet as an exception; a citizen in production reads
 * the plain name instead of an error page.
 */
export function wordFor(
  group: string,
  name: string,
  { locale, ...inputs }: { locale?: Locale | undefined; [input: string]: unknown } = {},
): string {
  const word = MESSAGES.get(keyOf(group, name));
  if (isWord(word)) return word(inputs, locale ? { locale } : {});
  if (process.env['NODE_ENV'] !== 'production') {
    throw new Error(`No words for ${keyOf(group, name)} in src/locales/*.json.`);
  }
  return name.replace(/_|(?=[A-Z])/g, ' ').toLowerCase();
}
