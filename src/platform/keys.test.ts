import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  deriveKey,
  hashCode,
  hashesOfCode,
  isSealedByOldKey,
  matchesCode,
  newKeyText,
  openText,
  parseKeys,
  sealText,
  signLink,
  verifyLink,
  type Keys,
} from './keys.ts';

function buildKeys(...texts: string[]): Keys {
  const parsed = parseKeys(texts, 'SAMBAT_KEYS');
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.keys;
}

const OLD = newKeyText();
const NEW = newKeyText();
const before = buildKeys(OLD);
const rotated = buildKeys(NEW, OLD);
const afterwards = buildKeys(NEW);
const NOTHING = ['', ' ', '\t\n', null, undefined, 0, false, [], {}];

describe('master keys', () => {
  test('are accepted in base64, base64url and hex, and mean the same', () => {
    const secret = randomBytes(32);
    const ids = (['base64', 'base64url', 'hex'] as const).map(
      (form) => buildKeys(secret.toString(form)).current.id,
    );
    expect(new Set(ids).size).toBe(1);
  });

  test.each([
    [[]],
    [['short']],
    [[newKeyText(), 'short']],
    [[`${newKeyText()}!`]],
    [['0'.repeat(64)]],
    [['AAAA'.repeat(11)]],
  ])('that are missing, short, broken or not random are refused with a sentence: %j', (texts) => {
    const parsed = parseKeys(texts, 'SAMBAT_KEYS');
    expect(parsed).toMatchObject({ ok: false });
    expect(parsed.ok || parsed.fault).toMatch(/^SAMBAT_KEYS .*\.$/);
  });

  test('give every purpose a key of its own', () => {
    const keys = (['contact', 'code', 'link', 'audit'] as const).map((purpose) =>
      deriveKey(before.current, purpose).toString('hex'),
    );
    expect(new Set(keys).size).toBe(4);
    expect(keys).not.toContain(before.current.secret.toString('hex'));
  });
});

describe('a sealed text', () => {
  test('opens where it belongs, and looks different each time', () => {
    const sealed = sealText(before, 'budi@contoh.id 🛣️', 'contact:1:email');
    expect(sealed).not.toContain('budi');
    expect(sealText(before, 'budi@contoh.id 🛣️', 'contact:1:email')).not.toBe(sealed);
    expect(openText(before, sealed, 'contact:1:email')).toBe('budi@contoh.id 🛣️');
    expect(openText(before, sealText(before, '', 'contact:1:email'), 'contact:1:email')).toBe('');
  });

  test('opens nowhere else, so that nobody can move it to another record', () => {
    const sealed = sealText(before, 'rahasia', 'contact:1:email');
    expect(() => openText(before, sealed, 'contact:2:email')).toThrow();
  });

  test('does not open when a single character was changed or cut', () => {
    const sealed = sealText(before, 'rahasia', 'a');
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed.at(at) === 'A' ? 'B' : 'A';
      expect(() => openText(before, sealed.slice(0, at) + other + sealed.slice(at + 1), 'a')).toThrow();
      expect(() => openText(before, sealed.slice(0, at), 'a')).toThrow();
    }
  });

  test('does not open in another spelling of the same bytes, nor with something behind it', () => {
    const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const sealed = sealText(before, 'rahasia', 'a');
    const others = LETTERS.split(/(?:)/u).filter((letter) => letter !== sealed.at(-1));
    for (const letter of others) expect(() => openText(before, sealed.slice(0, -1) + letter, 'a')).toThrow();
    for (const more of ['=', '.', '.x', ' ']) expect(() => openText(before, sealed + more, 'a')).toThrow();
  });

  test('opens after a rotation, is known to be due, and opens no more when the old key is gone', () => {
    const sealed = sealText(before, 'rahasia', 'a');
    expect(openText(rotated, sealed, 'a')).toBe('rahasia');
    expect(isSealedByOldKey(before, sealed)).toBe(false);
    expect(isSealedByOldKey(rotated, sealed)).toBe(true);
    expect(isSealedByOldKey(rotated, sealText(rotated, 'rahasia', 'a'))).toBe(false);
    expect(() => openText(afterwards, sealed, 'a')).toThrow(/needs the key .*not configured/);
  });
});

