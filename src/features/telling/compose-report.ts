import type { Message } from '#channels/channel.ts';
import { isOpen } from '#domain/calendar.ts';
import type { City } from '#domain/city.ts';
import { deskCalendar } from '#domain/limits.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { Links } from './links.ts';
import { fill, headline, withoutAddress } from './template.ts';
import type { Told } from './told.query.ts';
import { agencyOf, clockOf, promiseOf, valuesOf } from './values.ts';

/** First words to a reporter: nobody has proven yet that the mailbox is the reporter's. */
export const RECEIPTS: readonly string[] = ['received', 'receivedOffHours', 'receivedPrivate', 'sealed'];

export interface Reader {
  to: string;
  isProven: boolean;
}

/**
 * A message to a reporter. What the reporter wrote is never in it, not even the street: a form on the web must not send
 * somebody's words to an address that somebody typed. Officers' words are quoted once the case is with them.
 */
export function composeForReporter(
  told: Told,
  report: { id: string; ticket: string },
  reader: Reader,
  { city, links, locale }: { city: City; links: Links; locale: Locale },
): Message {
  const key = noticeOf(told, city);
  const template = city.templates[key]?.[locale] ?? '{ticket} {url}';
  const url = links.report(report, locale);
  const values = valuesOf({ told: { ...told, notice: key }, city, locale }, url);
  const isReceipt = RECEIPTS.includes(key);
  const { ticket } = report;
  const stop = links.stop(report, locale);
  return {
    id: told.id,
    to: reader.to,
    language: locale,
    subject: isReceipt
      ? m.mail_subject_receipt({ ticket })
      : fill(headline(template), values, m.mail_see_link()),
    paragraphs: [
      m.mail_hello(),
      fill(withoutAddress(template), values, m.mail_see_link()),
      ...(reader.isProven ? [] : [m.mail_prove_address()]),
    ],
    facts: [
      { label: m.mail_fact_ticket(), value: ticket },
      ...(isReceipt ? [] : factsOf(told, city, locale)),
    ],
    tables: [],
    button: { label: m.mail_button_report(), url },
    footnotes: [
      m.mail_footer_own(),
      m.mail_footer_answer(),
      ...emergencyNote(isReceipt, city),
      isReceipt ? m.mail_footer_not_you({ url: stop }) : m.mail_footer_stop({ url: stop }),
    ],
    thread: `report.${report.id}`,
    unsubscribeUrl: stop,
  };
}

/** A receipt at night says so. */
function noticeOf({ notice, event }: Told, city: City): string {
  const isNight = notice === 'received' && event !== null && !isOpen(deskCalendar(city), event.at);
  return isNight ? 'receivedOffHours' : notice;
}

function emergencyNote(isReceipt: boolean, city: City): string[] {
  const [first] = city.emergency.numbers;
  return isReceipt && first ? [m.mail_emergency({ number: first.number })] : [];
}

function factsOf(told: Told, city: City, locale: Locale): Message['facts'] {
  const { case: of } = told;
  if (!of || of.isSealed) return [];
  const clock = clockOf(told);
  const due = clock ? promiseOf(of, clock, { city, locale }) : null;
  const agency = agencyOf(told, city);
  return [
    { label: m.mail_fact_status(), value: wordFor('status', of.state.status) },
    ...(agency ? [{ label: m.mail_fact_agency(), value: agency.name[locale] }] : []),
    ...(due === null ? [] : [{ label: m.mail_fact_due(), value: due }]),
  ];
}
