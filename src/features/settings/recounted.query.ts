import type { App } from '#store/app.ts';

/** What became of the promises after a version was published at a moment: the first count since; null: none yet. */
export async function fetchRecountOf(
  app: Pick<App, 'db'>,
  publishedAt: Date,
): Promise<{ done: boolean; moved: number } | null> {
  const { rows } = await app.db.pool.query<{ done: boolean; moved: number }>({
    name: 'recount-since',
    text: `select done_at is not null as done, coalesce(moved, 0) as moved from recount where at >= $1 order by at, id limit 1`,
    values: [publishedAt],
  });
  return rows[0] ?? null;
}
