import type { City } from '#domain/city.ts';
import { MINUTE } from '#domain/local-time.ts';
import { datesMoved } from '#domain/redate.ts';
import { everyPromised } from '#features/settings/promised.query.ts';
import { m } from '#locales/words/messages.js';
import type { App } from '#store/app.ts';
import { endRecounts } from '#store/end-recounts.ts';
import { moveCase } from '#store/move-case.ts';
import { timesHash } from '#store/times-hash.ts';
import { fetchRecounts } from './recount.query.ts';

const BY = { role: 'system' } as const;

/**
 * After a change of the calendar: every promise of an open case that ends at another time than was said is written into
 * its history, with the reason, and the reporter is told. Answers how many cases moved. A worker that dies begins again:
 * what was moved is not moved twice, since then it ends when it was last said to.
 */
export async function recountPromises(app: App): Promise<number> {
  const waiting = await fetchRecounts(app, app.now());
  const last = waiting.at(-1);
  if (!last) return 0;
  // The change may have been published by another process.
  await app.settings.refresh();
  // Another process has other files: whoever has the same ones counts.
  if (last.cityHash !== timesHash(app.city)) return 0;
  const reason = waiting.findLast((one) => one.reason !== null)?.reason ?? m.recount_by_files();
  const { moved, failed } = await redateAll(app, reason);
  const now = app.now();
  const end =
    failed === 0
      ? { done: now, nextTry: null }
      : { done: null, nextTry: new Date(now.getTime() + NEXT_TRY_MINUTES * MINUTE) };
  await endRecounts(app.db, last.id, moved, end);
  return moved;
}

/** After a case could not be counted: nothing is given up, and nothing is done without a pause. */
const NEXT_TRY_MINUTES = 5;

async function redateAll(app: App, reason: string): Promise<Record<Outcome, number>> {
  const { city } = app;
  const count = { moved: 0, stayed: 0, failed: 0 };
  for await (const one of everyPromised(app)) {
    if (datesMoved(one.promised, one.clocks, city).length === 0) continue;
    count[await redate(app, city, one.id, reason)] += 1;
  }
  return count;
}

type Outcome = 'moved' | 'stayed' | 'failed';

/** One case that cannot be moved must not hold up the others. */
async function redate(app: App, city: City, id: string, reason: string): Promise<Outcome> {
  try {
    const done = await moveCase(app.db, { id }, 'redate', BY, { reason }, { city, now: app.now() });
    return done.ok ? 'moved' : 'stayed';
  } catch (error) {
    app.log.error(
      { err: error, case: id, action: 'redate' },
      'the promises of a case could not be counted anew',
    );
    return 'failed';
  }
}
