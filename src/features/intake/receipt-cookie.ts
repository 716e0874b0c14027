import type { Cookies } from '@sveltejs/kit';
import * as v from 'valibot';
import { openText, sealText } from '#platform/keys.ts';
import type { App } from '#store/app.ts';
import type { Ticket } from './file-complaint.ts';

type CookieApp = Pick<App, 'keys' | 'config' | 'now'>;

/** Long enough to write the code down or print it; the code is kept nowhere else. */
const SHOWN_SECONDS = 3600;
const ABOUT = 'receipt';

const SCHEMA = v.object({ reportId: v.string(), ticket: v.string(), code: v.string(), until: v.number() });

/** What the page after sending shows once: the code among it. */
export type Shown = Pick<Ticket, 'reportId' | 'ticket' | 'code'>;

function cookie(app: CookieApp) {
  const secure = app.config.origin.startsWith('https:');
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
  return { name: secure ? '__Host-tanda-terima' : 'tanda-terima', options };
}

/**
 * Hands ticket and code to the next page in a sealed cookie, for an hour: neither an address nor the history of the
 * browser ever holds the code.
 */
export function handReceipt(app: CookieApp, cookies: Cookies, { reportId, ticket, code }: Shown): void {
  const { name, options } = cookie(app);
  const until = app.now().getTime() + SHOWN_SECONDS * 1000;
  const sealed = sealText(app.keys, JSON.stringify({ reportId, ticket, code, until }), ABOUT);
  cookies.set(name, sealed, { ...options, maxAge: SHOWN_SECONDS });
}

/** What was handed to this page, or null when there is nothing, it is not ours, or its hour is over. */
export function takeReceipt(app: CookieApp, cookies: Cookies): Shown | null {
  const sealed = cookies.get(cookie(app).name);
  if (sealed === undefined) return null;
  try {
    const read = v.safeParse(SCHEMA, JSON.parse(openText(app.keys, sealed, ABOUT)));
    return read.success && read.output.until > app.now().getTime() ? read.output : null;
  } catch {
    return null;
  }
}

/** Forgets it, for whoever shares the telephone. */
export function dropReceipt(app: CookieApp, cookies: Cookies): void {
  const { name, options } = cookie(app);
  cookies.delete(name, options);
}
