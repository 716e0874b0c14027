/**
 * What a message template of a city may contain, in braces. Fixed names and no expressions: a template can never
 * read more than what is put here for it.
 */
export const PLACEHOLDERS = [
  /** number of the reader's own ticket */
  'ticket',
  /** the secret code of the ticket: only in a receipt */
  'code',
  /** short name of the agency it is about */
  'agency',
  /** short name of the agency whose work it took over */
  'former',
  /** a local date in words */
  'date',
  /** a due date in words, with the reason when it moved ("+1 hari: Nyepi") */
  'promise',
  /** a sentence that an officer wrote: why */
  'reason',
  /** a sentence that an officer wrote: what would help */
  'help',
  /** the one question to the reporter */
  'question',
  /** what will be done, as the agency wrote it */
  'plan',
  /** what is done meanwhile, as the agency wrote it */
  'interim',
  /** where the reader can look and act */
  'url',
  /** a status in the reader's words */
  'status',
  /** planned date or place in the queue, in words */
  'queue',
  /** funding route in words */
  'route',
  /** name of the next budget decision */
  'gate',
  /** somebody outside the city */
  'body',
  /** a number of cases */
  'count',
  /** name of the category */
  'category',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
