import type { Duration } from '#domain/city.ts';
import { wordFor } from '#locales/word-for.ts';

/** A length of time in words: "5 hari kerja", "1 working hour". */
export function durationWords({ amount, unit }: Duration): string {
  return wordFor('duration', `${unit}_${amount === 1 ? 'one' : 'many'}`, { count: amount });
}
