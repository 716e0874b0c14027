import { randomUUID } from 'node:crypto';
import { pino, type DestinationStream, type Logger } from 'pino';

/** The program's log. `error` wakes a person, `warn` is read the next morning, `info` tells the story. */
export type Log = Logger;

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Names under which personal data or secrets travel in our objects, at the top of an entry or one level below. */
const PERSONAL = [
  ...['name', 'reporterName', 'displayName', 'email', 'phone', 'nik', 'address', 'contact', 'value', 'ip'],
  ...[
    'title',
    'body',
    'text',
    'words',
    'message',
    'note',
    'answer',
    'landmark',
    'lat',
    'lon',
    'to',
    'from',
    'subject',
  ],
  ...['password', 'secret', 'code', 'token', 'key', 'keys', 'cookie', 'authorization', 'connectionString'],
];

/** An error's own message is masked by describeError instead: without it nobody finds the fault. */
const HIDDEN_PATHS = PERSONAL.flatMap((field) => [field, `*.${field}`]).filter(
  (path) => path !== '*.message',
);

const CENSOR = '[hidden]';

/**
 * Opens the log: one JSON line per entry, UTC. Personal data are kept out in three ways: fields with telling names
 * are hidden, addresses and long numbers inside sentences are masked, and errors are reduced to what finds the fault
 * (PostgreSQL repeats row values in its errors).
 */
export function openLog(options: { level?: LogLevel; to?: DestinationStream } = {}): Log {
  return pino(
    {
      level: options.level ?? 'info',
      base: { pid: process.pid },
      timestamp: () => `,"time":"${new Date(Date.now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: HIDDEN_PATHS, censor: CENSOR },
      serializers: { err: describeError, error: describeError },
      hooks: {
        logMethod(inputs, method) {
          const [first, ...rest] = inputs;
          const masked: typeof inputs = [first, ...rest];
          masked.forEach((input, at) => {
            if (typeof input === 'string') masked[at] = maskPersonal(input);
          });
          method.apply(this, masked);
        },
      },
    },
    options.to ?? pino.destination({ fd: 1, sync: true }),
  );
}

/** A log whose every line carries the request's id, so that one visit can be followed. */
export function logOfRequest(log: Log, requestId: string): Log {
  return log.child({ requestId });
}

/** A new request id; says nothing about the visitor. */
export function newRequestId(): string {
  return randomUUID();
}

/** Hides mail addresses and numbers long enough to be a phone, a NIK or an account. */
export function maskPersonal(text: string): string {
  return text
    .replaceAll(/[^\s"'<>()=,;:/]+@[^\s"'<>()=,;:/]+/g, '[mail]')
    .replaceAll(/(?<![\w.-])\+?\d(?:[ .-]?\d){8,}(?![\w-])/g, '[number]');
}

/** PostgreSQL's error classes whose sentence repeats a value that someone typed. */
const REPEATS_VALUE = /^22/;

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = field(error, 'code');
  const hidden = typeof code === 'string' && REPEATS_VALUE.test(code);
  const message = hidden ? CENSOR : maskPersonal(error.message);
  return {
    type: error.name,
    message,
    reason: code,
    constraint: field(error, 'constraint'),
    table: field(error, 'table'),
    stack: framesOf(error),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

/** The stack without its beginning, which repeats the message. */
function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  return at === -1 ? '' : stack.slice(at + message.length);
}

function field(error: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(error, name)?.value;
}
