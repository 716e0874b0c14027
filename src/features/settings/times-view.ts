import type { City } from '#domain/city.ts';
import { localDate } from '#domain/local-time.ts';
import { cityNames } from '#features/casework/city-names.ts';
import { wordFor } from '#locales/word-for.ts';
import { getLocale } from '#locales/words/runtime.js';
import { m } from '#locales/words/messages.js';
import { DAYS, closureKey, type CalendarBody, type TimesBody } from './times-body.ts';
import { closureWords, seasonWords, spansWords } from './times-diff.ts';

/** A calendar as the page shows it: hours as words and as a form writes them. */
interface CalendarView {
  code: string;
  name: string;
  basis: string;
  agencies: string;
  /** nobody keeps it */
  unused: boolean;
  days: readonly { day: string; label: string; words: string; value: string }[];
  closedOn: readonly { kind: string; label: string; on: boolean }[];
  seasons: readonly { from: string; words: string; source: string; hours: string }[];
}

export interface TimesView {
  year: number;
  years: readonly number[];
  closures: readonly { key: string; words: string; source: string }[];
  calendars: readonly CalendarView[];
  agencies: readonly { value: string; label: string }[];
}

const CLOSED_ON = ['holiday', 'collectiveLeave', 'local'] as const;

/** The working times in words, with the closed days of one year: the asked one, else this one. */
export function timesView(times: TimesBody, city: City, asked: string | null, now: Date): TimesView {
  const thisYear = Number(localDate(city.zone, now).slice(0, 4));
  const listed = times.holidays.map(({ date }) => Number(date.slice(0, 4)));
  const years = [...new Set([thisYear, thisYear + 1, ...listed])].toSorted((a, b) => a - b);
  const year = years.find((one) => String(one) === asked) ?? thisYear;
  const names = cityNames(city, getLocale());
  return {
    year,
    years,
    closures: times.holidays
      .filter(({ date }) => date.startsWith(`${year}-`))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .map((one) => ({ key: closureKey(one), words: closureWords(one, times), source: one.source })),
    calendars: times.calendars.map((calendar) => calendarView(calendar, times, city)),
    agencies: city.agencies.map(({ code }) => ({ value: code, label: names.agency(code) })),
  };
}

function calendarView(calendar: CalendarBody, times: TimesBody, city: City): CalendarView {
  const keepers = city.agencies.filter(({ code }) => times.agencies[code] === calendar.code);
  return {
    code: calendar.code,
    name: calendar.name[getLocale()],
    basis: calendar.basis[getLocale()],
    agencies: keepers.map(({ short }) => short).join(', '),
    unused: keepers.length === 0,
    days: DAYS.map((day) => ({
      day,
      label: wordFor('settings_day', day),
      words: spansWords(calendar.week[day]),
      value: calendar.week[day].join(', '),
    })),
    closedOn: CLOSED_ON.map((kind) => ({
      kind,
      label: wordFor('settings_closure_kind', kind),
      on: calendar.closedOn.includes(kind),
    })),
    seasons: calendar.seasons.map((season) => ({
      from: season.from,
      words: seasonWords(season),
      source: season.source,
      hours: m.settings_season_hours({
        monday: spansWords(season.week.monday),
        friday: spansWords(season.week.friday),
      }),
    })),
  };
}
