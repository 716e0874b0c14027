import { href, type Locale } from '#locales/locale.ts';
import { isId } from '#platform/identity.ts';
import { signLink, verifyLink } from '#platform/keys.ts';
import type { App } from '#store/app.ts';
import { stopMessages } from '#store/contact.ts';
import { fetchStopped } from './stopped.query.ts';

const PURPOSE = 'stop messages';
const DAYS = 730;
const DAY_MS = 86_400_000;

/**
 * The address behind "stop" in a mail, good for two years. It stops and resumes messages and opens nothing, so it may
 * be forwarded. Looking at it changes nothing: mail programs and scanners look at every link.
 */
export function stopLink(
  app: Pick<App, 'keys' | 'config' | 'now'>,
  reportId: string,
  locale: Locale,
): string {
  const expires = new Date(app.now().getTime() + DAYS * DAY_MS);
  const signed = signLink(app.keys, PURPOSE, reportId, expires);
  return `${app.config.origin}${href(`/surat/${reportId}`, locale)}?k=${signed}`;
}

/** What the page behind the link shows. */
export interface Stopped {
  ticket: string;
  isStopped: boolean;
}

/** The report's state of telling, or null when the link is not ours, too old, or there is nobody to tell. */
export async function readStopLink(
  app: Pick<App, 'db' | 'keys' | 'now'>,
  reportId: string,
  signed: string | null,
): Promise<Stopped | null> {
  if (!isId(reportId) || !verifyLink(app.keys, PURPOSE, reportId, signed, app.now())) return null;
  return fetchStopped(app, reportId);
}

/** Stops or resumes mail about a report. False when the link does not hold; doing it twice changes nothing more. */
export async function followStopLink(
  app: Pick<App, 'db' | 'keys' | 'now'>,
  reportId: string,
  signed: string | null,
  stop: boolean,
): Promise<boolean> {
  if ((await readStopLink(app, reportId, signed)) === null) return false;
  await stopMessages(app, reportId, stop);
  return true;
}
