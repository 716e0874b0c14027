import { addDuration, isOpen } from './calendar.ts';
import { leadOf, type CaseState } from './case.ts';
import type { City, ClockLimit, ClockName, Duration, WorkCalendar } from './city.ts';
import type { CaseEvent } from './event.ts';
import { dayNumberOf, localDay } from './local-time.ts';

/** The calendar of the desk, on which the reporter's terms are counted. */
export function deskCalendar(city: City): WorkCalendar {
  return calendarOfAgency(city, city.deskAgency);
}

/** The working calendar of an agency; an unknown agency works when the desk works. */
export function calendarOfAgency(city: City, code: string): WorkCalendar {
  const agency =
    city.agencies.find((a) => a.code === code) ?? city.agencies.find((a) => a.code === city.deskAgency);
  const calendar = city.calendars.find((c) => c.code === agency?.calendar) ?? city.calendars[0];
  if (!calendar) throw new Error(`the city ${city.id} has no working calendar`);
  return calendar;
}

const DESK_CLOCKS: readonly ClockName[] = ['distribute', 'complete', 'validate', 'confirm', 'external'];

/** The agency whose calendar counts for a clock: the desk for what the desk or the reporter does, else the lead. */
export function agencyOfClock(clock: ClockName, state: CaseState, city: City): string {
  if (DESK_CLOCKS.includes(clock)) return city.deskAgency;
  return leadOf(state)?.agency ?? city.deskAgency;
}

/** The city's rule for a clock of a case: the first that fits, with the law or custom it comes from. */
export function ruleFor(clock: ClockName, state: CaseState, city: City): ClockLimit | undefined {
  // A supporting agency accepts under the same rule as the lead.
  const wanted = clock === 'support' ? 'accept' : clock;
  return city.limits.find(
    (l) =>
      l.clock === wanted &&
      (l.safetyOnly !== true || state.safety) &&
      (l.classification === undefined || l.classification === state.classification),
  );
}

/** The limit of a clock for a case: a category's own target, else the first rule of the city that fits. */
export function limitFor(clock: ClockName, state: CaseState, city: City): Duration | null {
  if (clock === 'age') return null;
  if (clock === 'settle' && state.classification !== 'oversight') {
    const target = city.categories.find((c) => c.code === state.category)?.target;
    if (target) return target;
  }
  return ruleFor(clock, state, city)?.limit ?? null;
}

/** The limit with which a clock begins at an event: halves, gates and nights are worked out once, here. */
export function startingLimit(
  clock: ClockName,
  event: CaseEvent,
  state: CaseState,
  city: City,
): Duration | null {
  const limit = limitFor(clock, state, city);
  if (event.action === 'dispute') return disputed(clock, limit, city);
  if (clock === 'budgetReview') {
    return untilGate(event.at, state.deferral?.gateDate ?? null, limit, city.zone);
  }
  const offHours = ruleFor(clock, state, city)?.offHours;
  return limit && offHours ? sooner(limit, offHours, event, clock, state, city) : limit;
}

/** After "belum beres" the answer comes soon, and the work has only a share of its time. */
function disputed(clock: ClockName, limit: Duration | null, city: City): Duration | null {
  if (clock === 'respond') return city.terms.disputeRespond;
  return clock === 'settle' ? half(limit, city.terms.disputeSettleShare) : limit;
}

const half = (limit: Duration | null, share: number): Duration | null =>
  limit ? { amount: Math.max(1, Math.ceil(limit.amount * share)), unit: limit.unit } : null;

/** A deferral is looked at again on the day of its gate, and never later than the city's limit. */
function untilGate(
  at: string,
  gateDate: string | null,
  limit: Duration | null,
  zone: string,
): Duration | null {
  if (!gateDate || limit?.unit !== 'days') return limit;
  const days = dayNumberOf(gateDate) - localDay(zone, new Date(at));
  return { amount: Math.min(Math.max(days, 1), limit.amount), unit: 'days' };
}

/** What arrives at night waits by the clock when that ends before the working time would. */
function sooner(
  limit: Duration,
  offHours: Duration,
  event: CaseEvent,
  clock: ClockName,
  state: CaseState,
  city: City,
): Duration {
  const calendar = calendarOfAgency(city, agencyOfClock(clock, state, city));
  const from = new Date(event.at);
  if (isOpen(calendar, from)) return limit;
  return addDuration(calendar, from, offHours) < addDuration(calendar, from, limit) ? offHours : limit;
}
