import { describe, expect, test } from 'vitest';
import { bodyOfFiles } from '#platform/settings-published.ts';
import {
  addClosure,
  assignCalendar,
  loadDecree,
  ownCalendar,
  readHours,
  readWeek,
  removeCalendar,
  removeClosure,
  type Edited,
} from './edit-times.ts';
import { asTimes, closureKey, type ClosureBody, type TimesBody } from './times-body.ts';

const times = asTimes(bodyOfFiles('settings/kota-malang', 'times'));
const day = (date: string, kind: ClosureBody['kind'] = 'holiday', calendars?: string[]): ClosureBody => ({
  date,
  name: { id: 'Contoh', en: 'Example' },
  kind,
  source: 'contoh',
  ...(calendars ? { calendars } : {}),
});
function after(edited: Edited): TimesBody {
  if (!edited.ok) throw new Error(edited.fault);
  return edited.body;
}
const faultOf = (edited: Edited): string | null => (edited.ok ? null : edited.fault);

describe('a closed day', () => {
  test('is closed once for everybody', () => {
    const body = after(addClosure(times, day('2026-09-09', 'local')));
    expect(faultOf(addClosure(body, day('2026-09-09', 'local')))).toBe('closedAlready');
    expect(faultOf(addClosure(body, day('2026-09-09', 'local', ['office'])))).toBe('closedAlready');
  });

  test('may close one calendar, and then another', () => {
    const body = after(addClosure(times, day('2026-09-09', 'local', ['office'])));
    expect(faultOf(addClosure(body, day('2026-09-09', 'local', ['service'])))).toBeNull();
  });

  test('is worked again, once', () => {
    const key = closureKey(times.holidays[0] ?? day('2026-01-01'));
    const body = after(removeClosure(times, key));
    expect(body.holidays).toHaveLength(times.holidays.length - 1);
    expect(faultOf(removeClosure(body, key))).toBe('nothingChanged');
  });
});

describe('a decree', () => {
  test('replaces its year, and leaves other years and what the city closes by itself', () => {
    const local = after(addClosure(times, day('2027-04-01', 'local')));
    const body = after(loadDecree(local, [day('2027-01-01')]));
    const of = (year: string) => body.holidays.filter(({ date }) => date.startsWith(year));
    expect(of('2027').map(({ date }) => date)).toEqual(['2027-01-01', '2027-04-01']);
    expect(of('2026')).toEqual(times.holidays.filter(({ date }) => date.startsWith('2026')));
  });

  test('twice changes nothing', () => {
    const body = after(loadDecree(times, [day('2027-01-01')]));
    expect(faultOf(loadDecree(body, [day('2027-01-01')]))).toBe('nothingChanged');
  });
});

describe('the calendar of an agency', () => {
  test('of its own begins like the one it kept, with what closed that one', () => {
    const closed = after(addClosure(times, day('2026-09-09', 'local', ['office'])));
    const body = after(ownCalendar(closed, 'dlh', { id: 'DLH', en: 'DLH' }));
    expect(body.agencies['dlh']).toBe('dlh');
    expect(body.holidays.find(({ date }) => date === '2026-09-09')?.calendars).toContain('dlh');
    expect(faultOf(ownCalendar(body, 'dlh', { id: 'DLH', en: 'DLH' }))).toBe('codeTaken');
  });

  test('is not taken away while somebody keeps it', () => {
    const body = after(ownCalendar(times, 'dlh', { id: 'DLH', en: 'DLH' }));
    expect(faultOf(removeCalendar(body, 'dlh'))).toBe('calendarInUse');
    const back = after(assignCalendar(body, 'dlh', 'office'));
    expect(after(removeCalendar(back, 'dlh')).calendars.map(({ code }) => code)).not.toContain('dlh');
  });

  test('that does not exist is refused', () => {
    expect(faultOf(assignCalendar(times, 'dlh', 'mars'))).toBe('unknownCalendar');
    expect(faultOf(assignCalendar(times, 'mars', 'office'))).toBe('unknownAgency');
  });
});

describe('hours', () => {
  test.each([
    ['07.30-12.00, 13:00 – 16:00', ['07:30-12:00', '13:00-16:00']],
    ['7.30-12.00', ['07:30-12:00']],
    ['', []],
    ['-', []],
    ['00.00-24.00', ['00:00-24:00']],
  ])('are read as people write them: "%s"', (text, spans) => {
    expect(readHours(text)).toEqual(spans);
  });

  test.each(['pagi', '07.30', '07.30-12.00 13.00-16.00', '7-12'])('are not "%s"', (text) => {
    expect(readHours(text)).toBeNull();
  });

  test('of a week name the days that are wrong', () => {
    expect(readWeek((d) => (d === 'friday' ? 'sore' : '08.00-12.00'))).toEqual({
      ok: false,
      days: ['friday'],
    });
  });
});
