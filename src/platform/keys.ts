import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes as cryptoRandomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** What a secret is used for; each purpose has its own key, so that one use can never break another. */
export type Purpose = 'contact' | 'code' | 'link' | 'audit';

/** One 32-byte secret and the short public name by which sealed texts find it again. */
export type MasterKey = { readonly id: string; readonly secret: Buffer };

/** The secrets of this installation: the first seals and signs, the others still open and verify. */
export type Keys = { readonly current: MasterKey; readonly all: readonly MasterKey[] };

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Reads master keys: 32 bytes each in base64, base64url or hex, the current one first. Refuses by a sentence.
 * The caller says where they come from ("SAMBAT_KEYS").
 */
export function parseKeys(
  texts: readonly string[],
  from: string,
): { ok: true; keys: Keys } | { ok: false; fault: string } {
  const secrets = texts.map(decodeKey);
  const all = secrets.filter((secret) => secret !== undefined).map(nameKey);
  const [current] = all;
  if (!current || all.length !== texts.length) {
    return {
      ok: false,
      fault: `${from} must hold one or more keys of 32 random bytes in base64 (make one with: openssl rand -base64 32).`,
    };
  }
  if (all.some(({ secret }) => new Set(secret).size < 8)) {
    return {
      ok: false,
      fault: `${from} holds a key that is not random (make one with: openssl rand -base64 32).`,
    };
  }
  return { ok: true, keys: { current, all } };
}

function decodeKey(text: string): Buffer | undefined {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  return bytes.length === KEY_BYTES && /^[\w+/=-]+$/.test(text) ? bytes : undefined;
}

/** The name is a fingerprint: equal on every machine, and no help in finding the secret. */
function nameKey(secret: Buffer): MasterKey {
  return {
    id: createHash('sha256').update('sambat key id').update(secret).digest('hex').slice(0, 8),
    secret,
  };
}

/** Random bytes of the operating system, for codes, tokens and salts. */
export function randomBytes(count: number): Buffer {
  return cryptoRandomBytes(count);
}

/** A new master key as text, ready for SAMBAT_KEYS. */
export function newKeyText(): string {
  return cryptoRandomBytes(KEY_BYTES).toString('base64');
}

// A filing asks for eight of them, and making them took a fifth of its time.
const derived = new WeakMap<MasterKey, Map<Purpose, Buffer>>();

/** The key of one purpose, for uses that this file does not know (HKDF-SHA-256, RFC 5869). */
export function deriveKey(master: MasterKey, purpose: Purpose): Buffer {
  const known = derived.get(master) ?? new Map<Purpose, Buffer>();
  derived.set(master, known);
  const key =
    known.get(purpose) ?? Buffer.from(hkdfSync('sha256', master.secret, '', `sambat ${purpose}`, KEY_BYTES));
  known.set(purpose, key);
  return key;
}

/**
 * Seals a text (AES-256-GCM) under the current contact key: `keyId.nonce+text+tag` in base64url.
 * `about` names what the text belongs to (such as `contact:<id>:phone`); the sealed text opens only there, so that
 * someone who can write to the database cannot move it to another record.
 */
export function sealText(keys: Keys, text: string, about: string): string {
  const nonce = cryptoRandomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(keys.current, 'contact'), nonce).setAAD(
    Buffer.from(about),
  );
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${keys.current.id}.${sealed.toString('base64url')}`;
}

/** Opens what sealText made, also under an older key. Throws when the key is gone, or the text was changed or moved. */
export function openText(keys: Keys, sealed: string, about: string): string {
  const [id, payload] = sealed.split('.');
  const master = keys.all.find((key) => key.id === id);
  if (!master || payload === undefined)
    throw new Error(`sealed text needs the key ${id?.slice(0, 8)}, which is not configured`);
  const bytes = Buffer.from(payload, 'base64url');
  // base64 has letters that say the same: only the ones that sealText writes are its text
  if (sealed !== `${master.id}.${bytes.toString('base64url')}`) throw new Error('sealed text was changed');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(-TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(master, 'contact'), nonce, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
  return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

/** Whether a sealed text should be sealed again because its key is no longer the current one. */
export function isSealedByOldKey(keys: Keys, sealed: string): boolean {
  return !sealed.startsWith(`${keys.current.id}.`);
}

/**
 * The form in which a secret code or token is remembered: HMAC-SHA-256 under the current code key, prefixed by the
 * key's name. `kind` keeps the same code from counting in two places. Refuses an empty code by throwing: it would
 * match other empty ones.
 */
export function hashCode(keys: Keys, kind: string, code: string): string {
  return hashUnder(keys.current, kind, code);
}

/** Every form under which the code may have been remembered, newest first: look up with `= any(…)`. None for an empty code. */
export function hashesOfCode(keys: Keys, kind: string, code: unknown): string[] {
  if (!isToken(code)) return [];
  return keys.all.map((key) => hashUnder(key, kind, code));
}

/** Whether a code is the remembered one, in constant time. Nothing empty, null or missing ever matches. */
export function matchesCode(keys: Keys, kind: string, code: unknown, remembered: unknown): boolean {
  if (!isToken(code) || !isToken(remembered)) return false;
  return hashesOfCode(keys, kind, code).some((hash) => isEqual(hash, remembered));
}

function hashUnder(key: MasterKey, kind: string, code: string): string {
  if (!isToken(code) || kind === '') throw new Error('an empty code cannot be hashed');
  const hash = createHmac('sha256', deriveKey(key, 'code'))
    .update(JSON.stringify([kind, code]))
    .digest('base64url');
  return `${key.id}.${hash}`;
}

/**
 * Signs a link: it holds for one purpose ("track") and one subject (a case's id) until `expires`.
 * The result is safe in a URL and says nothing but its expiry and the key's name.
 */
export function signLink(keys: Keys, purpose: string, subject: string, expires: Date): string {
  if (purpose === '' || subject === '') throw new Error('a link needs a purpose and a subject');
  const until = Math.floor(expires.getTime() / 1000);
  return `${keys.current.id}.${until.toString(36)}.${signatureOf(keys.current, purpose, subject, until)}`;
}

/** Whether a signed link is ours, for this purpose and subject, and not expired at `now`. Constant time; never throws. */
export function verifyLink(
  keys: Keys,
  purpose: string,
  subject: string,
  signed: unknown,
  now: Date,
): boolean {
  if (!isToken(signed)) return false;
  const [id = '', expiry = '', signature = ''] = signed.split('.');
  const master = keys.all.find((key) => key.id === id);
  const until = Number.parseInt(expiry, 36);
  // Only the one spelling that signLink writes counts.
  if (!master || signed !== `${id}.${until.toString(36)}.${signature}`) return false;
  return isEqual(signature, signatureOf(master, purpose, subject, until)) && now.getTime() < until * 1000;
}

function signatureOf(key: MasterKey, purpose: string, subject: string, until: number): string {
  const signed = JSON.stringify([purpose, subject, until]);
  return createHmac('sha256', deriveKey(key, 'link')).update(signed).digest('base64url');
}

function isToken(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Hashes both sides first, so that neither length nor content can be learned from the time taken. */
function isEqual(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
