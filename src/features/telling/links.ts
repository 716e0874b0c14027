import type { Locale } from '#locales/locale.ts';

/** Full addresses for messages. Whoever sends them knows how they are signed; messages only carry them. */
export interface Links {
  /** opens a report without its code, and proves the mailbox it was sent to */
  report(report: { id: string; ticket: string }, locale: Locale): string;
  /** where the reporter stops messages */
  stop(report: { id: string; ticket: string }, locale: Locale): string;
  /** a case at the staff's desk; opens after signing in only */
  caseFile(number: string, locale: Locale): string;
  /** the staff's board */
  board(locale: Locale): string;
}
