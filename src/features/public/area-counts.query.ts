import { briefly } from '#platform/briefly.ts';
import type { App } from '#store/app.ts';

/** Open public cases by code of the ward; under '' those without a place. */
export type AreaCounts = Readonly<Record<string, number>>;

const COUNTS = `select coalesce(area, '') as area, count(*) as cases from case_file where is_public and is_open group by area`;

const keepCounts = briefly<AreaCounts>(30_000);

/** How many public cases are open in each ward, counted anew at most every 30 seconds. Wards without any are left out. */
export function countOpenByArea(app: Pick<App, 'db' | 'now'>): Promise<AreaCounts> {
  return keepCounts(app.db, '', app.now(), () => count(app.db));
}

async function count(db: App['db']): Promise<AreaCounts> {
  const { rows } = await db.pool.query<{ area: string; cases: number }>({
    name: 'public-area-counts',
    text: COUNTS,
  });
  return Object.fromEntries(rows.map(({ area, cases }) => [area, cases]));
}
