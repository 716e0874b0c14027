import type { City } from '#domain/city.ts';
import { COMMON_WORDS } from './common-words.ts';
import type { PeopleRefusal } from './refusal.ts';

/** Characters; for staff, ASVS 5.0 6.2.1 and 6.2.9. No rule says which characters, and nothing is ever cut off. */
const PASSWORD_LEAST = 15;
const PASSWORD_MOST = 128;

/** What must be left when everything that others would guess is taken out. */
const LEAST_OWN = 6;
const LEAST_DIFFERENT = 5;

/** The owner of the password: name and address are the first things to try. */
export interface PasswordOwner {
  name: string;
  email: string;
}

/**
 * Judges a new password: long enough, not too long, and not made of common words, of the city's own names, of the
 * owner's name, or of rows and repeats. Null when it may be used.
 */
export function judgePassword(
  password: string,
  city: PasswordCity,
  owner: PasswordOwner,
): PeopleRefusal | null {
  const text = password.normalize('NFKC');
  const length = Array.from(text).length;
  if (length < PASSWORD_LEAST) return { kind: 'passwordShort' };
  if (length > PASSWORD_MOST) return { kind: 'passwordLong' };
  const own = ownPart(text, [
    ...COMMON_WORDS,
    ...cityWords(city),
    ...wordsOf(`${owner.name} ${owner.email}`),
  ]);
  const isPoor = own.length < LEAST_OWN || new Set(own).size < LEAST_DIFFERENT;
  return isPoor ? { kind: 'passwordCommon' } : null;
}

type PasswordCity = Pick<City, 'id' | 'name' | 'service' | 'agencies'>;

/** The longest words go first: "katasandi" leaves nothing of "kata". */
function ownPart(text: string, words: readonly string[]): string {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  let rest = plainLetters(text);
  for (const word of longestFirst) rest = rest.replaceAll(word, ' ');
  return [...rest.matchAll(/[\p{L}\p{N}]+/gu)].map(([run]) => withoutRows(run)).join('');
}

/** "P@ssw0rd" is "password" to whoever guesses. Digits that stand for themselves stay. */
function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replaceAll(/(?<=\p{L})0|0(?=\p{L})/gu, 'o')
    .replaceAll(/(?<=\p{L})[1!](?=\p{L})/gu, 'i')
    .replaceAll(/(?<=\p{L})3(?=\p{L})/gu, 'e')
    .replaceAll(/(?<=\p{L})4(?=\p{L})/gu, 'a');
}

/** 1234, dcba and aaaa count as their first character. */
function withoutRows(run: string): string {
  const characters = Array.from(run);
  return characters
    .filter((character, at) => {
      const before = characters[at - 1];
      return before === undefined || Math.abs(codeOf(character) - codeOf(before)) > 1;
    })
    .join('');
}

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

function cityWords(city: PasswordCity): string[] {
  const names = city.agencies.flatMap((agency) => [
    agency.code,
    agency.short,
    agency.name.id,
    agency.name.en,
  ]);
  return wordsOf([city.id, city.name.id, city.name.en, city.service.id, city.service.en, ...names].join(' '));
}

/** Words of at least four letters: shorter ones stand inside too many others. */
function wordsOf(text: string): string[] {
  return plainLetters(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 4);
}
