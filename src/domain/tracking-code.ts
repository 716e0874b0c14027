/**
 * The secret half of tracking: 80 random bits that can be read aloud, and a character that catches mistakes.
 * Crockford's base 32 has no I, L, O and U; what is heard or typed as O, I or L is read as 0 and 1.
 *
 * The check is one symbol over GF(32): the characters, weighted with different powers of x, sum to zero. So a
 * single wrong character and any two characters exchanged are always noticed, neighbours or not.
 */
import type { Words } from './city.ts';
import { asciiDigits } from './digits.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_BYTES = 10;
const SECRET_LENGTH = 16;
const CODE_LENGTH = SECRET_LENGTH + 1;
/** Longer input is no code; it is not even looked at. */
const MAX_INPUT = 200;

export type CodeReading =
  { ok: true; code: string } | { ok: false; why: 'empty' | 'length' | 'letters' | 'check' };

/** Times x in GF(32) with x⁵ = x² + 1. */
function timesX(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? (shifted ^ 0b100101) & 31 : shifted;
}

/** Horner's rule gives the first character the highest power of x, the last one x itself. */
function checkCharacter(secret: string): string {
  let sum = 0;
  for (const character of secret) sum = timesX(sum ^ ALPHABET.indexOf(character));
  return ALPHABET.charAt(sum);
}

/** A code of 17 characters from 10 random bytes (more are not used). Refuses (RangeError) fewer: they would make it guessable. */
export function makeCode(random: Uint8Array): string {
  if (random.length < RANDOM_BYTES) throw new RangeError(`a code needs ${RANDOM_BYTES} random bytes`);
  let bits = 0n;
  for (const byte of random.subarray(0, RANDOM_BYTES)) bits = (bits << 8n) | BigInt(byte);
  let secret = '';
  for (let index = SECRET_LENGTH - 1; index >= 0; index--) {
    secret += ALPHABET.charAt(Number((bits >> BigInt(5 * index)) & 31n));
  }
  return secret + checkCharacter(secret);
}

function groupsOf(code: string): string[] {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8, 12), code.slice(12)];
}

/** A code as it is printed: 'ABCD-EFGH-JKMN-PQRST'. */
export function formatCode(code: string): string {
  return groupsOf(code).join('-');
}

/**
 * What somebody typed, as a code without dashes. Forgives case, spaces, dashes and dots, O for 0, I and L for 1,
 * and digits of other scripts. A refusal says what is wrong: nothing there, a letter no code has, too short or
 * long, or a mistyped character.
 */
export function readCode(input: string): CodeReading {
  if (input.length > MAX_INPUT) return { ok: false, why: 'length' };
  const code = asciiDigits(input.normalize('NFKC'))
    .replace(/[\s\p{Pd}\p{Cf}._−]/gu, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (code === '') return { ok: false, why: 'empty' };
  if (!/^[0-9A-HJKMNP-TV-Z]+$/.test(code)) return { ok: false, why: 'letters' };
  if (code.length !== CODE_LENGTH) return { ok: false, why: 'length' };
  const secret = code.slice(0, SECRET_LENGTH);
  return checkCharacter(secret) === code.slice(SECRET_LENGTH)
    ? { ok: true, code }
    : { ok: false, why: 'check' };
}

const DIGIT_WORDS = {
  id: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
} satisfies Record<keyof Words, string[]>;

/** The spelling alphabet of ITU and ICAO, which is the same in every language. */
const LETTER_WORDS =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
    ' ',
  );

function spellCharacter(character: string, language: keyof Words): string {
  const digit = '0123456789'.indexOf(character);
  if (digit >= 0) return DIGIT_WORDS[language][digit] ?? character;
  return LETTER_WORDS.find((word) => word.startsWith(character)) ?? character;
}

/** How to say a code on the telephone, a comma for each pause: 'Alfa satu …, Kilo nol …'. */
export function spellCode(code: string, language: keyof Words): string {
  return groupsOf(code)
    .map((group) => Array.from(group, (character) => spellCharacter(character, language)).join(' '))
    .join(', ');
}
