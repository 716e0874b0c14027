import type { City } from '#domain/city.ts';
import type { DateMove } from '#domain/redate.ts';
import { dateWords } from './date-words.ts';
import { wordFor } from './word-for.ts';
import { m } from './words/messages.js';

/** "Jawaban pertama: semula Rabu, 25 Maret 2026, kini Kamis, 26 Maret 2026". */
export function moveWords({ clock, from, to }: DateMove, { zone }: City): string {
  const day = (at: string): string => dateWords(new Date(at), 'dateTime', zone);
  return m.date_moved({ clock: wordFor('clock_name', clock), from: day(from), to: day(to) });
}
