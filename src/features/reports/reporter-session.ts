import type { Cookies as KitCookies } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Reporter } from '#domain/actor.ts';
import { openText, sealText } from '#platform/keys.ts';
import type { App } from '#store/app.ts';

type Cookies = Pick<KitCookies, 'get' | 'set' | 'delete'>;
type CookieApp = Pick<App, 'keys' | 'config' | 'now'>;

/** A day: telephones are shared, and ticket and code open the report again. */
const DAY_SECONDS = 86_400;
const REPORTS_MOST = 5;
const ABOUT = 'reporter session';

const ENTRIES = v.array(v.object({ ticket: v.string(), reportId: v.string(), until: v.number() }));
type Entry = v.InferOutput<typeof ENTRIES>[number];

function cookie(app: CookieApp) {
  const secure = app.config.origin.startsWith('https:');
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
  return { name: secure ? '__Host-lacak' : 'lacak', options };
}

/** The reports that this browser may still open. A cookie that is not ours, was changed or whose key is gone holds none. */
function entriesOf(cookies: Cookies, app: CookieApp): Entry[] {
  const sealed = cookies.get(cookie(app).name);
  if (sealed === undefined) return [];
  try {
    const read = v.safeParse(ENTRIES, JSON.parse(openText(app.keys, sealed, ABOUT)));
    return read.success ? read.output.filter(({ until }) => until > app.now().getTime()) : [];
  } catch {
    return [];
  }
}

function keepEntries(cookies: Cookies, app: CookieApp, entries: readonly Entry[]): void {
  const { name, options } = cookie(app);
  if (entries.length === 0) cookies.delete(name, options);
  else
    cookies.set(name, sealText(app.keys, JSON.stringify(entries), ABOUT), {
      ...options,
      maxAge: DAY_SECONDS,
    });
}

/**
 * Lets this browser open a report for a day, after its ticket and code were proven. The newest five are kept: nobody
 * follows more at once, and a cookie must stay small.
 */
export function startReporterSession(
  cookies: Cookies,
  app: CookieApp,
  reportId: string,
  ticket: string,
): void {
  const others = entriesOf(cookies, app).filter((entry) => entry.ticket !== ticket);
  const until = app.now().getTime() + DAY_SECONDS * 1000;
  keepEntries(cookies, app, [{ ticket, reportId, until }, ...others].slice(0, REPORTS_MOST));
}

/** Who follows the report of this ticket in this browser, or null: ask for ticket and code then. */
export function readReporterSession(cookies: Cookies, app: CookieApp, ticket: string): Reporter | null {
  const entry = entriesOf(cookies, app).find((one) => one.ticket === ticket);
  return entry ? { role: 'reporter', reportId: entry.reportId } : null;
}

/** Everybody this browser may act as: for what has no ticket in its address, such as a photo. */
export function reportersOf(cookies: Cookies, app: CookieApp): Reporter[] {
  return entriesOf(cookies, app).map(({ reportId }) => ({ role: 'reporter', reportId }));
}

/** Tickets that this browser may open now, newest first. */
export function openTickets(cookies: Cookies, app: CookieApp): string[] {
  return entriesOf(cookies, app).map(({ ticket }) => ticket);
}

/** Forgets every report in this browser: whoever holds the telephone next opens none of them. */
export function endReporterSession(cookies: Cookies, app: CookieApp): void {
  keepEntries(cookies, app, []);
}
