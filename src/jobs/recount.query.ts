import type { App } from '#store/app.ts';

/** A change of the calendar after which the promises were not counted anew yet. */
interface Recount {
  id: number;
  /** null: the files of the city changed */
  reason: string | null;
}

/** What waits, the oldest first. */
export async function fetchRecounts(app: Pick<App, 'db'>): Promise<Recount[]> {
  const { rows } = await app.db.pool.query<Recount>({
    name: 'recounts',
    text: 'select id, reason from recount where done_at is null order by id',
  });
  return rows;
}

/** Counts what was moved to everything that waited up to `last`; with `done` it waits no longer. */
export async function endRecounts(
  app: Pick<App, 'db'>,
  last: number,
  moved: number,
  done: Date | null,
): Promise<void> {
  await app.db.pool.query({
    name: 'end-recounts',
    text: `update recount set moved = coalesce(moved, 0) + $2, done_at = $3 where id <= $1 and done_at is null`,
    values: [last, moved, done],
  });
}
