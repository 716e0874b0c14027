import { owedSteps, type LadderStep } from '#domain/ladder.ts';
import type { App } from '#store/app.ts';
import { lookAgain } from '#store/look-again.ts';
import { moveCase } from '#store/move-case.ts';
import { fetchCasesToClimb, fetchClocks } from './due-clocks.query.ts';

/** Cases looked at in one go. */
const AT_ONCE = 200;
const BY = { role: 'system' } as const;

/**
 * Takes every step of the ladder that is owed, the case that waits longest first, and of each case in the order of the
 * times; answers how many were taken. Steps that were missed while no worker ran are taken once each. Workers side by
 * side do no harm: the door locks the case and refuses a step that was taken.
 */
export async function climbLadder(app: App): Promise<number> {
  let taken = 0;
  for (const id of await fetchCasesToClimb(app, app.now(), AT_ONCE)) taken += await climb(app, id);
  return taken;
}

/** One case that cannot climb must not hold up the others. */
async function climb(app: App, id: string): Promise<number> {
  try {
    const of = await fetchClocks(app, id);
    const owed = of ? owedSteps(of.state, of.clocks, app.city, app.now()) : [];
    let taken = 0;
    for (const step of owed) if (await take(app, id, step)) taken += 1;
    // The stored time was wrong, or another worker was quicker.
    if (taken === 0) await lookAgain(app.db, id, app.city);
    return taken;
  } catch (error) {
    app.log.error({ err: error, case: id }, 'a case could not climb the ladder');
    return 0;
  }
}

async function take(app: App, id: string, { clock, level }: LadderStep): Promise<boolean> {
  const context = { city: app.city, now: app.now(), ladder: { clock, level } };
  const moved = await moveCase(app.db, { id }, 'escalate', BY, {}, context);
  return moved.ok;
}
