import type { App } from '#store/app.ts';

/** Open public cases by code of the ward; under '' those without a place. */
export type AreaCounts = Readonly<Record<string, number>>;

/** Milliseconds that a count stays true enough. */
const KEPT_MS = 30_000;

const COUNTS = `select coalesce(area, '') as area, count(*) as cases from case_file where is_public and is_open group by area`;

const kept = new WeakMap<App['db'], { at: number; counts: Promise<AreaCounts> }>();

/** How many public cases are open in each ward, counted anew at most every 30 seconds. Wards without any are left out. */
export function countOpenByArea(app: Pick<App, 'db' | 'now'>): Promise<AreaCounts> {
  const at = app.now().getTime();
  const known = kept.get(app.db);
  if (known && at >= known.at && at - known.at < KEPT_MS) return known.counts;
  const counts = count(app.db);
  kept.set(app.db, { at, counts });
  // what failed is asked again at once
  counts.catch(() => kept.delete(app.db));
  return counts;
}

async function count(db: App['db']): Promise<AreaCounts> {
  const { rows } = await db.pool.query<{ area: string; cases: number }>({
    name: 'public-area-counts',
    text: COUNTS,
  });
  return Object.fromEntries(rows.map(({ area, cases }) => [area, cases]));
}
