import { describe, expect, test } from 'vitest';
import { maskText, maskWith } from './privacy.ts';

describe('identity and family card numbers are hidden', () => {
  test.each([
    ['NIK saya 3573012345678901 tolong', 'NIK saya ‹identity› tolong'],
    ['NIK3573012345678901', 'NIK‹identity›'],
    ['3573 0123 4567 8901', '‹identity›'],
    ['3573-0823-4567-8901', '‹identity›'],
    ['35.73.01.121290.0001 / 357301 121290 0001', '‹identity› / ‹identity›'],
    ['3 5 7 3 0 1 1 2 1 2 9 0 0 0 0 1', '‹identity›'],
    ['no 3 3573 0123 4567 8901 2', 'no 3 ‹identity› 2'],
    ['6271012345678901', '‹identity›'],
    ['٣٥٧٣٠١٢٣٤٥٦٧٨٩٠١', '‹identity›'],
    ['３５７３\u200b０１２３４５６７８９０１', '‹identity›'],
    ['𝟑𝟓𝟕𝟑𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎𝟏 🙂', '‹identity› 🙂'],
  ])('%j', (text, masked) => {
    expect(maskText(text).text).toBe(masked);
  });
});

describe('telephone numbers are hidden', () => {
  test.each([
    ['hub 0812-3456-7890, +62 812 3456 7890 atau 6281234567890', 'hub ‹phone›, ‹phone› atau ‹phone›'],
    ['0812 3456 789 2 hari lagi', '‹phone› 2 hari lagi'],
    ['081234567890/081345678901', '‹phone›/‹phone›'],
    ['+62-812-3456-7890 (+62) 812 3456 7890', '‹phone› ‹phone›'],
    ['62.812.3456.7890 dan 08123-456-789-01', '‹phone› dan ‹phone›'],
    ['(0341) 751550 ext 3; 0341-751550', '‹phone› ext 3; ‹phone›'],
    ['WA 0 8 1 2 3 4 5 6 7 8 9 0 ya', 'WA ‹phone› ya'],
    ['٠٨١٢٣٤٥٦٧٨٩٠', '‹phone›'],
  ])('%j', (text, masked) => {
    expect(maskText(text).text).toBe(masked);
  });
});

describe('e-mail addresses are hidden', () => {
  test.each([
    ['budi.santoso99+x@mail.example.com.', '‹email›.'],
    ['budi (at) example (dot) com', '‹email›'],
    ['budi @ example.co.id ya', '‹email› ya'],
    ['0812345678901@example.org', '‹email›'],
    ['mailto:budi@example.id?x', 'mailto:‹email›?x'],
  ])('%j', (text, masked) => {
    expect(maskText(text).text).toBe(masked);
  });

  test.each(['@kominfo.malang', 'harga @ 10.000', 'a@b', 'jam @21.40', '@@@'])('but not %j', (text) => {
    expect(maskText(text)).toEqual({ text, found: [] });
  });
});

describe('vehicle plates are hidden', () => {
  test.each([
    ['motor N 1234 AB ngebut', 'motor ‹plate› ngebut'],
    ['N1234ABC, n 4567 cd, N-1234-AB', '‹plate›, ‹plate›, ‹plate›'],
    ['plat N 12 A', 'plat ‹plate›'],
    ['angkot AL N 1234 UA', 'angkot AL ‹plate›'],
    ['mobil dinas L 1 XY', 'mobil dinas ‹plate›'],
  ])('%j', (text, masked) => {
    expect(maskText(text).text).toBe(masked);
  });

  test.each([
    'blok B 12 RT 03',
    'blok N 123 AB',
    'gang F- 16 A',
    'dr 2023 ada',
    'k 112 tp',
    'b 1500 org',
    'S 17 Agu',
    'Q 1234 AB',
  ])('but not %j', (text) => {
    expect(maskText(text)).toEqual({ text, found: [] });
  });
});

describe('accounts, cards and customer numbers are hidden', () => {
  test.each([
    ['4111 1111 1111 1111', '‹account›'],
    ['rek BCA 123-456-7890', 'rek BCA ‹account›'],
    ['144-00-1234567-8', '‹account›'],
    ['ID PEL 512345678901', 'ID PEL ‹account›'],
    ['NOP 35.73.040.006.009.0017.0', 'NOP ‹account›'],
  ])('%j', (text, masked) => {
    expect(maskText(text).text).toBe(masked);
  });
});

describe('ordinary text stays as it is', () => {
  test.each([
    'Jl. Veteran no 12A RT 03 RW 05, kode pos 65145',
    'rumah nomor 84-104, 111-124 dan 142-146',
    'buka 08.00-12.00 13.00-16.00 tgl 24-11-2026 08.00-16.00',
    '12-11-2026 08.00-16.00, 12/11/2026 pukul 07:30:15',
    '2026-11-24 s.d. 2026-12-01 dan 1.12.26',
    'tahun 2019 2020 2021 2022',
    'Rp 1.500.000 - 2.000.000, Rp1500000000, APBD 3.842.700.000.000',
    'iuran 10.000-15.000 per bulan',
    'tiket 2026-004512 dan 2026-084512',
    '-7.982712, 112.632614567891',
    'surat 188.45/123/35.73.112/2026',
    'lubang 3x4 m, lebar 1,5 m, dalam 20 cm, sejak jam 21.40',
    'telepon 112, 110 atau 1500-333',
    'gang 1 2 3 4 5 6 7 8 9 10',
    '',
  ])('%j', (text) => {
    expect(maskText(text)).toEqual({ text, found: [] });
  });
});

test('what was found is told, one for each mask in the order of the text', () => {
  const { text, found } = maskText(
    'N 1234 AB, budi@example.com 081234567890, 3573012345678901, 081234567891',
  );
  expect(text).toBe('‹plate›, ‹email› ‹phone›, ‹identity›, ‹phone›');
  expect(found).toEqual(['plate', 'email', 'phone', 'identity', 'phone']);
});

test('placeholders are filled in the words of the reader', () => {
  const labels = {
    identity: '[NIK]',
    phone: '[nomor telepon disamarkan]',
    email: '[$&]',
    plate: '[plat]',
    account: '[nomor]',
  };
  expect(maskWith('hub ‹phone› / ‹phone›, ‹email›', labels)).toBe(
    'hub [nomor telepon disamarkan] / [nomor telepon disamarkan], [$&]',
  );
});
