import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Channel, Outcome } from '../channel.ts';
import { composeMail } from '../email/compose-mail.ts';
import { isPlainAddress } from '../email/one-line.ts';
import type { KeptMail } from './kept-mail.ts';

/** For laptops: every mail becomes two files below the data folder, the mail itself and what the page shows of it. */
export const consoleChannel: Channel = {
  name: 'console',
  async send(message, settings): Promise<Outcome> {
    if (!isPlainAddress(message.to)) return { failed: 'permanent', why: 'not a mail address' };
    const mail = composeMail(message, settings);
    const { message: eml } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail);
    const { subject, text, html } = mail;
    const kept: KeptMail = { id: message.id, to: message.to, subject, text, html };
    await mkdir(settings.folder, { recursive: true, mode: 0o700 });
    await keep(settings.folder, `${message.id}.eml`, Buffer.isBuffer(eml) ? eml : '');
    await keep(settings.folder, `${message.id}.json`, JSON.stringify(kept, null, 2));
    return { sent: true };
  },
};

/** Whole or absent: the page may look at any moment. */
async function keep(folder: string, name: string, content: Buffer | string): Promise<void> {
  const aside = join(folder, `.${name}.new`);
  await writeFile(aside, content, { mode: 0o600 });
  await rename(aside, join(folder, name));
}
