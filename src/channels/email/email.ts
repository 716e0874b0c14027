import { createTransport } from 'nodemailer';
import type { Mail } from '#platform/mail-address.ts';
import { maskPersonal } from '#platform/log.ts';
import type { Channel, Outcome } from '../channel.ts';
import { composeMail } from './compose-mail.ts';
import { isPlainAddress } from './one-line.ts';

/** Milliseconds: together well below the time for which a delivery is claimed. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 40_000 } as const;
/**
 * A connection is used again while there is more to send and closed soon after: greeting, encryption and sign-in cost a
 * mail server more than the message. Nothing is sent twice by the pool itself: what a connection loses is ours to judge.
 */
const POOL = { pool: true, maxConnections: 4, maxMessages: 50, maxRequeues: 0, idleTimeout: 2_000 } as const;

type Server = Extract<Mail, { kind: 'smtp' }>;

const transports = new WeakMap<Server, ReturnType<typeof openTransport>>();

function openTransport(server: Server) {
  return createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTls && !server.secure,
    ...(server.login ? { auth: { user: server.login.user, pass: server.login.password } } : {}),
    ...PATIENCE,
    ...POOL,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** One set of connections to each server, for the life of its settings. */
function transportTo(server: Server) {
  const known = transports.get(server) ?? openTransport(server);
  transports.set(server, known);
  return known;
}

/**
 * Mail over SMTP, one recipient per message. What the server refuses for good (5xx for the recipient or the content) is
 * permanent; no answer, a busy server, a refused sign-in or sender are our trouble or the server's, and are tried again.
 */
export const email: Channel = {
  name: 'email',
  async send(message, settings): Promise<Outcome> {
    if (settings.mail.kind !== 'smtp') throw new Error('the email channel needs a mail server');
    if (!isPlainAddress(message.to)) return { failed: 'permanent', why: 'not a mail address' };
    try {
      await transportTo(settings.mail).sendMail(composeMail(message, settings));
      return { sent: true };
    } catch (error) {
      return judge(error);
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
