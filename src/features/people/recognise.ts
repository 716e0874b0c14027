import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { href, withoutLocale } from '#locales/locale.ts';
import { nextPath } from './next-path.ts';
import { officerOf } from './officer-of.ts';
import { readSessionCookie } from './session-cookie.ts';

/**
 * Finds out who asks: sets `locals.staff` (signed in) and `locals.officer` (the position chosen). Visitors without
 * our cookie cost no question to the database.
 */
export async function recognise(event: RequestEvent): Promise<void> {
  const { app } = event.locals;
  const token = readSessionCookie(app, event.cookies);
  const session = token === undefined ? null : await officerOf(app, token, app.now());
  event.locals.staff = session && 'staff' in session ? session.staff : null;
  event.locals.officer = event.locals.staff?.officer ?? null;
}

type GuardedEvent = Pick<RequestEvent, 'url' | 'request' | 'isDataRequest'> & {
  readonly locals: Pick<App.Locals, 'staff'>;
};

/**
 * Nobody passes the staff's door without signing in, whatever the method: a layout alone would not stop actions and
 * endpoints. Pages lead to the sign-in page and back; programs get 401.
 */
export function guardStaff(event: GuardedEvent): void {
  const path = withoutLocale(event.url.pathname);
  if (event.locals.staff || !isWithin(path, '/staf') || isWithin(path, '/staf/masuk')) return;
  if (!wantsPage(event)) error(401, 'Not signed in');
  const next = nextPath(event.url.pathname + (event.request.method === 'GET' ? event.url.search : ''));
  redirect(303, href('/staf/masuk') + (next === null ? '' : `?next=${encodeURIComponent(next)}`));
}

const isWithin = (path: string, door: string): boolean => path === door || path.startsWith(`${door}/`);

/** A browser that opens a page or sends a form, with or without script; not an image, a stream or a program. */
function wantsPage(event: GuardedEvent): boolean {
  const accept = event.request.headers.get('accept') ?? '';
  return (
    event.isDataRequest || accept.includes('text/html') || event.request.headers.has('x-sveltekit-action')
  );
}
