import { isDeepStrictEqual } from 'node:util';
import { m } from '#locales/words/messages.js';
import { plainDateWords } from '#locales/date-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { getLocale } from '#locales/words/runtime.js';
import {
  DAYS,
  closureKey,
  type CalendarBody,
  type ClosureBody,
  type SeasonBody,
  type TimesBody,
} from './times-body.ts';

/** One difference between two versions, in words. */
export interface Difference {
  how: 'added' | 'removed' | 'changed';
  what: string;
}

interface Named {
  agency(code: string): string;
}

/** What is new, gone and changed from one version of the working times to another, in the words of the reader. */
export function timesDiff(before: TimesBody, after: TimesBody, named: Named): Difference[] {
  return [...closureDiff(before, after), ...calendarDiff(before, after), ...agencyDiff(before, after, named)];
}

/** "Sabtu, 20 Maret 2026: Nyepi (libur nasional)" */
export function closureWords({ date, name, kind, calendars }: ClosureBody, times: TimesBody): string {
  const own = calendars?.map((code) => calendarWords(times, code)).join(', ');
  const words = m.settings_closure({
    day: plainDateWords(date, 'date'),
    name: name[getLocale()],
    kind: wordFor('settings_closure_kind', kind),
  });
  return own === undefined ? words : m.settings_closure_only({ closure: words, calendars: own });
}

const calendarWords = (times: TimesBody, code: string): string =>
  times.calendars.find((calendar) => calendar.code === code)?.name[getLocale()] ?? code;

function closureDiff(before: TimesBody, after: TimesBody): Difference[] {
  const [old, next] = [byKey(before), byKey(after)];
  return [
    ...after.holidays
      .filter((one) => !old.has(closureKey(one)))
      .map((one): Difference => ({ how: 'added', what: closureWords(one, after) })),
    ...before.holidays
      .filter((one) => !next.has(closureKey(one)))
      .map((one): Difference => ({ how: 'removed', what: closureWords(one, before) })),
    ...after.holidays
      .filter((one) => isChanged(old.get(closureKey(one)), one))
      .map((one): Difference => ({ how: 'changed', what: closureWords(one, after) })),
  ];
}

const byKey = ({ holidays }: TimesBody): ReadonlyMap<string, ClosureBody> =>
  new Map(holidays.map((one) => [closureKey(one), one]));

const isChanged = (before: ClosureBody | undefined, after: ClosureBody): boolean =>
  before !== undefined && !isDeepStrictEqual(before, after);

function calendarDiff(before: TimesBody, after: TimesBody): Difference[] {
  return [
    ...after.calendars.flatMap((calendar): Difference[] => {
      const old = before.calendars.find(({ code }) => code === calendar.code);
      const name = calendar.name[getLocale()];
      if (!old) return [{ how: 'added', what: m.settings_calendar_named({ name }) }];
      return [...hoursDiff(old, calendar, name), ...seasonsDiff(old, calendar, name)];
    }),
    ...before.calendars
      .filter(({ code }) => !after.calendars.some((one) => one.code === code))
      .map(({ name }): Difference => ({
        how: 'removed',
        what: m.settings_calendar_named({ name: name[getLocale()] }),
      })),
  ];
}

/** "07:30-12:00, 13:00-16:00", or that it is closed. */
export const spansWords = (spans: readonly string[]): string =>
  spans.length === 0 ? m.settings_closed() : spans.join(', ').replaceAll(':', '.').replaceAll('-', '–');

function hoursDiff(before: CalendarBody, after: CalendarBody, name: string): Difference[] {
  const days = DAYS.filter((day) => spansWords(before.week[day]) !== spansWords(after.week[day]));
  const hours = days.map((day): Difference => ({
    how: 'changed',
    what: m.settings_hours_changed({
      name,
      day: wordFor('settings_day', day),
      from: spansWords(before.week[day]),
      to: spansWords(after.week[day]),
    }),
  }));
  const kinds = (calendar: CalendarBody): string =>
    calendar.closedOn.map((kind) => wordFor('settings_closure_kind', kind)).join(', ') || m.settings_never();
  if (kinds(before) === kinds(after)) return hours;
  return [...hours, { how: 'changed', what: m.settings_closed_on_changed({ name, kinds: kinds(after) }) }];
}

/** "Ramadan 1447 H, 19 Februari 2026 – 20 Maret 2026" */
export const seasonWords = ({ name, from, to }: SeasonBody): string =>
  m.settings_season({
    name: name[getLocale()],
    from: plainDateWords(from, 'date'),
    to: plainDateWords(to, 'date'),
  });

function seasonsDiff(before: CalendarBody, after: CalendarBody, name: string): Difference[] {
  const in_ = (calendar: CalendarBody, from: string): SeasonBody | undefined =>
    calendar.seasons.find((season) => season.from === from);
  const words = (season: SeasonBody): string => m.settings_season_of({ name, season: seasonWords(season) });
  const isOther = (season: SeasonBody): boolean => {
    const old = in_(before, season.from);
    return old !== undefined && !isDeepStrictEqual(old, season);
  };
  return [
    ...after.seasons
      .filter(({ from }) => !in_(before, from))
      .map((season): Difference => ({ how: 'added', what: words(season) })),
    ...before.seasons
      .filter(({ from }) => !in_(after, from))
      .map((season): Difference => ({ how: 'removed', what: words(season) })),
    ...after.seasons.filter(isOther).map((season): Difference => ({ how: 'changed', what: words(season) })),
  ];
}

function agencyDiff(before: TimesBody, after: TimesBody, named: Named): Difference[] {
  return Object.entries(after.agencies)
    .filter(([agency, calendar]) => before.agencies[agency] !== calendar)
    .map(([agency, calendar]) => ({
      how: 'changed',
      what: m.settings_agency_keeps({
        agency: named.agency(agency),
        calendar: calendarWords(after, calendar),
      }),
    }));
}
