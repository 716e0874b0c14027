import { argon2, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { randomBytes } from '#platform/keys.ts';

/** Memory in KiB and passes of argon2id: the first choice of the OWASP password storage cheat sheet. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
/** 128 characters may take four units each before they are normalised. */
const LONGEST_TYPED = 512;

/** One core stays free for everything else, however many people sign in at once. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
/** More waiting than this and nobody would still be there when the turn comes. */
const MOST_WAITING = 32;

let running = 0;
let done = 0;
const waiting: (() => void)[] = [];

/** How busy the hashing is, for the metrics; `done` counts every hash made since the start. */
export function hashingWork(): { running: number; waiting: number; done: number } {
  return { running, waiting: waiting.length, done };
}

/** Hashes a password (argon2id, PHC string). Null when too many are waiting: answer 503 and let the person try again. */
export async function hashPassword(password: string): Promise<string | null> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await queued({ ...COST, nonce: salt, message: message(password), tagLength: TAG_BYTES });
  return tag && phc(COST, salt, tag);
}

/**
 * Whether a password is the one of a hash. Without a hash the same work is done and the answer is "wrong", so that the
 * time tells nobody which accounts exist. "busy": too many are waiting.
 */
export async function checkPassword(
  hash: string | null,
  password: string,
): Promise<'right' | 'wrong' | 'busy'> {
  const known = hash === null ? null : readPhc(hash);
  const { cost, salt, tag } = known ?? NOBODY;
  const made = await queued({ ...cost, nonce: salt, message: message(password), tagLength: tag.length });
  if (!made) return 'busy';
  return timingSafeEqual(made, tag) && known ? 'right' : 'wrong';
}

type Cost = Pick<Argon2Parameters, 'memory' | 'passes' | 'parallelism'>;
type Known = { cost: Cost; salt: Buffer; tag: Buffer };

/** The hash of nobody: as dear to check as a real one. */
const NOBODY: Known = { cost: COST, salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES) };

/** Two ways to type the same letters are one password. Longer than any allowed one is none at all, and costs no more. */
const message = (password: string): string =>
  password.length > LONGEST_TYPED ? '' : password.normalize('NFKC');

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

function phc(cost: Cost, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`;
}

function readPhc(text: string): Known {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(text);
  const [, memory, passes, parallelism, salt, tag] = parts ?? [];
  if (salt === undefined || tag === undefined)
    throw new Error('a password hash in the database is unreadable');
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

async function queued(parameters: Argon2Parameters): Promise<Buffer | null> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) return null;
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await derive(parameters);
  } finally {
    done += 1;
    const next = waiting.shift();
    // The place goes straight to whoever waits longest, so that nobody can slip in between.
    if (next) next();
    else running -= 1;
  }
}

function derive(parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
}
