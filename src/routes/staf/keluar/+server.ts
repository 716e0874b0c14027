import { redirect } from '@sveltejs/kit';
import { signOut } from '#features/people/own-sessions.ts';
import { demandSignedIn } from '#features/people/demand.ts';
import { dropSessionCookie, readSessionCookie } from '#features/people/session-cookie.ts';
import { href } from '#locales/locale.ts';
import type { RequestHandler } from './$types';

/** Signing out is a change: an address alone (a link, an image) does nothing. */
export const GET: RequestHandler = (event) => {
  demandSignedIn(event);
  redirect(303, href('/staf/akun'));
};

export const POST: RequestHandler = async (event) => {
  demandSignedIn(event);
  const { app } = event.locals;
  await signOut(app, readSessionCookie(app, event.cookies));
  dropSessionCookie(app, event.cookies);
  redirect(303, `${href('/staf/masuk')}?told=signedOut`);
};
