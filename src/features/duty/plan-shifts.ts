import type { Officer } from '#domain/actor.ts';
import { clashOf, SERIES_DAYS, shiftsOfSeries, type Series } from '#domain/duty.ts';
import { dayNumberOf, localDay } from '#domain/local-time.ts';
import { isId, newId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';
import { transaction } from '#store/database.ts';
import { deleteShift, insertShift } from '#store/duty/shift.ts';
import { writeAudit } from '#store/people/audit.ts';
import { no, type DutyRefusal, type DutyResult } from './duty-refusal.ts';
import { fetchDeskPeople, fetchShift, fetchShifts } from './roster.query.ts';

export type DutyApp = Pick<App, 'db' | 'city' | 'now'>;

/** A form of the roster as it came. */
export interface SeriesForm {
  first: string;
  last: string;
  days: string;
  begins: string;
  ends: string;
  accounts: readonly string[];
}

/** A quarter of a year: a roster that nobody looks at again is none. */
const DAYS_MOST = 92;
/** Nobody plans further; what lies beyond is a slip of the fingers. */
const DAYS_AHEAD = 366;

/** Minutes after midnight of "16:00"; null for what is no time. */
function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

function wrongDays(first: number, last: number, today: number): DutyRefusal | null {
  if (!(first <= last) || last > today + DAYS_AHEAD) return 'badTimes';
  if (last - first >= DAYS_MOST) return 'longSeries';
  return last < today - 1 ? 'noDays' : null;
}

function readSeries(form: SeriesForm, today: number): DutyResult<{ series: Series }> {
  const [begins, ends] = [minutesOf(form.begins), minutesOf(form.ends)];
  const first = dayNumberOf(form.first);
  const last = form.last === '' ? first : dayNumberOf(form.last);
  const days = SERIES_DAYS.find((one) => one === form.days) ?? 'every';
  if (begins === null || ends === null) return no('badTimes');
  const wrong = wrongDays(first, last, today);
  if (wrong) return no(wrong);
  return { ok: true, series: { first, last, days, begins, ends, accounts: form.accounts } };
}

/**
 * Adds shifts to the roster: one day, or the same hours on many days for some officers in turn. Time that somebody has
 * already stays with him; so the same form sent twice adds nothing. Refuses when nothing at all could be added.
 */
export async function addShifts(
  app: DutyApp,
  by: Officer,
  form: SeriesForm,
): Promise<DutyResult<{ added: number; skipped: number }>> {
  const now = app.now();
  const read = readSeries(form, localDay(app.city.zone, now));
  if (!read.ok) return read;
  const desk = await fetchDeskPeople(app, now);
  const isKnown = (id: string): boolean => desk.some(({ account }) => account === id);
  if (form.accounts.length === 0 || !form.accounts.every(isKnown)) return no('unknownOfficer');
  const shifts = shiftsOfSeries(read.series, app.city).filter(({ to }) => to > now);
  if (shifts.length === 0) return no('noDays');
  const added = await insertAll(app, by, shifts);
  if (added === 0) return no('timeTaken', await whoHas(app, shifts[0]));
  return { ok: true, added, skipped: shifts.length - added };
}

type Planned = ReturnType<typeof shiftsOfSeries>[number];

async function insertAll(app: DutyApp, by: Officer, shifts: readonly Planned[]): Promise<number> {
  const now = app.now();
  return transaction(app.db, async (client) => {
    let added = 0;
    for (const { account, from, to } of shifts) {
      const shift = { id: newId(now), account, from, to, madeBy: by.accountId };
      if (await insertShift(client, shift, now)) added += 1;
    }
    const [first] = shifts;
    const data = { shifts: added, from: first?.from.toISOString() ?? null };
    const actor = { accountId: by.accountId, position: by.position };
    if (added > 0) await writeAudit(client, { deed: 'dutyPlanned', ...actor, data }, now);
    return added;
  });
}

async function whoHas(app: DutyApp, wanted: Planned | undefined): Promise<string> {
  if (!wanted) return '';
  return clashOf(await fetchShifts(app, wanted.from, wanted.to), wanted)?.name ?? '';
}

/** Takes a shift out of the roster. One that is gone already is gone: the same press twice is one. */
export async function removeShift(app: DutyApp, by: Officer, id: string): Promise<DutyResult> {
  const shift = isId(id) ? await fetchShift(app, id) : null;
  if (!shift) return { ok: true };
  if (shift.to <= app.now()) return no('shiftOver');
  await transaction(app.db, async (client) => {
    if (!(await deleteShift(client, id))) return;
    const data = { account: shift.account, from: shift.from.toISOString(), to: shift.to.toISOString() };
    const actor = { accountId: by.accountId, position: by.position };
    await writeAudit(client, { deed: 'dutyRemoved', ...actor, subject: id, data }, app.now());
  });
  return { ok: true };
}
