import { CLOCKS } from '#domain/city.ts';
import { lateLevel } from '#domain/ladder.ts';
import { briefly } from '#platform/briefly.ts';
import type { App } from '#store/app.ts';
import { isWorkerSeen } from '#store/telling/beat.ts';

/** Minutes after which a step that is owed counts as missed: the worker looks twice a minute. */
const LATE_AFTER = 15;

/**
 * Two ways of being forgotten: the stored time of the next step has passed, or the clock itself ran out and its case
 * never climbed to the rung of its end. The second finds what the first would miss if a stored time were wrong.
 */
const UNCLIMBED = `select count(*) as n
  from case_clock k join case_file c on c.id = k.case_id
  where k.running and c.is_open and (
    k.next_step_at < $1::timestamptz - make_interval(mins => $2)
    or (k.due_at < $1::timestamptz - make_interval(mins => $2)
      and coalesce((c.clocks->k.clock->>'level')::bigint, 0) < ($3::jsonb->>k.clock)::bigint))`;

/** How many running clocks owe a step of the ladder that nobody took in time. It must be none. */
export async function countUnclimbed(app: Pick<App, 'db' | 'city' | 'now'>): Promise<number> {
  const levels = Object.fromEntries(CLOCKS.map((clock) => [clock, lateLevel(clock, app.city)]));
  const { rows } = await app.db.pool.query<{ n: number }>({
    name: 'unclimbed',
    text: UNCLIMBED,
    values: [app.now(), LATE_AFTER, JSON.stringify(levels)],
  });
  return rows[0]?.n ?? 0;
}

/** What must be said to the staff when nobody else is left to say it. */
export interface Watch {
  workerSilent: boolean;
  unclimbed: number;
}

const keepWatch = briefly<Watch>(5_000);

/** Whether the worker is silent and what it left undone, as the web process sees it; some seconds old at most. */
export function readWatch(app: App): Promise<Watch> {
  return keepWatch(app, 'all', app.now(), async () => {
    const [seen, unclimbed] = await Promise.all([isWorkerSeen(app.db, app.now()), countUnclimbed(app)]);
    return { workerSilent: !seen, unclimbed };
  });
}
