import { describe, expect, test } from 'vitest';
import { freshDatabase } from '../../../tests/support/database.ts';
import { openLog } from '#platform/log.ts';
import { buildCity, readSource } from '#platform/settings.ts';
import { keepCity } from '#store/keep-city.ts';
import { asTimes, type TimesBody } from './times-body.ts';
import { timesFaults } from './times-faults.ts';

const DIR = 'settings/kota-malang';
const read = readSource(DIR);
if (!read.ok) throw new Error(read.faults.join());
const plain = buildCity(read.source);
if (!plain.ok) throw new Error(plain.faults.join());
const db = await freshDatabase();
const settings = await keepCity(
  db,
  { source: read.source, plain: plain.city, cityDir: DIR },
  openLog({ level: 'silent' }),
  () => new Date('2026-06-08T02:00:00Z'),
);
settings.stop();
const city = plain.city;
const times = asTimes(settings.bodyOfFiles('times'));

function withMonday(monday: string[]): TimesBody {
  const [first, ...others] = times.calendars;
  if (!first) throw new Error('no calendar');
  return { ...times, calendars: [{ ...first, week: { ...first.week, monday } }, ...others] };
}

describe('working times', () => {
  test('as the files have them have no fault', () => {
    expect(timesFaults({ city, settings }, times)).toEqual([]);
  });

  test.each([
    ['overlap', ['07:30-12:00', '11:00-16:00'], 'ada jam yang bertumpuk: Senin'],
    ['never end', ['07:30-99:00'], 'di luar pukul 00.00–24.00: Senin'],
    ['end before they begin', ['16:00-07:30'], 'selesai sebelum mulai: Senin'],
  ])('that %s get a sentence with their day', (_name, monday, sentence) => {
    expect(timesFaults({ city, settings }, withMonday(monday)).join()).toContain(sentence);
  });

  test('without a calendar that an agency keeps get a sentence', () => {
    expect(timesFaults({ city, settings }, { ...times, calendars: times.calendars.slice(0, 1) })).not.toEqual(
      [],
    );
  });
});
