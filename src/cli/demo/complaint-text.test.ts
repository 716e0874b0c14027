import { describe, expect, test } from 'vitest';
import { CATEGORIES_WITH_WORDS, bankOf, ownTextsOf } from './banks.ts';
import { writeComplaint, type ComplaintText } from './complaint-text.ts';
import { readPhrase } from './aspect.ts';
import type { Place } from './place-words.ts';
import CATEGORIES from '#settings/kota-malang/categories.json' with { type: 'json' };
import { seededRandom, type Random } from './random.ts';
import { ANSWERS } from './words/answers.ts';
import { FAKE_NIKS, FAKE_PHONES } from './words/generic.ts';

const STREETS = [
  'Jalan Anggrek',
  'Jalan Melati',
  'Jalan Danau Indah',
  'Jalan Bukit Hijau',
  'Jalan Kenanga Dalam',
];
const AREAS = ['Kampung Timur', 'Kampung Barat', 'Lembah'];

function drawPlace(random: Random): Place {
  const area = random.pick(AREAS);
  if (random.chance(0.15)) return { area };
  const street = `${random.pick(STREETS)} ${random.int(1, 12)}`;
  return random.chance(0.3) ? { area, street, landmark: 'SD Contoh' } : { area, street };
}

function writeMany(seed: number, count: number): (ComplaintText & { category: string })[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const category = random.pick(CATEGORIES_WITH_WORDS);
    return { category, ...writeComplaint(random, category, drawPlace(random), random.int(0, 23)) };
  });
}

const MANY = writeMany(11, 3000);
const TEXTS = MANY.map(({ text }) => text);

describe('made-up complaints', () => {
  test('the same seed writes the same texts', () => {
    expect(writeMany(11, 200)).toEqual(MANY.slice(0, 200));
    expect(writeMany(12, 200)).not.toEqual(MANY.slice(0, 200));
  });

  test('of 3,000 texts fewer than three in a hundred are alike', () => {
    expect(new Set(TEXTS.map((text) => text.toLowerCase())).size / TEXTS.length).toBeGreaterThan(0.97);
  });

  test('they are as long as people write: from a dozen words to a small letter', () => {
    const lengths = TEXTS.map((text) => text.length).sort((a, b) => a - b);
    const at = (share: number) => lengths[Math.floor(share * (lengths.length - 1))] ?? 0;
    expect(at(0)).toBeGreaterThanOrEqual(12);
    expect(at(0.25)).toBeGreaterThan(60);
    expect(at(0.75)).toBeLessThan(300);
    expect(at(1)).toBeGreaterThan(450);
    expect(at(1)).toBeLessThan(1200);
  });

  test('every manner of writing and every language is among them', () => {
    const styles = new Set(MANY.map(({ style }) => style));
    expect([...styles].sort()).toEqual([
      'angry',
      'english',
      'everyday',
      'formal',
      'javanese',
      'long',
      'own',
      'polite',
      'short',
      'sms',
    ]);
    expect(new Set(MANY.map(({ language }) => language))).toEqual(new Set(['id', 'jv', 'en']));
  });

  test('no slot, choice or aspect is left unfilled', () => {
    for (const { text, answersToQuestion } of MANY)
      expect(`${text} ${answersToQuestion ?? ''}`).not.toMatch(/[{}[\]|<>]|undefined| {2}/);
  });

  test('numbers that look like a phone or a NIK are the made-up ones, and some are there for the masks', () => {
    const digits = (text: string) => text.replace(/\D/g, '');
    const fake = new Set([...FAKE_PHONES, ...FAKE_NIKS].map(digits));
    const found = TEXTS.flatMap((text) => text.match(/\+?\d[\d -]{7,}\d/g) ?? []);
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((number) => !fake.has(digits(number)))).toEqual([]);
  });

  test('a place without a street still says the ward or a landmark', () => {
    const random = seededRandom(5);
    for (let i = 0; i < 50; i++)
      expect(writeComplaint(random, 'light.out', { area: 'Lembah' }).text).not.toContain('Jl');
  });

  test('a category nobody wrote words for is told as "other"', () => {
    expect(writeComplaint(seededRandom(6), 'no.such.code', { area: 'Lembah' }).text.length).toBeGreaterThan(
      11,
    );
  });
});

describe('the banks of words', () => {
  test('every category of the city has words and answers of its own', () => {
    const codes = CATEGORIES.map(({ code }) => code);
    expect(codes.filter((code) => !CATEGORIES_WITH_WORDS.includes(code))).toEqual([]);
    expect(codes.filter((code) => (ANSWERS[code] ?? []).length === 0)).toEqual([]);
  });

  test('each category has whole ways to begin, to go on and to say it in short', () => {
    for (const code of CATEGORIES_WITH_WORDS) {
      const bank = bankOf(code);
      expect(bank.what.length, code).toBeGreaterThanOrEqual(4);
      expect(bank.formal.length, code).toBeGreaterThanOrEqual(1);
      expect(bank.short.length, code).toBeGreaterThanOrEqual(2);
    }
  });

  test('every aspect of a detail is begun by some first sentence', () => {
    for (const code of CATEGORIES_WITH_WORDS) {
      const bank = bankOf(code);
      const begun = new Set([...bank.what, ...bank.formal].flatMap((phrase) => readPhrase(phrase).aspects));
      const details = [...bank.more, ...bank.harm, ...bank.ask, ...(ANSWERS[code] ?? [])];
      for (const aspect of details.flatMap((phrase) => readPhrase(phrase).aspects))
        expect(begun, code).toContain(aspect);
    }
  });

  test('there are some 150 texts by people with a way of their own, none twice', () => {
    const own = CATEGORIES_WITH_WORDS.flatMap((code) => ownTextsOf(code));
    expect(own.length).toBeGreaterThanOrEqual(140);
    expect(new Set(own).size).toBe(own.length);
  });
});
