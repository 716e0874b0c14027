import { signLink, verifyLink, type Keys } from '#platform/keys.ts';

/** Half a year without signing in, and a browser is a stranger again. */
const KNOWN_DAYS = 180;

/**
 * Marks a browser in which the person has given the right password. It opens nothing; it only has turns of its own, so
 * that somebody who keeps guessing an officer's password from elsewhere uses up the strangers' turns and cannot keep
 * the officer from the desk.
 */
export function markDevice(keys: Keys, accountId: string, now: Date): string {
  return signLink(keys, 'device', accountId, new Date(now.getTime() + KNOWN_DAYS * 86_400_000));
}

export function isKnownDevice(keys: Keys, mark: string | null, accountId: string, now: Date): boolean {
  return verifyLink(keys, 'device', accountId, mark, now);
}
