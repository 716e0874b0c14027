import { join } from 'node:path';
import { error } from '@sveltejs/kit';
import { readKeptMail } from '#channels/console/kept-mail.ts';
import type { RequestHandler } from './$types';

/** A mail is written by people we do not know: it may look, and nothing else. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox allow-top-navigation-by-user-activation allow-popups";

/** Development only: one kept mail as its reader sees it. */
export const GET: RequestHandler = async ({ locals: { app }, params }) => {
  if (app.config.mode === 'production' || app.config.mail.kind !== 'console') error(404, 'Not found');
  const mail = await readKeptMail(join(app.config.dataDir, 'mail'), params.id);
  if (!mail) error(404, 'Not found');
  return new Response(mail.html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  });
};
