import { join } from 'node:path';
import { error } from '@sveltejs/kit';
import { listKeptMails } from '#channels/console/kept-mail.ts';
import type { PageServerLoad } from './$types';

const MOST = 100;

/** Development only: the mails that the console channel kept instead of sending. */
export const load: PageServerLoad = async ({ locals: { app } }) => {
  if (app.config.mode === 'production' || app.config.mail.kind !== 'console') error(404, 'Not found');
  const mails = await listKeptMails(join(app.config.dataDir, 'mail'), MOST);
  return { mails: mails.map(({ id, to, subject, text }) => ({ id, to, subject, text })) };
};
