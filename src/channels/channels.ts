import type { Mail } from '#platform/mail-address.ts';
import type { Channel } from './channel.ts';
import { consoleChannel } from './console/console.ts';
import { email } from './email/email.ts';
import { nowhere } from './nowhere/nowhere.ts';

/** The channel behind each kind of MAIL: the one list to change when a channel is added. */
export const MAIL_CHANNELS: Readonly<Record<Mail['kind'], Channel>> = {
  smtp: email,
  console: consoleChannel,
  nowhere,
};
