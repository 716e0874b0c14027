import { isDeepStrictEqual } from 'node:util';
import {
  DAYS,
  closureKey,
  type CalendarBody,
  type ClosureBody,
  type SeasonBody,
  type TimesBody,
  type WeekBody,
} from './times-body.ts';

/** Why nothing was changed. */
export type EditFault =
  | 'nothingChanged'
  | 'closedAlready'
  | 'unknownCalendar'
  | 'unknownAgency'
  | 'codeTaken'
  | 'lastCalendar'
  | 'calendarInUse';
export type Edited =
  { readonly ok: true; readonly body: TimesBody } | { readonly ok: false; readonly fault: EditFault };

const done = (body: TimesBody): Edited => ({ ok: true, body });
const no = (fault: EditFault): Edited => ({ ok: false, fault });
const byDate = (a: ClosureBody, b: ClosureBody): number => (closureKey(a) < closureKey(b) ? -1 : 1);

/** One more closed day. Refuses a day that is closed for the same calendars already. */
export function addClosure(body: TimesBody, closure: ClosureBody): Edited {
  const known = body.holidays.some(
    (one) =>
      one.date === closure.date && (one.calendars === undefined || closureKey(one) === closureKey(closure)),
  );
  if (known) return no('closedAlready');
  return done({ ...body, holidays: [...body.holidays, closure].toSorted(byDate) });
}

/** The day is worked again. Pressed twice it changes nothing. */
export function removeClosure(body: TimesBody, key: string): Edited {
  const holidays = body.holidays.filter((one) => closureKey(one) !== key);
  return holidays.length === body.holidays.length ? no('nothingChanged') : done({ ...body, holidays });
}

/**
 * The decree of one or more years: it replaces every national holiday and every collective leave of these years, and
 * leaves what the city closes by itself. The same decree twice changes nothing.
 */
export function loadDecree(body: TimesBody, decree: readonly ClosureBody[]): Edited {
  const years = new Set(decree.map(({ date }) => date.slice(0, 4)));
  const kept = body.holidays.filter(({ date, kind }) => kind === 'local' || !years.has(date.slice(0, 4)));
  const holidays = [...kept, ...decree].toSorted(byDate);
  const isSame = isDeepStrictEqual(holidays, body.holidays.toSorted(byDate));
  return isSame ? no('nothingChanged') : done({ ...body, holidays });
}

function withCalendar(
  body: TimesBody,
  code: string,
  change: (calendar: CalendarBody) => CalendarBody,
): Edited {
  if (!body.calendars.some((one) => one.code === code)) return no('unknownCalendar');
  const calendars = body.calendars.map((one) => (one.code === code ? change(one) : one));
  const isSame = isDeepStrictEqual(calendars, body.calendars);
  return isSame ? no('nothingChanged') : done({ ...body, calendars });
}

/** Other hours, and other kinds of days on which the office is closed. */
export function setHours(
  body: TimesBody,
  code: string,
  week: WeekBody,
  closedOn: CalendarBody['closedOn'],
): Edited {
  return withCalendar(body, code, (calendar) => ({ ...calendar, week, closedOn }));
}

/** Other hours for a time of the year. One that begins on the same day is replaced. */
export function setSeason(body: TimesBody, code: string, season: SeasonBody): Edited {
  return withCalendar(body, code, (calendar) => ({
    ...calendar,
    seasons: [...calendar.seasons.filter(({ from }) => from !== season.from), season].toSorted((a, b) =>
      a.from < b.from ? -1 : 1,
    ),
  }));
}

/** The usual hours again for a time of the year. */
export function removeSeason(body: TimesBody, code: string, from: string): Edited {
  return withCalendar(body, code, (calendar) => ({
    ...calendar,
    seasons: calendar.seasons.filter((season) => season.from !== from),
  }));
}

/** An agency keeps another calendar. */
export function assignCalendar(body: TimesBody, agency: string, calendar: string): Edited {
  if (!Object.hasOwn(body.agencies, agency)) return no('unknownAgency');
  if (!body.calendars.some(({ code }) => code === calendar)) return no('unknownCalendar');
  if (body.agencies[agency] === calendar) return no('nothingChanged');
  return done({ ...body, agencies: { ...body.agencies, [agency]: calendar } });
}

/** An agency gets a calendar of its own, at first like the one that it kept. */
export function ownCalendar(body: TimesBody, agency: string, name: { id: string; en: string }): Edited {
  const kept = body.calendars.find(({ code }) => code === body.agencies[agency]);
  if (!kept) return no('unknownAgency');
  if (body.calendars.some(({ code }) => code === agency)) return no('codeTaken');
  const own: CalendarBody = { ...kept, code: agency, name };
  // What closed the calendar that it was copied from closes the copy too.
  const holidays = body.holidays.map((one) =>
    one.calendars?.includes(kept.code) ? { ...one, calendars: [...one.calendars, agency] } : one,
  );
  return done({
    calendars: [...body.calendars, own],
    holidays,
    agencies: { ...body.agencies, [agency]: agency },
  });
}

/** A calendar that nobody keeps goes. */
export function removeCalendar(body: TimesBody, code: string): Edited {
  if (!body.calendars.some((one) => one.code === code)) return no('unknownCalendar');
  if (Object.values(body.agencies).includes(code)) return no('calendarInUse');
  if (body.calendars.length === 1) return no('lastCalendar');
  const holidays = body.holidays.flatMap((one) => {
    const calendars = one.calendars?.filter((calendar) => calendar !== code);
    if (!calendars) return [one];
    return calendars.length > 0 ? [{ ...one, calendars }] : [];
  });
  return done({ ...body, calendars: body.calendars.filter((one) => one.code !== code), holidays });
}

const SPAN = /^(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})$/;

/** Hours as people write them, "7.30-12.00, 13:00 – 16:00", one text a day; null for a day that is not hours. */
export function readHours(text: string): string[] | null {
  const spans = text.split(/[,;]/).map((part) => part.trim());
  const read = spans.filter((part) => part !== '' && part !== '-').map((part) => SPAN.exec(part));
  if (read.some((match) => match === null)) return null;
  return read.flatMap((match) => {
    const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = match ?? [];
    return [`${fromHour.padStart(2, '0')}:${fromMinute}-${toHour.padStart(2, '0')}:${toMinute}`];
  });
}

/** A week from one text a day; names the days that are not hours. */
export function readWeek(
  textOf: (day: (typeof DAYS)[number]) => string,
): { readonly ok: true; readonly week: WeekBody } | { readonly ok: false; readonly days: readonly string[] } {
  const read = DAYS.map((day) => [day, readHours(textOf(day))] as const);
  const days = read.filter(([, spans]) => spans === null).map(([day]) => day);
  if (days.length > 0) return { ok: false, days };
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = read.map(
    ([, spans]) => spans ?? [],
  );
  return {
    ok: true,
    week: {
      monday: monday ?? [],
      tuesday: tuesday ?? [],
      wednesday: wednesday ?? [],
      thursday: thursday ?? [],
      friday: friday ?? [],
      saturday: saturday ?? [],
      sunday: sunday ?? [],
    },
  };
}