describe('a remembered code', () => {
  test('matches itself only, and only for its kind', () => {
    const remembered = hashCode(before, 'track', 'ABCD-1234');
    expect(remembered).not.toContain('ABCD');
    expect(matchesCode(before, 'track', 'ABCD-1234', remembered)).toBe(true);
    expect(matchesCode(before, 'track', 'ABCD-1235', remembered)).toBe(false);
    expect(matchesCode(before, 'session', 'ABCD-1234', remembered)).toBe(false);
    expect(matchesCode(buildKeys(newKeyText()), 'track', 'ABCD-1234', remembered)).toBe(false);
  });

  test('is found after a rotation by one of its forms', () => {
    const remembered = hashCode(before, 'track', 'ABCD-1234');
    expect(hashesOfCode(rotated, 'track', 'ABCD-1234')).toContain(remembered);
    expect(hashesOfCode(rotated, 'track', 'ABCD-1234')[0]).toBe(hashCode(rotated, 'track', 'ABCD-1234'));
    expect(matchesCode(rotated, 'track', 'ABCD-1234', remembered)).toBe(true);
    expect(matchesCode(afterwards, 'track', 'ABCD-1234', remembered)).toBe(false);
  });

  test.each(NOTHING)('is never matched by nothing (%j), on either side', (nothing) => {
    expect(matchesCode(before, 'track', nothing, nothing)).toBe(false);
    expect(matchesCode(before, 'track', nothing, hashCode(before, 'track', 'x'))).toBe(false);
    expect(matchesCode(before, 'track', 'x', nothing)).toBe(false);
    expect(hashesOfCode(before, 'track', nothing)).toEqual([]);
  });

  test('cannot be made of nothing', () => {
    expect(() => hashCode(before, 'track', '')).toThrow();
    expect(() => hashCode(before, 'track', ' ')).toThrow();
    expect(() => hashCode(before, '', 'x')).toThrow();
  });
});

describe('a signed link', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const later = new Date('2026-03-08T00:00:00Z');
  const signed = signLink(before, 'track', 'case-1', later);

  test('holds for its purpose and subject until it expires', () => {
    expect(verifyLink(before, 'track', 'case-1', signed, now)).toBe(true);
    expect(verifyLink(before, 'track', 'case-2', signed, now)).toBe(false);
    expect(verifyLink(before, 'unsubscribe', 'case-1', signed, now)).toBe(false);
    expect(verifyLink(before, 'track', 'case-1', signed, new Date(later.getTime() - 1))).toBe(true);
    expect(verifyLink(before, 'track', 'case-1', signed, later)).toBe(false);
  });

  test('cannot be given a later end, another spelling or an addition', () => {
    const [id, , signature] = signed.split('.');
    const much = (Math.floor(later.getTime() / 1000) + 9).toString(36);
    for (const forged of [
      `${id}.${much}.${signature}`,
      signed.toUpperCase(),
      `${signed}.x`,
      `${signed} `,
      signed.slice(1),
    ]) {
      expect(verifyLink(before, 'track', 'case-1', forged, now)).toBe(false);
    }
  });

  test('holds after a rotation, and no more when the old key is gone', () => {
    expect(verifyLink(rotated, 'track', 'case-1', signed, now)).toBe(true);
    expect(verifyLink(afterwards, 'track', 'case-1', signed, now)).toBe(false);
  });

  test.each([...NOTHING, '..', '...', `${before.current.id}..`])(
    'is never made of nothing: %j',
    (nothing) => {
      expect(verifyLink(before, 'track', 'case-1', nothing, now)).toBe(false);
    },
  );

  test('is not made without purpose or subject', () => {
    expect(() => signLink(before, '', 'case-1', later)).toThrow();
    expect(() => signLink(before, 'track', '', later)).toThrow();
  });
});
