import { createTransport } from 'nodemailer';
import type { Mail } from '#platform/mail-address.ts';
import { maskPersonal } from '#platform/log.ts';
import type { Channel, Outcome } from '../channel.ts';
import { composeMail } from './compose-mail.ts';
import { isPlainAddress } from './one-line.ts';

/** Milliseconds: together well below the time for which a delivery is claimed. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 40_000 } as const;

type Server = Extract<Mail, { kind: 'smtp' }>;

function transportTo(server: Server) {
  return createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTls && !server.secure,
    ...(server.login ? { auth: { user: server.login.user, pass: server.login.password } } : {}),
    ...PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/**
 * Mail over SMTP, one recipient per message and one connection per message. What the server refuses for good (5xx for
 * the recipient or the content) is permanent; no answer, a busy server, a refused sign-in or sender are our trouble or
 * the server's, and are tried again.
 */
export const email: Channel = {
  name: 'email',
  async send(message, settings): Promise<Outcome> {
    if (settings.mail.kind !== 'smtp') throw new Error('the email channel needs a mail server');
    if (!isPlainAddress(message.to)) return { failed: 'permanent', why: 'not a mail address' };
    const transport = transportTo(settings.mail);
    try {
      await transport.sendMail(composeMail(message, settings));
      return { sent: true };
    } catch (error) {
      return judge(error);
    } finally {
      transport.close();
    }
  },
};

function judge(error: unknown): Outcome {
  if (!(error instanceof Error)) return { failed: 'tryAgain', why: 'unknown trouble' };
  const why = maskPersonal(error.message).slice(0, 300);
  return { failed: isForGood(error) ? 'permanent' : 'tryAgain', why };
}

function isForGood(error: Error): boolean {
  const code = 'responseCode' in error ? error.responseCode : null;
  if (typeof code !== 'number' || code < 500 || code > 599) return false;
  const command = 'command' in error && typeof error.command === 'string' ? error.command : '';
  return command.startsWith('RCPT') || command.startsWith('DATA');
}
