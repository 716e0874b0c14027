import type { Database } from './database.ts';

/** Counts what was moved to everything that waited up to `last`; it waits no longer, or until `nextTry`. */
export async function endRecounts(
  db: Database,
  last: number,
  moved: number,
  { done, nextTry }: { done: Date | null; nextTry: Date | null },
): Promise<void> {
  await db.pool.query({
    name: 'end-recounts',
    text: `update recount set moved = coalesce(moved, 0) + $2, done_at = $3, next_try_at = $4
           where id <= $1 and done_at is null`,
    values: [last, moved, done, nextTry],
  });
}
