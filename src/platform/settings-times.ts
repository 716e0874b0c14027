import { checkCalendar } from '#domain/check-calendar.ts';
import {
  CLASSIFICATIONS,
  CLOCKS,
  type City,
  type ClockLimit,
  type ClockName,
  type Classification,
  type Closure,
  type Duration,
  type WorkCalendar,
} from '#domain/city.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The age has no limit, and a supporting agency accepts under the limits of `accept`. */
const WITHOUT_OWN_LIMIT: readonly ClockName[] = ['age', 'support'];

/** What is wrong with the calendars, the holidays and the limits of the clocks. */
export function checkTimes(city: City, holidays: readonly Closure[]): string[] {
  return [
    ...checkHolidays(holidays, city.calendars),
    ...city.calendars.flatMap((calendar) => checkCalendar(calendar).map((fault) => wordsOf(calendar, fault))),
    ...checkLimits(city.limits),
    ...checkReminders(city),
  ];
}

/** The faults of `checkCalendar` as sentences; holidays are judged once for all calendars, so not here. */
function wordsOf(calendar: WorkCalendar, fault: string): string {
  const [kind = '', ...rest] = fault.split(' ');
  const where = `calendars.json: calendar ${calendar.code}`;
  const day = WEEKDAYS[Number(rest.at(-1))] ?? '';
  const season = rest[0] === 'season' ? ` in the season from ${rest[1] ?? ''}` : '';
  const sentences: Readonly<Record<string, string>> = {
    zoneUnknown: `is in the time zone ${rest.join(' ')}, which does not exist`,
    neverOpens: 'never opens in its usual week',
    spanOutsideDay: `has hours outside the day on ${day}${season}`,
    spanEmpty: `has hours that end before they begin on ${day}${season}`,
    spansOverlap: `has hours that overlap on ${day}${season}`,
    dateUnknown: `names the date ${rest.join(' ')}, which does not exist`,
    closureTwice: `is closed twice on ${rest.join(' ')}`,
    seasonBackward: `has a season that ends before it begins, from ${rest.join(' ')}`,
    seasonsOverlap: `has two seasons at once, from ${rest.join(' ')}`,
  };
  return `${where} ${sentences[kind] ?? `has a fault: ${fault}`}.`;
}

function checkHolidays(holidays: readonly Closure[], calendars: readonly WorkCalendar[]): string[] {
  const everywhere = holidays.filter((closure) => closure.calendars === undefined).map(({ date }) => date);
  const twice = everywhere.filter((date, index) => everywhere.indexOf(date) !== index);
  const codes = calendars.map(({ code }) => code);
  const lost = holidays.flatMap(({ date, calendars: own = [] }) =>
    own
      .filter((code) => !codes.includes(code))
      .map((code) => `holidays.json: ${date} closes the unknown calendar ${code}.`),
  );
  return [...[...new Set(twice)].map((date) => `holidays.json: ${date} is listed more than once.`), ...lost];
}

interface Case {
  safety: boolean;
  classification: Classification;
}

const CASES: readonly Case[] = CLASSIFICATIONS.flatMap((classification) => [
  { safety: false, classification },
  { safety: true, classification },
]);

const fits = (limit: ClockLimit, { safety, classification }: Case): boolean =>
  (limit.safetyOnly !== true || safety) &&
  (limit.classification === undefined || limit.classification === classification);

/** Every clock but `age` has a limit for every case, and every row is the first that fits for some case. */
function checkLimits(limits: readonly ClockLimit[]): string[] {
  const missing = CLOCKS.filter((clock) => !WITHOUT_OWN_LIMIT.includes(clock)).flatMap((clock) => {
    const rows = limits.filter((limit) => limit.clock === clock);
    if (rows.length === 0) return [`limits.json: the clock "${clock}" has no limit.`];
    const without = CASES.filter((one) => !rows.some((row) => fits(row, one)));
    const names = [...new Set(without.map(({ classification }) => classification))];
    return names.map((name) => `limits.json: the clock "${clock}" has no limit for "${name}" cases.`);
  });
  const useless = limits.flatMap((limit, index) => {
    const before = limits.slice(0, index).filter(({ clock }) => clock === limit.clock);
    const isReached = CASES.some((one) => fits(limit, one) && !before.some((row) => fits(row, one)));
    return isReached
      ? []
      : [`limits.json: row ${index + 1} ("${limit.clock}") never counts: earlier rows fit first.`];
  });
  return [...missing, ...useless];
}

const isAfter = (a: Duration, b: Duration): boolean => a.unit === b.unit && a.amount >= b.amount;

function checkReminders(city: City): string[] {
  const late = city.limits
    .filter(({ limit, reminders }) => reminders?.some((reminder) => isAfter(reminder, limit)))
    .map(({ clock }) => `limits.json: the clock "${clock}" reminds only when its time is over.`);
  const counted = [
    { clock: 'complete', term: 'lapseReminders', count: city.terms.lapseReminders },
    { clock: 'confirm', term: 'confirmReminders', count: city.terms.confirmReminders },
  ].flatMap(({ clock, term, count }) => {
    const listed = city.limits.find((limit) => limit.clock === clock)?.reminders?.length ?? 0;
    if (listed === count) return [];
    return [`city.json: ${term} is ${count}, but limits.json lists ${listed} reminders for "${clock}".`];
  });
  return [...late, ...counted];
}
