import { createHash } from 'node:crypto';
import { randomBytes } from '#platform/keys.ts';

/** Bytes of a session's token (256 bits) and of a one-time link (128 bits), ASVS 5.0 7.2.3 and 6.4.1. */
export const SESSION_TOKEN_BYTES = 32;
export const LINK_TOKEN_BYTES = 16;

/** A new random token, safe in a cookie and in an address. */
export function newToken(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

/**
 * The form in which a token is remembered. A plain SHA-256 is enough, since nobody can guess the token. Null for
 * everything that is no token of this length: nothing empty, null or of another type ever reaches a comparison.
 */
export function hashToken(token: unknown, bytes: number): Buffer | null {
  if (typeof token !== 'string' || !/^[\w-]+$/.test(token)) return null;
  if (token.length !== Math.ceil((bytes * 4) / 3)) return null;
  return createHash('sha256').update(token).digest();
}
