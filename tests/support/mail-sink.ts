import { once } from 'node:events';
import type { Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** A mail that the sink has taken: from that moment on it counts as delivered, whatever the sender hears. */
export interface SunkMail {
  to: string;
  from: string;
  messageId: string;
  subject: string;
  text: string;
  html: string;
  raw: string;
  parsed: ParsedMail;
  at: Date;
}

/**
 * How the sink behaves: takes mail; is busy (450); refuses the recipient (550) or the content (554) for good; takes the
 * mail and answers only after `slowMs`; or takes it and hangs up without an answer.
 */
export type SinkMood = 'take' | 'busy' | 'noSuchMailbox' | 'refuseContent' | 'hangUpAfterData';

/** A real mail server for tests: it speaks SMTP over a socket and keeps what it gets. */
export interface MailSink {
  /** value for MAIL */
  readonly url: string;
  readonly mails: readonly SunkMail[];
  mood: SinkMood;
  /** milliseconds between taking a mail and saying so */
  slowMs: number;
  /** the mails to an address, oldest first */
  to(address: string): readonly SunkMail[];
  /** waits until at least `count` mails to the address are there; refuses by throwing after `patienceMs` */
  waitFor(address: string, count: number, patienceMs?: number): Promise<readonly SunkMail[]>;
  clear(): void;
  close(): Promise<void>;
}

class Refusal extends Error {
  readonly responseCode: number;
  constructor(code: number, text: string) {
    super(text);
    this.responseCode = code;
  }
}

async function readAll(stream: SMTPServerDataStream): Promise<string> {
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  await once(stream, 'end');
  return Buffer.concat(parts).toString('utf8');
}

async function sunk(raw: string, session: SMTPServerSession): Promise<SunkMail> {
  const parsed = await simpleParser(raw);
  const { mailFrom, rcptTo } = session.envelope;
  return {
    to: rcptTo.map(({ address }) => address).join(','),
    from: mailFrom ? mailFrom.address : '',
    messageId: parsed.messageId ?? '',
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    raw,
    parsed,
    at: new Date(),
  };
}

const keyOf = (session: SMTPServerSession): string => `${session.remoteAddress}:${session.remotePort}`;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens a sink on a free port of this machine, or on the given one. */
export async function openMailSink(port = 0): Promise<MailSink> {
  const mails: SunkMail[] = [];
  const state: { mood: SinkMood; slowMs: number } = { mood: 'take', slowMs: 0 };
  const sockets = new Map<string, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onRcptTo(_address, _session, done) {
      if (state.mood === 'busy') done(new Refusal(450, 'mailbox busy'));
      else if (state.mood === 'noSuchMailbox') done(new Refusal(550, 'no such mailbox'));
      else done();
    },
    onData(stream, session, done) {
      void take(stream, session).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error('sink')),
      );
    },
  });

  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const raw = await readAll(stream);
    if (state.mood === 'refuseContent') throw new Refusal(554, 'content refused');
    mails.push(await sunk(raw, session));
    if (state.slowMs > 0) await pause(state.slowMs);
    if (state.mood === 'hangUpAfterData') sockets.get(keyOf(session))?.destroy();
  }

  server.on('error', () => undefined);
  const net = server.listen(port, '127.0.0.1');
  net.on('connection', (socket: Socket) => {
    const key = `${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}`;
    sockets.set(key, socket);
    socket.on('close', () => sockets.delete(key));
  });
  if (!net.listening) await once(net, 'listening');
  const address = net.address();
  if (address === null || typeof address === 'string') throw new Error('the mail sink has no port');
  const to = (wanted: string): readonly SunkMail[] => mails.filter((mail) => mail.to === wanted);
  return {
    url: `smtp://127.0.0.1:${address.port}?tls=no`,
    mails,
    get mood() {
      return state.mood;
    },
    set mood(mood) {
      state.mood = mood;
    },
    get slowMs() {
      return state.slowMs;
    },
    set slowMs(ms) {
      state.slowMs = ms;
    },
    to,
    async waitFor(wanted, count, patienceMs = 20_000) {
      const end = Date.now() + patienceMs;
      while (to(wanted).length < count) {
        if (Date.now() > end)
          throw new Error(`only ${to(wanted).length} of ${count} mails came to ${wanted}`);
        await pause(50);
      }
      return to(wanted);
    },
    clear: () => {
      mails.length = 0;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
