import type { City } from '#domain/city.ts';
import { kindOf, type FieldName } from '#domain/field.ts';
import { plainDateWords, numberWords } from '#locales/date-words.ts';
import { durationWords } from '#locales/duration-words.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { cityNames } from '#locales/city-names.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A stretch of time by the clock, in the largest unit that says enough: "5 hari", "7 jam", "12 menit". */
export function spanWords(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length >= 2 * DAY) return durationWords({ amount: Math.floor(length / DAY), unit: 'days' });
  if (length >= HOUR) return durationWords({ amount: Math.floor(length / HOUR), unit: 'hours' });
  return durationWords({ amount: Math.max(1, Math.floor(length / MINUTE)), unit: 'minutes' });
}

/** "Sisa 5 hari" or "Lewat 7 jam". */
export function dueWords(due: Date, now: Date): string {
  const left = due.getTime() - now.getTime();
  return left >= 0
    ? m.staff_due_left({ span: spanWords(left) })
    : m.staff_due_late({ span: spanWords(left) });
}

/** The label of a field. */
export const fieldLabel = (field: FieldName): string => wordFor('field', field);

/** A choice of a field in words. Codes in capitals are the funding routes' own. */
export const choiceWords = (option: string): string =>
  wordFor('choice', /^[A-Z_]+$/.test(option) ? option.toLowerCase() : option);

/** What was given for a field, in words. */
export function valueWords(field: FieldName, value: string | number, city: City, locale: Locale): string {
  const kind = kindOf(field);
  const text = String(value);
  switch (kind.kind) {
    case 'choice':
      return choiceWords(text);
    case 'code':
      return codeWords(kind.of, text, city, locale);
    case 'date':
      return plainDateWords(text, 'date', locale);
    case 'number':
      return numberWords(Number(text), locale);
    case 'text':
    case 'caseNumber':
    case 'photos':
      return text;
  }
}

/** What a field of codes names. */
export type CodeOf = 'agency' | 'unit' | 'officer' | 'category' | 'externalBody' | 'rejectReason';

function codeWords(of: CodeOf, code: string, city: City, locale: Locale): string {
  const names = cityNames(city, locale);
  return of === 'officer' ? names.position(code) : names[of](code);
}
