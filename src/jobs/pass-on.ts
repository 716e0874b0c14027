import { decide } from '#domain/decide.ts';
import { passOnNow, type PassOn } from '#domain/pass-on.ts';
import type { App } from '#store/app.ts';
import { moveCase } from '#store/move-case.ts';
import { recallGuess } from './recall-guess.ts';
import { fetchWaitingCases, type WaitingCase } from './waiting-cases.query.ts';

const BY = { role: 'system' } as const;
const AT_ONCE = 500;

/**
 * Passes on every case whose route is sure enough at this moment, so that nothing waits for an office that is closed;
 * answers how many went. A case never goes twice: the door locks it and refuses the second. Whom nothing points to stays
 * with the desk.
 */
export async function passOnWhatIsSure(app: App): Promise<number> {
  let passed = 0;
  const guess = await recallGuess(app);
  for await (const one of everyWaiting(app)) {
    const next = passOnNow(app.city, { ...one, guess: guess(one) }, app.now());
    if (next && (await passOn(app, one, next))) passed += 1;
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
async function passOn(app: App, { id, state }: WaitingCase, { given, reason }: PassOn): Promise<boolean> {
  const { city } = app;
  const now = app.now();
  if (!decide(state, 'autoDispatch', BY, given, { city, now, caseId: id }).ok) return false;
  try {
    const context = { city, now, seen: state.version, route: reason };
    return (await moveCase(app.db, { id }, 'autoDispatch', BY, given, context)).ok;
  } catch (error) {
    app.log.error({ err: error, case: id, action: 'autoDispatch' }, 'the clock could not move a case');
    return false;
  }
}
