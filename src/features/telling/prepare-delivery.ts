import type { Message } from '#channels/channel.ts';
import type { Status } from '#domain/status.ts';
import type { Locale } from '#locales/locale.ts';
import { speaking } from '#locales/request-locale.ts';
import { hashesOfCode } from '#platform/keys.ts';
import type { App } from '#store/app.ts';
import { readOwnContact, type OwnContact } from '#store/contact.ts';
import { takeTurn } from '#store/limits.ts';
import { composeDigest } from './compose-digest.ts';
import { composeForReporter, RECEIPTS } from './compose-report.ts';
import { composeForStaff } from './compose-staff.ts';
import { fetchDigest } from './digest.query.ts';
import type { Links } from './links.ts';
import { isProvenElsewhere } from './proven.query.ts';
import { fetchTold, type Told } from './told.query.ts';

/** What is to be done with a delivery now. */
export type Prepared =
  | { what: 'send'; message: Message }
  | { what: 'skip'; why: string }
  /** the reader has had enough for the moment */
  | { what: 'postpone'; until: Date };

/** A confirmation that had to wait longer than this tells nobody anything: the ticket was shown at once anyway. */
const POSTPONED_AT_MOST_MS = 6 * 3_600_000;

const skip = (why: string): Prepared => ({ what: 'skip', why });

function localeOf(language: string): Locale {
  return language === 'en' ? 'en' : 'id';
}

/**
 * Makes the message of a delivery from what is true now. Skips who must not or need not be told any more: unsubscribed,
 * forgotten, disabled, or shut out by a seal. `isFirstTry` counts against the limit of mails that a filing may cause.
 */
export async function prepareDelivery(
  app: App,
  deliveryId: string,
  isFirstTry: boolean,
  links: Links,
): Promise<Prepared> {
  const told = await fetchTold(app, deliveryId);
  if (!told) return skip('gone');
  if (told.notice === 'digest') return prepareDigest(app, told, links);
  return told.reportId === null
    ? prepareForStaff(app, told, links)
    : prepareForReporter(app, told, isFirstTry, links);
}

async function prepareDigest(app: App, told: Told, links: Links): Promise<Prepared> {
  const { account, date, agency, id } = told;
  if (!account || account.isDisabled || date === null) return skip('no account');
  const digest = { id, to: account.email, date, agency, ...(await fetchDigest(app, agency, app.now())) };
  const locale = localeOf(account.language);
  const message = speaking(locale, () => composeDigest(digest, { city: app.city, links, locale }));
  return { what: 'send', message };
}

/** Where a case waits for the officer on duty: nobody is woken for one that has gone while the mail waited. */
const AT_DESK: readonly Status[] = ['received', 'returned'];

function prepareForStaff(app: App, told: Told, links: Links): Prepared {
  const { account, case: of } = told;
  if (!account || account.isDisabled || !of) return skip('no account');
  if (told.audience === 'dutyOfficers' && !AT_DESK.includes(of.state.status)) return skip('moved meanwhile');
  const locale = localeOf(account.language);
  const message = speaking(locale, () =>
    composeForStaff(told, of, account.email, { city: app.city, links, locale }),
  );
  return { what: 'send', message };
}

async function prepareForReporter(
  app: App,
  told: Told,
  isFirstTry: boolean,
  links: Links,
): Promise<Prepared> {
  const { report, reportId } = told;
  if (!report || reportId === null) return skip('gone');
  const contact = await readOwnContact(app, reportId);
  const { email } = contact;
  if (email === null || contact.messagesStopped) return skip('unsubscribed');
  const wait = isFirstTry ? await waitFor(app, told, contact, email) : null;
  if (wait) return isStale(told, app.now()) ? skip('too many mails') : { what: 'postpone', until: wait };
  const locale = localeOf(report.language);
  const reader = { to: email, isProven: contact.emailProven };
  const message = speaking(locale, () =>
    composeForReporter(told, { id: reportId, ticket: report.ticket }, reader, {
      city: app.city,
      links,
      locale,
    }),
  );
  return { what: 'send', message };
}

const isStale = (told: Told, now: Date): boolean =>
  now.getTime() - told.createdAt.getTime() > POSTPONED_AT_MOST_MS;

/** What somebody on the web did with this report: only such mails could be caused to pester an address. */
const causedByReader = ({ event, reportId }: Told): boolean => event?.byReport === reportId;

/** Until when this address has had its share; null when it has not. */
async function waitFor(app: App, told: Told, contact: OwnContact, email: string): Promise<Date | null> {
  if (contact.emailProven || !causedByReader(told)) return null;
  const isFirst = RECEIPTS.includes(told.notice);
  const isNew = isFirst && !(await isProvenElsewhere(app, hashesOfCode(app.keys, 'email', email)));
  const turn = await takeTurn(app, isNew ? 'mailUnproven' : 'mailCaused', email, app.now());
  return turn.ok ? null : new Date(app.now().getTime() + turn.retryAfterSeconds * 1000);
}
