import type { App } from '#store/app.ts';

/** What became of the promises under a published version: its first count; null: none yet, or it works at the same times. */
export async function fetchRecountOf(
  app: Pick<App, 'db'>,
  version: number,
): Promise<{ done: boolean; moved: number } | null> {
  const { rows } = await app.db.pool.query<{ done: boolean; moved: number }>({
    name: 'recount-of-version',
    text: `select done_at is not null as done, coalesce(moved, 0) as moved from recount where version = $1 order by id limit 1`,
    values: [version],
  });
  return rows[0] ?? null;
}
