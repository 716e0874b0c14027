import { describe, expect, test } from 'vitest';
import { fill, headline, withoutAddress } from './template.ts';

const TEMPLATE = 'Tiket {ticket} diteruskan ke {agency}. Janji: {promise}. Pantau: {url}';
const values = (known: Readonly<Record<string, string>>) => (name: string) => known[name] ?? null;

describe('a template', () => {
  test('gets its values, and says so where there is none', () => {
    const filled = fill(TEMPLATE, values({ ticket: '2026-1', agency: 'DLH', url: 'u' }), '(lihat tautan)');
    expect(filled).toBe('Tiket 2026-1 diteruskan ke DLH. Janji: (lihat tautan). Pantau: u');
  });

  test('never reads a value as a template, and leaves unknown braces alone', () => {
    expect(fill('"{reason}" {x}', values({ reason: '{code} {ticket}', code: 'RAHASIA' }), '-')).toBe(
      '"{code} {ticket}" {x}',
    );
  });

  test('loses the address where a button stands, but not the call to act', () => {
    expect(withoutAddress(TEMPLATE)).toBe('Tiket {ticket} diteruskan ke {agency}. Janji: {promise}.');
    expect(withoutAddress('Selesai. Jawab Sudah atau Belum sampai {date}: {url}')).toBe(
      'Selesai. Jawab Sudah atau Belum sampai {date}.',
    );
  });

  test('loses the secret code, which nobody can repeat', () => {
    expect(withoutAddress('Diterima. Tiket {ticket}, kode {code}. Sampai {promise}. {url}')).toBe(
      'Diterima. Tiket {ticket}. Sampai {promise}.',
    );
  });

  test('has a headline without quotations', () => {
    expect(headline(TEMPLATE)).toBe('Tiket {ticket} diteruskan ke {agency}');
    expect(headline('Tiket {ticket}, jawaban {agency}: "{plan}" Rencana: {date}. {url}')).toBe(
      'Tiket {ticket}, jawaban {agency}',
    );
    expect(headline('Tiket {ticket}: sudah beres? Mohon jawab: {url}')).toBe('Tiket {ticket}: sudah beres?');
  });
});
