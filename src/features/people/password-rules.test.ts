import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCity } from '#platform/settings.ts';
import { judgePassword } from './password-rules.ts';

const read = readCity(join(import.meta.dirname, '../../../settings/kota-malang'));
if (!read.ok) throw new Error(read.faults.join('\n'));
const { city } = read;
const owner = { name: 'Kinanti Contoh', email: 'kinanti.contoh@kota.example' };
const judge = (password: string) => judgePassword(password, city, owner)?.kind ?? null;

describe('a new password', () => {
  test.each([
    'kucing tidur di atas genteng',
    'tujuh bebek menyeberang lambat',
    'ﬁve boxing wizards jump',
    'xkq7 vbl2 mzt9 wpd4',
    'ꦱꦺꦴꦠꦺꦴꦝꦮꦸꦃꦱꦼꦒꦥꦼꦕꦼꦭ',
    '    jeruk purut daun kelor   ',
  ])('may be anything long that nobody would guess: %s', (password) => {
    expect(judge(password)).toBeNull();
  });

  test.each([
    'passwordpassword',
    'P@ssw0rdP@ssw0rd1',
    'sambatmalang2026',
    'Kominfo-Malang-2026!',
    'DPUPRPKP kota malang',
    'dinas lingkungan hidup',
    'kinanticontoh2026',
    'bismillah bismillah',
    'qwertyuiopasdfghjkl',
    '1234567890123456789',
    'aaaaaaaaaaaaaaaaaaaa',
    'abcdefghijklmnopqrst',
    '                    ',
    'sayangku cintaku 01',
  ])('must not be made of what everybody tries: %s', (password) => {
    expect(judge(password)).toBe('passwordCommon');
  });

  test('needs fifteen characters and may have 128, counted as people count', () => {
    expect(judge('xkq7vbl2mzt9wp')).toBe('passwordShort');
    expect(judge('xkq7vbl2mzt9wpd')).toBeNull();
    expect(judge('🌋🛶🥥🪁🐃🌾🥁🪔🍌🎏🦎🌶🧂🏮')).toBe('passwordShort');
    expect(judge('xkq7vbl2'.repeat(16))).toBeNull();
    expect(judge(`${'xkq7vbl2'.repeat(16)}x`)).toBe('passwordLong');
  });
});
