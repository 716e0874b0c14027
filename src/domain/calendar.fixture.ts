/** Calendars for tests: the five-day office of the Perpres with Ramadan hours, a round-the-clock unit, and zones with daylight saving. */
import type { Closure, DaySpan, Week, WorkCalendar } from './city.ts';

const at = (hours: number, minutes = 0) => hours * 60 + minutes;
const long: DaySpan[] = [
  [at(7, 30), at(12)],
  [at(13), at(16)],
];
const friday: DaySpan[] = [
  [at(7, 30), at(11, 30)],
  [at(13), at(16, 30)],
];
const short: DaySpan[] = [
  [at(8), at(12)],
  [at(12, 30), at(15)],
];
const wholeDay: DaySpan[] = [[0, at(24)]];

export function closureOn(date: string, name = 'Libur'): Closure {
  return { date, name: { id: name, en: name }, kind: 'holiday', source: 'test' };
}

const holidays = [
  ['2025-12-25', 'Natal'],
  ['2026-01-01', 'Tahun Baru'],
  ['2026-03-18', 'Cuti bersama Nyepi'],
  ['2026-03-19', 'Nyepi'],
  ['2026-03-20', 'Cuti bersama Idulfitri'],
  ['2026-03-21', 'Idulfitri'],
  ['2026-03-22', 'Idulfitri'],
  ['2026-03-23', 'Cuti bersama Idulfitri'],
  ['2026-03-24', 'Cuti bersama Idulfitri'],
  ['2026-05-01', 'Hari Buruh'],
] as const;

const words = (text: string) => ({ id: text, en: text });

export const office: WorkCalendar = {
  code: 'office',
  zone: 'Asia/Jakarta',
  name: words('Kantor'),
  week: [long, long, long, long, friday, [], []],
  seasons: [
    {
      from: '2026-02-18',
      to: '2026-03-19',
      name: words('Ramadan'),
      week: [short, short, short, short, [[at(7, 30), at(11, 30)]], [], []],
    },
  ],
  closures: holidays.map(([date, name]) => closureOn(date, name)),
};

const everyDay: Week = [wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay];

export const aroundTheClock: WorkCalendar = {
  ...office,
  code: 'round',
  week: everyDay,
  seasons: [],
  closures: [],
};

/** New York skips 02.00–03.00 on 8 March 2026 and lives 01.00–02.00 twice on 1 November 2026, both Sundays. */
export const newYork: WorkCalendar = { ...aroundTheClock, code: 'new-york', zone: 'America/New_York' };

/** Lord Howe Island moves its clocks by half an hour. */
export const lordHowe: WorkCalendar = {
  ...office,
  code: 'lord-howe',
  zone: 'Australia/Lord_Howe',
  seasons: [],
  closures: [],
  week: [long, long, long, long, friday, long, [[at(1), at(2, 15)]]],
};

export const neverOpen: WorkCalendar = {
  ...office,
  code: 'never',
  week: [[], [], [], [], [], [], []],
  seasons: [],
};
