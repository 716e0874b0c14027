import { owedSteps, type LadderStep } from '#domain/ladder.ts';
import type { App } from '#store/app.ts';
import { lookAgain } from '#store/look-again.ts';
import { moveCase } from '#store/move-case.ts';
import { fetchCasesToClimb, fetchClocks } from './due-clocks.query.ts';

/** Cases looked at in one go. */
const AT_ONCE = 200;
const BY = { role: 'system' } as const;

/** What one look brought: steps that were taken, and cases whose stored times were wrong and are right now. */
interface Climbed {
  taken: number;
  righted: number;
}

/**
 * Takes every step of the ladder that is owed, the case that waits longest first, and of each case in the order of the
 * times. Steps that were missed while no worker ran are taken once each. Workers side by
 * side do no harm: the door locks the case and refuses a step that was taken.
 */
export async function climbLadder(app: App): Promise<Climbed> {
  const all = { taken: 0, righted: 0 };
  for (const id of await fetchCasesToClimb(app, app.now(), AT_ONCE)) {
    const { taken, righted } = await climb(app, id);
    all.taken += taken;
    all.righted += righted;
  }
  return all;
}

/** One case that cannot climb must not hold up the others. */
async function climb(app: App, id: string): Promise<Climbed> {
  try {
    const of = await fetchClocks(app, id);
    const owed = of ? owedSteps(of.state, of.clocks, app.city, app.now()) : [];
    let taken = 0;
    for (const step of owed) if (await take(app, id, step)) taken += 1;
    if (taken > 0) return { taken, righted: 0 };
    // The stored time was wrong, or another worker was quicker.
    return { taken, righted: (await lookAgain(app.db, id, app.city)) ? 1 : 0 };
  } catch (error) {
    app.log.error({ err: error, case: id }, 'a case could not climb the ladder');
    return { taken: 0, righted: 0 };
  }
}

async function take(app: App, id: string, { clock, level }: LadderStep): Promise<boolean> {
  const context = { city: app.city, now: app.now(), ladder: { clock, level } };
  const moved = await moveCase(app.db, { id }, 'escalate', BY, {}, context);
  return moved.ok;
}
