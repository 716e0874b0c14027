import { expect, test } from 'vitest';
import { hasWord } from '#locales/word-for.ts';
import { FORM_FAULTS, readRawForm } from './complaint-form.ts';
import { formFaultWords, photoFaultWords } from './filing-words.ts';
import { malang } from './intake.fixture.ts';

test('every fault of the form has its sentence, without a brace left over', () => {
  expect(FORM_FAULTS.filter((fault) => !hasWord('form', fault))).toEqual([]);
  const raw = readRawForm(new FormData());
  for (const fault of FORM_FAULTS) expect(formFaultWords('street', fault, raw, malang)).not.toMatch(/[{}]/);
});

test('a photo that was refused is named', () => {
  const refusal = { kind: 'tooLarge', bytes: 40 * 1024 * 1024, most: 12 * 1024 * 1024 } as const;
  expect(photoFaultWords({ name: 'besar.jpg', refusal })).toBe(
    'besar.jpg: Foto ini 40 MB. Paling besar 12 MB.',
  );
  expect(photoFaultWords({ name: '', refusal: { kind: 'tooMany', most: 5 } })).toContain(
    'Paling banyak 5 foto',
  );
});
