import type { Locale } from '#locales/locale.ts';
import type { Mail } from '#platform/mail-address.ts';

/** One thing to tell one person, before a channel gives it its form. Plain text throughout: a channel escapes. */
export interface Message {
  /** of the delivery: the same for every try, so that what arrives twice can be known as one */
  id: string;
  to: string;
  language: Locale;
  subject: string;
  /** sentences in the order of reading */
  paragraphs: readonly string[];
  facts: readonly { label: string; value: string }[];
  tables: readonly MessageTable[];
  button: { label: string; url: string } | null;
  /** small print: why this came, how to stop it */
  footnotes: readonly string[];
  /** what belongs together in the reader's mailbox: one report, one case */
  thread: string | null;
  /** where one click (POST) stops further messages */
  unsubscribeUrl: string | null;
}

/** A few rows with a heading each, for summaries. */
export interface MessageTable {
  title: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** What a channel needs to know of this installation. */
export interface ChannelSettings {
  mail: Mail;
  /** sender, as in "Sambat <sambat@example.org>" */
  from: string;
  /** address of this installation, without a slash at the end */
  origin: string;
  /** where the console channel writes */
  folder: string;
  /** name of the service and of the city, in the reader's language */
  service: string;
  city: string;
}

/** `permanent`: trying again cannot help. `why` says it without naming the person. */
export type Outcome = { sent: true } | { failed: 'permanent' | 'tryAgain'; why: string };

/** A way to reach people. It translates a message and hands it over; it decides nothing. */
export interface Channel {
  name: string;
  send(message: Message, settings: ChannelSettings): Promise<Outcome>;
}
