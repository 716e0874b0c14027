import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NOTICE_KEYS } from '#domain/notice-keys.ts';
import { speaking } from '#locales/request-locale.ts';
import { readCity } from '#platform/settings.ts';
import { buildCase } from '../../../tests/support/build-case.ts';
import { composeForReporter } from './compose-report.ts';
import { composeForStaff } from './compose-staff.ts';
import type { Links } from './links.ts';
import type { Told, ToldCase } from './told.query.ts';

const read = readCity(join(import.meta.dirname, '../../../settings/kota-malang'));
if (!read.ok) throw new Error(read.faults.join());
const { city } = read;

const links: Links = {
  report: ({ ticket }) => `https://s.test/lacak/${ticket}`,
  stop: ({ id }) => `https://s.test/surat/${id}`,
  caseFile: (number) => `https://s.test/staf/kasus/${number}`,
  board: () => 'https://s.test/staf/papan',
};

const story = buildCase({ status: 'handling', city });
const of: ToldCase = {
  id: story.caseId,
  number: '2026-000001',
  area: null,
  isSealed: false,
  state: story.state,
  clocks: {},
};

const told = (notice: string, more: Partial<Told> = {}): Told => ({
  id: '01a20c1e-00cd-71b4-92a4-55d0fe63b98f',
  notice,
  audience: 'reporters',
  agency: null,
  date: null,
  createdAt: story.now,
  reportId: '1',
  accountId: null,
  event: { at: story.now, byReport: null, given: {}, ladder: null, dates: null, succession: null },
  case: of,
  report: { ticket: '2026-000001', language: 'id' },
  account: null,
  words: {},
  ...more,
});

const reader = { to: 'warga@contoh.test', isProven: true };
const report = { id: '1', ticket: '2026-000001' };

describe.each(['id', 'en'] as const)('in %s', (locale) => {
  const everything = NOTICE_KEYS.filter((key) => key !== 'digest');

  test.each(everything)('%s can always be said, whatever is not known', (key) => {
    const messages = speaking(locale, () => [
      composeForReporter(told(key), report, reader, { city, links, locale }),
      composeForStaff(told(key), of, 'petugas@contoh.test', { city, links, locale }),
    ]);
    for (const { subject, paragraphs } of messages) {
      const said = [subject, ...paragraphs].join('\n');
      expect(said).not.toMatch(/[{}]|undefined|null|NaN/);
      expect(said).not.toContain('https://');
      expect(subject.length).toBeGreaterThan(8);
      expect(subject.length).toBeLessThan(140);
    }
  });
});

test('an officer never reads that it is the own turn when it is the reporter’s', () => {
  const resolved = { ...of, state: { ...of.state, status: 'resolved' as const } };
  const message = speaking('id', () =>
    composeForStaff(told('deskReturned'), resolved, 'p@contoh.test', { city, links, locale: 'id' }),
  );
  expect(message.facts).toContainEqual({
    label: 'Status',
    value: 'Sudah ditindaklanjuti, menunggu konfirmasi pelapor',
  });
});

test('an officer reads nothing of a sealed case but its number', () => {
  const message = speaking('id', () =>
    composeForStaff(told('inspectorateNew'), { ...of, isSealed: true }, 'i@contoh.test', {
      city,
      links,
      locale: 'id',
    }),
  );
  expect(message.facts).toEqual([{ label: 'Nomor', value: '2026-000001' }]);
});

test('a reporter gets the officer’s question in full', () => {
  const asked = told('asked', { words: { question: 'Di sisi mana jalan itu?' } });
  const message = speaking('id', () =>
    composeForReporter(asked, report, reader, { city, links, locale: 'id' }),
  );
  expect(message.paragraphs.join()).toContain('"Di sisi mana jalan itu?"');
  expect(message.subject).not.toContain('sisi');
});
