import { Secret, TOTP } from 'otpauth';
import type { City } from '#domain/city.ts';
import { hashCode, hashesOfCode, openText, randomBytes, sealText, type Keys } from '#platform/keys.ts';

/** RFC 6238 with the numbers that every authenticator app knows: six digits, thirty seconds, SHA-1, 160 bits. */
const PERIOD = 30;
const SECRET_BYTES = 20;
/** One step before and after: the clocks of telephones go wrong. */
const WINDOW = 1;

const RECOVERY_CODES = 8;
/** Without letters that look alike (Crockford). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export interface SecondStepSetup {
  /** the secret, for whoever cannot take a picture of the code */
  secret: string;
  /** what the picture says (otpauth://…) */
  uri: string;
  /** the secret, sealed to this account: the form carries it until the first code has proven it */
  sealed: string;
}

const about = (accountId: string): string => `account:${accountId}:totp`;

/** A new secret, or the one that a form brings back; null when what it brings was not sealed by us for this account. */
export function setUpSecondStep(
  keys: Keys,
  city: Pick<City, 'service'>,
  account: { accountId: string; email: string },
  sealed?: string,
): SecondStepSetup | null {
  const given = sealed === undefined ? newSecret() : openSecret(keys, account.accountId, sealed);
  if (given === null) return null;
  const totp = new TOTP({
    issuer: city.service.id,
    label: account.email,
    secret: Secret.fromBase32(given),
    digits: 6,
    period: PERIOD,
  });
  return {
    secret: given,
    uri: totp.toString(),
    sealed: sealed ?? sealText(keys, given, about(account.accountId)),
  };
}

/** The step (number of thirty seconds since 1970) whose code this is, near `now`; null when it is the code of none. */
export function stepOfCode(
  keys: Keys,
  accountId: string,
  sealed: string,
  code: string,
  now: Date,
): number | null {
  const secret = openSecret(keys, accountId, sealed);
  const digits = code.replaceAll(/\s/g, '');
  if (secret === null || !/^[0-9]{6}$/.test(digits)) return null;
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: PERIOD });
  const delta = totp.validate({ token: digits, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD) + delta;
}

/** Eight codes of 50 bits for a drawer: what is shown once, and the hashes that are kept. */
export function newRecoveryCodes(keys: Keys, accountId: string): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from(randomBytes(10), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
  return { codes, hashes: codes.map((code) => hashCode(keys, recoveryKind(accountId), plainCode(code))) };
}

/** Every form in which this recovery code may have been remembered; none for what is no such code. */
export function recoveryHashes(keys: Keys, accountId: string, code: string): string[] {
  const plain = plainCode(code);
  return plain.length === 10 ? hashesOfCode(keys, recoveryKind(accountId), plain) : [];
}

const recoveryKind = (accountId: string): string => `recovery ${accountId}`;

/** Typed from paper: signs between, capitals, and the letters that look like digits. */
function plainCode(code: string): string {
  return code.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
}

function newSecret(): string {
  return new Secret({ buffer: Uint8Array.from(randomBytes(SECRET_BYTES)).buffer }).base32;
}

function openSecret(keys: Keys, accountId: string, sealed: string): string | null {
  try {
    return openText(keys, sealed, about(accountId));
  } catch {
    return null;
  }
}
