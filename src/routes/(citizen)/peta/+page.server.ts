import { countOpenByArea } from '#features/public/area-counts.query.ts';
import { OnlyDrawn } from '#ui/only-drawn.ts';
import type { PageServerLoad } from './$types';

/** Public: how many public cases are open in each ward. */
export const load: PageServerLoad = async ({ locals: { app, staff }, setHeaders }) => {
  const counts = await countOpenByArea(app);
  if (!staff) setHeaders({ 'cache-control': 'public, max-age=30' });
  const { areas } = app.city;
  const rows = areas.map(({ code, name }) => ({ code, name, count: counts[code] ?? 0 }));
  const view = {
    areas,
    counts: { ...counts },
    rows: rows.toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    most: Math.max(0, ...rows.map(({ count }) => count)),
    placeless: counts[''] ?? 0,
  };
  return { drawn: new OnlyDrawn(view) };
};
