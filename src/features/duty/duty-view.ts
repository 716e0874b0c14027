import type { Officer } from '#domain/actor.ts';
import type { City } from '#domain/city.ts';
import { goesOnAt } from '#domain/duty-chain.ts';
import { dayStart } from '#domain/day-start.ts';
import { DAY, dayNumberOf, localDate } from '#domain/local-time.ts';
import { dateWords, plainDateWords } from '#locales/date-words.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { fetchOpenCalls, type OpenCall } from './calls.query.ts';
import { readDutyNow } from './duty-now.ts';
import { hoursWords, momentWords, stretchWords } from './duty-words.ts';
import { fetchNotes, type HandoverNote } from './notes.query.ts';
import type { DutyApp } from './plan-shifts.ts';
import { fetchShifts, type NamedShift } from './roster.query.ts';

const WEEK = 7;
/** A roster that was never written is one long hole; more sentences say no more. */
const HOLES_SHOWN = 5;

interface Scene {
  city: City;
  locale: Locale;
  now: Date;
  officer: Officer;
}

/** Everything that the page of the duty shows, in words. `from` is the first day of the week that was asked for. */
export async function dutyView(app: DutyApp, officer: Officer, locale: Locale, from: string) {
  const now = app.now();
  const { city } = app;
  const scene = { city, locale, now, officer };
  const first = isNear(from, city.zone, now) ? from : localDate(city.zone, now);
  const [duty, calls, notes, week] = await Promise.all([
    readDutyNow(app, now),
    fetchOpenCalls(app),
    fetchNotes(app),
    weekOf(app, first, scene),
  ]);
  return {
    isCoordinator: officer.role === 'coordinator',
    current: duty.current && {
      ...shiftLine(duty.current, scene),
      until: momentWords(duty.current.to, city, locale),
    },
    next: duty.next && { name: duty.next.name, from: momentWords(duty.next.from, city, locale) },
    holes: duty.holes.slice(0, HOLES_SHOWN).map((hole) => stretchWords(hole, city, locale)),
    moreHoles: Math.max(0, duty.holes.length - HOLES_SHOWN),
    aheadDays: city.duty.aheadDays,
    people: duty.people.map(({ account, name }) => ({ value: account, label: name })),
    self: officer.accountId,
    today: localDate(city.zone, now),
    calls: calls.map((call) => callLine(call, scene)),
    unanswered: calls.filter(({ answeredAt }) => answeredAt === null).map(({ id }) => id),
    notes: notes.map((note) => noteLine(note, scene)),
    ...week,
  };
}

/** Nobody plans further: a date beyond is as good as none. */
const DAYS_AROUND = 800;

function isNear(date: string, zone: string, now: Date): boolean {
  const start = dayStart(zone, date);
  return start !== null && Math.abs(start.getTime() - now.getTime()) < DAYS_AROUND * DAY;
}

async function weekOf(app: DutyApp, first: string, scene: Scene) {
  const { zone } = app.city;
  const [start, end] = [dayStart(zone, first), dayStart(zone, first, WEEK)];
  const shifts = start && end ? await fetchShifts(app, start, end) : [];
  // a night that began before the week stands under its first day
  const dayOf = ({ from }: NamedShift): string => (start && from < start ? first : localDate(zone, from));
  const days = Array.from({ length: WEEK }, (_, n) => dateAfter(first, n)).map((date) => ({
    date,
    label: plainDateWords(date, 'day', scene.locale),
    shifts: shifts
      .filter((shift) => dayOf(shift) === date)
      .map((shift) => {
        const isOlder = localDate(zone, shift.from) !== date;
        return {
          ...shiftLine(shift, scene),
          ...(isOlder ? { hours: stretchWords(shift, scene.city, scene.locale) } : {}),
        };
      }),
  }));
  return { days, before: dateAfter(first, -WEEK), after: dateAfter(first, WEEK) };
}

const dateAfter = (date: string, days: number): string =>
  new Date((dayNumberOf(date) + days) * DAY).toISOString().slice(0, 10);

function shiftLine(shift: NamedShift, { city, locale, now, officer }: Scene) {
  const isOwn = shift.account === officer.accountId;
  const isOver = shift.to <= now;
  return {
    id: shift.id,
    name: shift.name,
    hours: hoursWords(shift, city, locale),
    isOwn,
    isNow: shift.from <= now && !isOver,
    swappedFrom: shift.swappedFrom,
    offeredName: shift.offeredName,
    mayTake: !isOver && shift.offeredTo === officer.accountId,
    mayGive: !isOver && (isOwn || officer.role === 'coordinator'),
    mayRemove: !isOver && officer.role === 'coordinator',
  };
}

/** The call about one case, for its page: null when nobody has to answer for it. */
export async function dutyOfCase(app: DutyApp, number: string, locale: Locale) {
  const [call] = await fetchOpenCalls(app, { number });
  return call ? callLine(call, { city: app.city, locale, now: app.now() }) : null;
}

/** A call about one case: who was called, when it goes on, and what this officer can do. */
function callLine(call: OpenCall, { city, locale, now }: Omit<Scene, 'officer'>) {
  const time = (at: Date): string => dateWords(at, 'shortTime', city.zone, locale);
  const goesOn = goesOnAt(call.made, city);
  const category = city.categories.find(({ code }) => code === call.category)?.name[locale];
  return {
    id: call.id,
    number: call.number,
    title: category ?? m.staff_no_category(),
    area: city.areas.find(({ code }) => code === call.area)?.name ?? null,
    reason: wordFor('duty_reason', call.reason),
    made: call.made.map(({ names, at }) => m.duty_called({ who: names.join(', '), time: time(at) })),
    answered: answeredWords(call, time),
    goesOn: goesOn && goesOnWords(goesOn, now, { city, locale }),
  };
}

/** A minute in which the worker has not looked yet. */
const LOOKS_WITHIN = 60_000;

/** When the next is called; of a call that has gone through everybody, that it rests. */
function goesOnWords(at: Date, now: Date, { city, locale }: Pick<Scene, 'city' | 'locale'>): string {
  if (at.getTime() + LOOKS_WITHIN < now.getTime()) return m.duty_rests();
  return m.duty_goes_on({ time: dateWords(at, 'time', city.zone, locale) });
}

const answeredWords = ({ answeredBy, answeredAt }: OpenCall, time: (at: Date) => string): string | null =>
  answeredBy && answeredAt ? m.duty_answered({ who: answeredBy.name, time: time(answeredAt) }) : null;

function noteLine(note: HandoverNote, { city, locale, officer }: Scene) {
  const time = (at: Date): string => dateWords(at, 'shortTime', city.zone, locale);
  return {
    id: note.id,
    body: note.body,
    by: m.duty_note_by({ who: note.writer, time: time(note.writtenAt) }),
    isUnread: note.readAt === null,
    mayRead: note.readAt === null && note.writtenBy !== officer.accountId,
    read: note.readAt && note.reader ? m.duty_note_read({ who: note.reader, time: time(note.readAt) }) : null,
  };
}
