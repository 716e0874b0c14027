import type { Role } from '#domain/actor.ts';
import type { Guess } from '#domain/classify/guess.ts';
import { nextShift, onDutyAt } from '#domain/duty.ts';
import { CALL_NOTICES, nextCall, type Callable } from '#domain/duty-chain.ts';
import { DAY } from '#domain/local-time.ts';
import { dutyReason } from '#domain/pass-on.ts';
import { fetchOpenCalls } from '#features/duty/calls.query.ts';
import { fetchDeskPeople, fetchShifts } from '#features/duty/roster.query.ts';
import { holdersOf } from '#features/people/holders-of.ts';
import type { App } from '#store/app.ts';
import { endCallsOfMovedCases, makePage, openCall } from '#store/duty/call.ts';
import { recallGuess } from './recall-guess.ts';
import { fetchUncalled } from './duty-waiting.query.ts';
import type { WaitingCase } from './waiting-cases.query.ts';

const AT_ONCE = 500;

/**
 * Calls the officer on duty about every case that neither the desk nor the clock can pass on, and about every danger that
 * is still open; who does not answer in time is followed by the next. Answers how many calls were made. Workers side by
 * side do no harm: each step is written once.
 */
export async function callDuty(app: App): Promise<number> {
  await endCallsOfMovedCases(app.db, app.now());
  await openCalls(app);
  const calls = await fetchOpenCalls(app, { unanswered: true, most: null });
  if (calls.length === 0) return 0;
  const people = await callableNow(app, app.now());
  if (Object.values(people).flat().length === 0) {
    app.log.error({ calls: calls.length }, 'cases need the officer on duty, and the desk has nobody at all');
  }
  let made = 0;
  for (const { id, reason, made: before } of calls) {
    const due = nextCall(people, before, app.city, app.now());
    if (!due) continue;
    const page = { ...due, callId: id, notice: CALL_NOTICES[reason], passedBy: null };
    if (await makePage(app.db.pool, page, app.now())) made += 1;
  }
  return made;
}

async function openCalls(app: App): Promise<void> {
  const guess = await recallGuess(app);
  let last: string | null = null;
  for (;;) {
    const page = await fetchUncalled(app, last, AT_ONCE);
    for (const one of page) {
      await openCallOf(app, one, guess);
    }
    last = page.at(-1)?.id ?? null;
    if (page.length < AT_ONCE) return;
  }
}

/** One case that cannot be judged must not keep the others from being called about. */
async function openCallOf(
  app: App,
  one: WaitingCase,
  guess: (one: WaitingCase) => Guess | null,
): Promise<void> {
  try {
    const reason = dutyReason(app.city, { ...one, guess: guess(one) }, app.now());
    if (reason) await openCall(app.db, one.id, reason, app.now());
  } catch (error) {
    app.log.error({ err: error, case: one.id }, 'nobody could be called about a case');
  }
}

/** Who can be called at this moment. A shift of somebody who has left the desk counts for nobody. */
async function callableNow(app: App, now: Date): Promise<Callable> {
  const { duty, positions, deskAgency } = app.city;
  const until = new Date(now.getTime() + duty.aheadDays * DAY);
  const [desk, all] = await Promise.all([fetchDeskPeople(app, now), fetchShifts(app, now, until)]);
  const shifts = all.filter(({ account }) => desk.some((person) => person.account === account));
  const inRole = (role: Role): string[] =>
    desk.filter(({ roles }) => roles.includes(role)).map(({ account }) => account);
  const ofPosition = async (code: string | undefined): Promise<string[]> =>
    code === undefined ? [] : (await holdersOf(app, code, now)).map(({ accountId }) => accountId);
  const head = positions.find(({ role, agency }) => role === 'agencyHead' && agency === deskAgency);
  const accountOf = (shift: { account: string } | null): string[] => (shift ? [shift.account] : []);
  return {
    onDuty: accountOf(onDutyAt(shifts, now)),
    next: accountOf(nextShift(shifts, now)),
    dutyHolders: inRole('duty'),
    coordinators: inRole('coordinator'),
    watch: await ofPosition(duty.watch),
    head: await ofPosition(head?.code),
  };
}
