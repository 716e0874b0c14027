/**
 * What people say about one category. `[a|b]` is a choice, `{slot}` is filled by `place-words.ts`.
 * Sentences begin in lower case unless the first word is a name; the writer sets capitals and stops.
 */
export interface WordBank {
  /** first sentences: what is wrong and where; each holds one place slot or stands without one */
  what: readonly string[];
  /** the same in officialese */
  formal: readonly string[];
  /** details that may follow any first sentence */
  more: readonly string[];
  /** who is hurt or afraid */
  harm: readonly string[];
  /** what the reporter wants */
  ask: readonly string[];
  /** whole texts of a few words */
  short: readonly string[];
  /** whole texts by people with a way of their own */
  whole?: readonly string[];
  /** whole texts in Javanese as written in Malang */
  jv?: readonly string[];
  /** whole texts in English */
  en?: readonly string[];
}

/** Banks by category code. */
export type WordBanks = Readonly<Record<string, WordBank>>;
