import type { City } from '#domain/city.ts';
import type { DateMove } from '#domain/redate.ts';
import { dateWords } from './date-words.ts';
import { wordFor } from './word-for.ts';
import { m } from './words/messages.js';

/** "semula 25 Maret 2026, 16.00, kini 26 Maret 2026, 16.00". */
export function daysMoved({ from, to }: DateMove, { zone }: City): string {
  const day = (at: string): string => dateWords(new Date(at), 'dateTime', zone);
  return m.date_moved({ from: day(from), to: day(to) });
}

/** "Tanggapan pertama: semula …, kini …". */
export function moveWords(move: DateMove, city: City): string {
  return `${wordFor('clock_name', move.clock)}: ${daysMoved(move, city)}`;
}
