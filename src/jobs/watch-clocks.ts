import { addDuration } from '#domain/calendar.ts';
import type { City, ClockName } from '#domain/city.ts';
import { decide } from '#domain/decide.ts';
import type { Action } from '#domain/action.ts';
import { deskCalendar } from '#domain/limits.ts';
import type { NoticeKey } from '#domain/notice-keys.ts';
import type { Status } from '#domain/status.ts';
import type { App } from '#store/app.ts';
import { moveCase } from '#store/move-case.ts';
import { remindReporters } from '#store/telling/remind.ts';
import { fetchDueCases, fetchRemindable, type RemindableClock } from './due-clocks.query.ts';

/** What the clock does by itself when it runs out. The rules say whether the moment has really come. */
const STEPS: readonly { clock: ClockName; status: Status; action: Action }[] = [
  { clock: 'accept', status: 'dispatched', action: 'acceptSilently' },
  { clock: 'complete', status: 'needs_reporter', action: 'lapse' },
  { clock: 'confirm', status: 'resolved', action: 'closeSilent' },
];
/** Looked at in one go: an agency may be late once with many cases before the rules take it as accepted. */
const AT_ONCE = 1_000;
const BY = { role: 'system' } as const;

/**
 * Takes every step that the clock owes, the longest overdue first; answers how many were taken. A step that was missed
 * while no worker ran is taken once. Workers side by side do no harm: the door locks the case and refuses the second.
 */
export async function takeDueSteps(app: App): Promise<number> {
  let taken = 0;
  for (const { clock, status, action } of STEPS) {
    for (const due of await fetchDueCases(app, clock, status, app.now(), AT_ONCE)) {
      const circumstances = { city: app.city, now: app.now(), caseId: due.id };
      if (!decide(due.state, action, BY, {}, circumstances).ok) continue;
      if (await takeStep(app, due.id, action)) taken += 1;
    }
  }
  return taken;
}

/** One case that cannot be moved must not hold up the others. */
async function takeStep(app: App, id: string, action: Action): Promise<boolean> {
  try {
    const moved = await moveCase(app.db, { id }, action, BY, {}, { city: app.city, now: app.now() });
    return moved.ok;
  } catch (error) {
    app.log.error({ err: error, case: id, action }, 'the clock could not move a case');
    return false;
  }
}

/** Clocks of the reporter: what we ask, and how often the city promises to remind. */
const REMINDERS: readonly {
  clock: ClockName;
  notice: NoticeKey;
  most: (city: City) => number;
}[] = [
  { clock: 'complete', notice: 'askReminder', most: (city) => city.terms.lapseReminders },
  { clock: 'confirm', notice: 'confirmReminder', most: (city) => city.terms.confirmReminders },
];

/**
 * Reminds reporters of what they are asked, at the moments the city chose, counted from the start of the clock. Several
 * moments missed while no worker ran are one reminder. Answers how many were written.
 */
export async function remindWhoIsAsked(app: App): Promise<number> {
  let written = 0;
  for (const { clock, notice, most } of REMINDERS) {
    const moments = (app.city.limits.find((l) => l.clock === clock)?.reminders ?? []).slice(
      0,
      most(app.city),
    );
    const passed = ({ startedAt }: RemindableClock): number =>
      moments.filter((m) => addDuration(deskCalendar(app.city), startedAt, m) <= app.now()).length;
    for await (const one of everyRemindable(app, clock, moments.length)) {
      const reminded = passed(one);
      if (reminded <= one.reminded) continue;
      const of = { caseId: one.caseId, clock, reminded, notice };
      if (await remindReporters(app.db, of, app.now())) written += 1;
    }
  }
  return written;
}

async function* everyRemindable(app: App, clock: ClockName, most: number): AsyncGenerator<RemindableClock> {
  let last: string | null = null;
  for (;;) {
    const page: RemindableClock[] = await fetchRemindable(app, clock, most, app.now(), last);
    yield* page;
    last = page.at(-1)?.caseId ?? null;
    if (last === null) return;
  }
}
