import type { CaseState } from '#domain/case.ts';
import { dueAt } from '#domain/clocks.ts';
import { isRunning } from '#domain/clock-run.ts';
import { decide } from '#domain/decide.ts';
import type { Given } from '#domain/field.ts';
import { findRoute, goesByItself, type Route, type Waiting } from '#domain/routing.ts';
import type { App } from '#store/app.ts';
import { moveCase } from '#store/move-case.ts';
import { fetchWaitingCases, type WaitingCase } from './waiting-cases.query.ts';

const BY = { role: 'system' } as const;
const AT_ONCE = 500;

/** What an objection asks for is another person, never the clock. */
const needsPerson = (state: CaseState): boolean => state.objections > 0 || state.emergencyOpen;

/** Since when the desk has had the case, and until when it may. */
function waitingOf({ state, clocks }: WaitingCase, { city }: App): Waiting {
  const run = clocks.distribute;
  if (!isRunning(run)) return { since: new Date(state.filedAt), due: null };
  return { since: new Date(run.startedAt), due: dueAt(run, city) };
}

function givenOf(route: Route, { state }: WaitingCase, { city }: App): Given | null {
  const { goal, reason } = route;
  if (goal.to !== 'agency') return null;
  const category = city.categories.find(({ code }) => code === reason.category);
  const isNew = category !== undefined && category.code !== state.category;
  return {
    agency: goal.agency,
    ...(goal.unit === null ? {} : { unit: goal.unit }),
    ...(isNew ? { category: category.code, classification: category.classification } : {}),
  };
}

/**
 * Passes on every case whose route is sure enough at this moment, so that nothing waits for an office that is closed;
 * answers how many went. A case never goes twice: the door locks it and refuses the second. Whom nothing points to stays
 * with the desk.
 */
export async function passOnWhatIsSure(app: App): Promise<number> {
  let passed = 0;
  for await (const one of everyWaiting(app)) {
    if (needsPerson(one.state)) continue;
    const { state, area, text } = one;
    const route = findRoute(app.city, { text, area, category: state.category, returns: state.returns });
    if (!goesByItself(app.city, route, waitingOf(one, app), app.now())) continue;
    if (await passOn(app, one, route)) passed += 1;
  }
  return passed;
}

async function* everyWaiting(app: App): AsyncGenerator<WaitingCase> {
  let last: string | null = null;
  for (;;) {
    const page: WaitingCase[] = await fetchWaitingCases(app, last, AT_ONCE);
    yield* page;
    last = page.at(-1)?.id ?? null;
    if (page.length < AT_ONCE) return;
  }
}

/** One case that cannot be moved must not hold up the others. */
async function passOn(app: App, one: WaitingCase, route: Route): Promise<boolean> {
  const given = givenOf(route, one, app);
  const circumstances = { city: app.city, now: app.now(), caseId: one.id };
  if (!given || !decide(one.state, 'autoDispatch', BY, given, circumstances).ok) return false;
  try {
    const context = { city: app.city, now: app.now(), seen: one.state.version, route: route.reason };
    return (await moveCase(app.db, { id: one.id }, 'autoDispatch', BY, given, context)).ok;
  } catch (error) {
    app.log.error({ err: error, case: one.id, action: 'autoDispatch' }, 'the clock could not move a case');
    return false;
  }
}
