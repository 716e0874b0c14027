import { href, type Locale } from '#locales/locale.ts';
import { signLink, verifyLink } from '#platform/keys.ts';
import type { App } from '#store/app.ts';
import { markEmailProven } from '#store/contact.ts';
import { findReportByTicket } from './find-report.query.ts';

const PURPOSE = 'link';
const DAYS = 180;
const DAY_MS = 86_400_000;

/** Where the link stands: in a mail it proves the address as well, since only that mailbox held it. */
export type LinkFrom = 'mail' | 'elsewhere';

/** What the link says of itself, as it came in the address. */
export interface LinkClaim {
  signed: string;
  from: LinkFrom;
}

const subjectOf = (reportId: string, from: LinkFrom): string =>
  from === 'mail' ? `report:${reportId}:mail` : `report:${reportId}`;

/** The full address that opens a report without its code, for 180 days. Whoever has it can act as the reporter. */
export function reportLink(
  app: Pick<App, 'keys' | 'config' | 'now'>,
  report: { id: string; ticket: string },
  from: LinkFrom,
  locale: Locale,
): string {
  const expires = new Date(app.now().getTime() + DAYS * DAY_MS);
  const signed = signLink(app.keys, PURPOSE, subjectOf(report.id, from), expires);
  const mail = from === 'mail' ? '&m=1' : '';
  return `${app.config.origin}${href(`/lacak/${report.ticket}`, locale)}?k=${signed}${mail}`;
}

/** The claim in an address or a form, or null when there is none. */
export function readLinkClaim(values: Pick<URLSearchParams | FormData, 'get'>): LinkClaim | null {
  const signed = values.get('k');
  if (typeof signed !== 'string' || signed === '' || signed.length > 200) return null;
  return { signed, from: values.get('m') === '1' ? 'mail' : 'elsewhere' };
}

/** The report that a link opens, or null: unknown, changed, expired and foreign links look the same. Changes nothing. */
export async function checkReportLink(
  app: Pick<App, 'db' | 'keys' | 'now'>,
  ticket: string,
  claim: LinkClaim,
): Promise<string | null> {
  const reportId = await findReportByTicket(app, ticket);
  const subject = subjectOf(reportId ?? 'none', claim.from);
  const holds = verifyLink(app.keys, PURPOSE, subject, claim.signed, app.now());
  return holds ? reportId : null;
}

/** The report that a link opens, now that a person pressed the button; a link from a mail proves the address. */
export async function openReportLink(app: App, ticket: string, claim: LinkClaim): Promise<string | null> {
  const reportId = await checkReportLink(app, ticket, claim);
  if (reportId !== null && claim.from === 'mail') {
    await markEmailProven(app.db, reportId, signedAt(claim), app.now());
  }
  return reportId;
}

/** A signed link says when it ends, and every one is good for the same time. */
function signedAt({ signed }: LinkClaim): Date {
  const until = Number.parseInt(signed.split('.')[1] ?? '', 36);
  return new Date(until * 1000 - DAYS * DAY_MS);
}
