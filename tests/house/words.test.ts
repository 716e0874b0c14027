import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACTIONS } from '#domain/action.ts';
import { ROLES } from '#domain/actor.ts';
import { CLOCKS } from '#domain/city.ts';
import { FIELD_NAMES, kindOf } from '#domain/field.ts';
import { DUTY_REFUSALS } from '#features/duty/duty-refusal.ts';
import { FAULT_KINDS } from '#domain/read-given.ts';
import { REFUSAL_KINDS } from '#domain/refusal.ts';
import { OUTCOMES, STAGES, STATUSES } from '#domain/status.ts';
import { keyOf } from '#locales/word-for.ts';

const LANGUAGES = ['id', 'en'] as const;

function readWords(language: string): ReadonlyMap<string, string> {
  const file = join(import.meta.dirname, `../../src/locales/${language}.json`);
  const words: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof words !== 'object' || words === null) throw new Error(`${file} holds no words`);
  return new Map(Object.entries(words).map(([key, word]) => [key, String(word)]));
}

const words = { id: readWords('id'), en: readWords('en') };

/** An option in capitals is a code of the city's budget; its key is in small letters. */
const choices = FIELD_NAMES.flatMap((field) => {
  const kind = kindOf(field);
  return kind.kind === 'choice' ? kind.options : [];
}).map((option) => (/^[A-Z_]+$/.test(option) ? option.toLowerCase() : option));

const GROUPS: readonly (readonly [group: string, names: readonly string[]])[] = [
  ['status', STATUSES],
  ['stage', STAGES],
  ['outcome', OUTCOMES],
  ['action', ACTIONS],
  ['history', ACTIONS],
  ['role', ROLES],
  ['field', FIELD_NAMES],
  ['choice', [...new Set(choices)]],
  ['clock_name', CLOCKS],
  ['refusal', REFUSAL_KINDS],
  ['fault', FAULT_KINDS],
  ['duty_refusal', DUTY_REFUSALS],
];

describe.each(LANGUAGES)('the words in %s', (language) => {
  test.each(GROUPS)('say every %s', (group, names) => {
    const missing = names
      .map((name) => keyOf(group, name))
      .filter((key) => !words[language].get(key)?.trim());
    expect(missing).toEqual([]);
  });
});

test('both languages say the same things, with the same blanks to fill in', () => {
  expect([...words.id.keys()].toSorted()).toEqual([...words.en.keys()].toSorted());
  const blanks = (text = ''): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
  const different = [...words.id.keys()].filter(
    (key) => blanks(words.id.get(key)).join() !== blanks(words.en.get(key)).join(),
  );
  expect(different).toEqual([]);
});

test('the statuses are called what the lifecycle calls them', () => {
  const called = Object.fromEntries(
    STATUSES.map((status) => [status, words.id.get(keyOf('status', status))]),
  );
  expect(called).toMatchObject({
    received: 'Diterima',
    needs_reporter: 'Menunggu kelengkapan Anda',
    dispatched: 'Diteruskan',
    returned: 'Dikembalikan',
    handling: 'Ditangani',
    waiting_budget: 'Menunggu anggaran',
    waiting_external: 'Menunggu pihak lain',
    validating: 'Menunggu validasi',
    resolved: 'Sudah ditindaklanjuti, menunggu konfirmasi Anda',
    referred: 'Dirujuk ke instansi lain, kami pantau',
    closed: 'Selesai',
    rejected: 'Tidak dapat diproses',
    withdrawn: 'Dicabut',
  });
});
