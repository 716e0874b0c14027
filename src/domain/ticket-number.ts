/** The public half of tracking: the year and a running number. It is not a secret. */
import { asciiDigits } from './digits.ts';

const MAX_INPUT = 100;
const MAX_NUMBER = 999_999_999;

export type TicketReading =
  { ok: true; ticket: string; year: number; n: number } | { ok: false; why: 'empty' | 'form' };

function isTicket(year: number, n: number): boolean {
  const isYear = Number.isInteger(year) && year >= 2000 && year <= 2199;
  return isYear && Number.isInteger(n) && n >= 1 && n <= MAX_NUMBER;
}

/** A running number has at least so many digits. The statement that files a report writes it in the same form. */
export const TICKET_DIGITS = 6;

/** '2026-004512': at least six digits. Refuses (RangeError) years outside 2000–2199 and numbers outside 1–999,999,999. */
export function formatTicket(year: number, n: number): string {
  if (!isTicket(year, n)) throw new RangeError(`no ticket number: ${year}, ${n}`);
  return `${year}-${String(n).padStart(TICKET_DIGITS, '0')}`;
}

/**
 * What somebody typed, as a ticket number: '2026 4512', '#2026-004512', 'Tiket 2026/4512', '2026004512'.
 * A refusal says whether nothing was there or it has another form. Without anything between year and number
 * the number needs its six digits, else 20264512 could be two tickets.
 */
export function readTicket(input: string): TicketReading {
  if (input.trim() === '') return { ok: false, why: 'empty' };
  if (input.length > MAX_INPUT) return { ok: false, why: 'form' };
  const typed = asciiDigits(input.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .trim();
  const found = /^[^\d]{0,30}(\d{4})(?:[\s\p{Pd}−/.:_]{1,5}(\d{1,9})|(\d{6,9}))$/u.exec(typed);
  const year = Number(found?.[1]);
  const n = Number(found?.[2] ?? found?.[3]);
  return isTicket(year, n)
    ? { ok: true, ticket: formatTicket(year, n), year, n }
    : { ok: false, why: 'form' };
}
