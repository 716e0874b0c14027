import { describe, expect, test } from 'vitest';
import { readDecree } from './read-decree.ts';

const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//ID', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (start: string, end: string | null, name: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${start}${name}`,
  `DTSTART;VALUE=DATE:${start}`,
  ...(end === null ? [] : [`DTEND;VALUE=DATE:${end}`]),
  `SUMMARY:${name}`,
  'END:VEVENT',
];
const days = (text: string) => {
  const read = readDecree(text, 'SKB');
  return read.ok ? read.closures.map(({ date, kind }) => `${date} ${kind}`) : read.fault;
};

describe('a decree', () => {
  test('is read from iCalendar: the end of an event is not a closed day', () => {
    const text = calendar(
      ...event('20270101', '20270102', 'Tahun Baru Masehi'),
      ...event('20270310', '20270312', 'Cuti Bersama Idulfitri'),
      ...event('20271225', null, 'Hari Raya Natal'),
    );
    expect(days(text)).toEqual([
      '2027-01-01 holiday',
      '2027-03-10 collectiveLeave',
      '2027-03-11 collectiveLeave',
      '2027-12-25 holiday',
    ]);
  });

  test('is read over the end of a month and of a year', () => {
    expect(days(calendar(...event('20271231', '20280102', 'Libur')))).toEqual([
      '2027-12-31 holiday',
      '2028-01-01 holiday',
    ]);
  });

  test('is read from a plain list of days', () => {
    const list = [
      { date: '2027-01-01', name: 'Tahun Baru' },
      { date: '2027-03-10', name: { id: 'Cuti bersama' }, more: true },
    ];
    expect(days(JSON.stringify(list))).toEqual(['2027-01-01 holiday', '2027-03-10 collectiveLeave']);
  });

  test('is read in our own form, with its own source', () => {
    const own = [{ date: '2027-01-01', name: { id: 'a', en: 'b' }, kind: 'holiday', source: 'SKB 1' }];
    expect(readDecree(JSON.stringify(own), 'x')).toEqual({ ok: true, closures: own });
  });

  test.each([
    ['nothing', '  ', 'empty'],
    ['half a file', '[{"date": "2027-01', 'unreadable'],
    ['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART', 'unreadable'],
    ['something else', '{"a": 1}', 'unreadable'],
    ['a day that does not exist', '[{"date": "2027-02-30x", "name": "a"}]', 'unreadable'],
    ['an empty list', '[]', 'noDays'],
    ['an empty calendar', calendar(), 'noDays'],
    ['a day twice', '[{"date":"2027-01-01","name":"a"},{"date":"2027-01-01","name":"b"}]', 'dayTwice'],
    ['an event without an end in sight', calendar(...event('20270101', '29990101', 'Libur')), 'tooLong'],
    [
      'an event without a beginning',
      calendar('BEGIN:VEVENT', 'UID:x', 'SUMMARY:Libur', 'END:VEVENT'),
      'unreadable',
    ],
    [
      'ten thousand days',
      calendar(
        ...Array.from({ length: 400 }, (_, n) => event(`${2030 + n}0101`, `${2030 + n}0130`, 'Libur')).flat(),
      ),
      'tooLarge',
    ],
    ['a book', `[${' '.repeat(600_000)}1]`, 'tooLarge'],
  ])('that is %s is refused by kind', (_name, text, fault) => {
    expect(days(text)).toBe(fault);
  });
});
