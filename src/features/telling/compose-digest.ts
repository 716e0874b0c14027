import type { Message } from '#channels/channel.ts';
import type { City } from '#domain/city.ts';
import { dateWords, numberWords, plainDateWords } from '#locales/date-words.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { DigestCase, DigestCounts } from './digest.query.ts';
import type { Links } from './links.ts';

interface Digest {
  id: string;
  to: string;
  date: string;
  /** null: the whole city, for the desk */
  agency: string | null;
  counts: DigestCounts;
  pressing: readonly DigestCase[];
}

/** The daily summary: what waits, how much of it, and the ten cases that press most. */
export function composeDigest(
  digest: Digest,
  { city, links, locale }: { city: City; links: Links; locale: Locale },
): Message {
  const { counts, agency } = digest;
  const code = agency ?? city.deskAgency;
  const office = city.agencies.find((one) => one.code === code)?.short ?? code;
  const date = plainDateWords(digest.date, 'day', locale);
  const count = numberWords(needAttention(counts, agency), locale);
  return {
    id: digest.id,
    to: digest.to,
    language: locale,
    subject: m.mail_digest_subject({ date, count, office }),
    paragraphs: [m.mail_digest_intro({ date, office, count })],
    facts: factsOf(counts, agency, locale),
    tables: digest.pressing.length === 0 ? [] : [pressingTable(digest.pressing, city, locale)],
    button: { label: m.mail_button_board(), url: links.board(locale) },
    footnotes: [m.mail_footer_staff()],
    thread: null,
    unsubscribeUrl: null,
  };
}

/** Each case once: what is overdue is counted where it waits. */
function needAttention(c: DigestCounts, agency: string | null): number {
  return agency === null ? c.received + c.returned + c.validating + c.disputed : c.dispatched + c.handling;
}

function factsOf(c: DigestCounts, agency: string | null, locale: Locale): Message['facts'] {
  const desk: [string, number][] = [
    [m.mail_digest_new(), c.received],
    [m.mail_digest_to_distribute(), c.received + c.returned],
    [m.mail_digest_to_validate(), c.validating],
  ];
  const office: [string, number][] = [
    [m.mail_digest_to_accept(), c.dispatched],
    [m.mail_digest_handling(), c.handling],
  ];
  const both: [string, number][] = [
    [m.mail_digest_overdue(), c.overdue],
    [m.mail_digest_disputed(), c.disputed],
    [m.mail_digest_waiting_budget(), c.waitingBudget],
  ];
  return [...(agency === null ? desk : office), ...both].map(([label, n]) => ({
    label,
    value: numberWords(n, locale),
  }));
}

function pressingTable(cases: readonly DigestCase[], city: City, locale: Locale): Message['tables'][number] {
  const shortOf = (code: string | null): string =>
    city.agencies.find((one) => one.code === (code ?? city.deskAgency))?.short ?? '';
  return {
    title: m.mail_digest_oldest(),
    head: [
      m.mail_digest_number(),
      m.mail_digest_category(),
      m.mail_digest_status(),
      m.mail_digest_office(),
      m.mail_digest_due(),
    ],
    rows: cases.map((one) => [
      one.number,
      city.categories.find(({ code }) => code === one.category)?.name[locale] ?? m.mail_no_category(),
      wordFor('status', one.status),
      shortOf(one.leadAgency),
      one.dueAt ? dateWords(one.dueAt, 'shortTime', city.zone, locale) : '',
    ]),
  };
}
