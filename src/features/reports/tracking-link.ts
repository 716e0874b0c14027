import { signLink } from '#platform/keys.ts';
import type { App } from '#store/app.ts';

/** The purpose that a tracking link is signed for. */
export const TRACK = 'track';
const OPEN_DAYS = 365;

/**
 * The address that opens a report without its code: `/lacak/<ticket>?s=…`, good for a year. Whoever holds it is taken
 * for the reporter, so it goes to the reporter alone.
 */
export function trackingLink(app: Pick<App, 'keys' | 'now'>, reportId: string, ticket: string): string {
  const expires = new Date(app.now().getTime() + OPEN_DAYS * 24 * 3_600_000);
  return `/lacak/${ticket}?s=${signLink(app.keys, TRACK, reportId, expires)}`;
}
