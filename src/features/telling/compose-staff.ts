import type { Message } from '#channels/channel.ts';
import type { City } from '#domain/city.ts';
import type { Status } from '#domain/status.ts';
import type { Locale } from '#locales/locale.ts';
import { hasWord, wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { Links } from './links.ts';
import { fill, headline, withoutAddress } from './template.ts';
import type { Told, ToldCase } from './told.query.ts';
import { agencyOf, clockOf, promiseOf, valuesOf } from './values.ts';

/**
 * A message to an officer: what happened to which case, by when something must be done, and a link. It names no reporter
 * and quotes none; of a sealed case it says nothing but its number.
 */
export function composeForStaff(
  told: Told,
  of: ToldCase,
  to: string,
  { city, links, locale }: { city: City; links: Links; locale: Locale },
): Message {
  const template = city.templates[told.notice]?.[locale] ?? '{ticket} {url}';
  const url = links.caseFile(of.number, locale);
  const values = valuesOf({ told, city, locale }, url);
  return {
    id: told.id,
    to,
    language: locale,
    subject: fill(headline(template), values, m.mail_see_link()),
    paragraphs: [fill(withoutAddress(template), values, m.mail_see_link())],
    facts: factsOf(told, of, city, locale),
    tables: [],
    button: { label: m.mail_button_case(), url },
    footnotes: [m.mail_footer_staff()],
    thread: `case.${of.id}`,
    unsubscribeUrl: null,
  };
}

/** The words of some statuses are for the reporter and say "you". */
const statusForOthers = (status: Status): string =>
  wordFor(hasWord('public_status', status) ? 'public_status' : 'status', status);

function factsOf(told: Told, of: ToldCase, city: City, locale: Locale): Message['facts'] {
  const clock = clockOf(told);
  const category = city.categories.find(({ code }) => code === of.state.category);
  const facts: [string, string | null | undefined][] = [
    [m.mail_fact_category(), category?.name[locale] ?? m.mail_no_category()],
    [m.mail_fact_area(), city.areas.find(({ code }) => code === of.area)?.name],
    [m.mail_fact_status(), statusForOthers(of.state.status)],
    [m.mail_fact_agency(), agencyOf(told, city)?.short],
    [m.mail_fact_due(), clock && promiseOf(of, clock, { city, locale })],
  ];
  return [
    { label: m.mail_fact_number(), value: of.number },
    ...(of.isSealed ? [] : facts).flatMap(([label, value]) => (value ? [{ label, value }] : [])),
  ];
}
