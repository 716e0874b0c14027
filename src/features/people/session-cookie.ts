import type { Cookies } from '@sveltejs/kit';
import type { PeopleApp } from './people-app.ts';

/**
 * Over https the cookie is bound to this host and never travels in clear (`__Host-`). A laptop speaks http, where
 * browsers refuse that prefix; production refuses http before we come here.
 * Lax, not Strict: with Strict whoever opens a case from a link in a mail would meet the sign-in page although signed
 * in. Lax sends the cookie only when a page is opened, never with a POST from elsewhere, and every change is a POST
 * whose origin is checked as well.
 * It carries no end: the server knows when the session is over, and a closed browser forgets it.
 */
function cookie(app: Pick<PeopleApp, 'config'>) {
  const secure = app.config.origin.startsWith('https:');
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
  return { name: secure ? '__Host-staf' : 'staf', options };
}

export function readSessionCookie(app: Pick<PeopleApp, 'config'>, cookies: Cookies): string | undefined {
  return cookies.get(cookie(app).name);
}

export function setSessionCookie(app: Pick<PeopleApp, 'config'>, cookies: Cookies, token: string): void {
  const { name, options } = cookie(app);
  cookies.set(name, token, options);
}

export function dropSessionCookie(app: Pick<PeopleApp, 'config'>, cookies: Cookies): void {
  const { name, options } = cookie(app);
  cookies.delete(name, options);
}

const DEVICE_SECONDS = 180 * 86_400;

/** The mark of a browser that has been here; it opens nothing (known-device.ts). */
export function setDeviceCookie(app: Pick<PeopleApp, 'config'>, cookies: Cookies, mark: string): void {
  const { options } = cookie(app);
  cookies.set(deviceName(app), mark, { ...options, maxAge: DEVICE_SECONDS });
}

export function readDeviceCookie(app: Pick<PeopleApp, 'config'>, cookies: Cookies): string | null {
  return cookies.get(deviceName(app)) ?? null;
}

const deviceName = (app: Pick<PeopleApp, 'config'>): string => `${cookie(app).name}-kenal`;
