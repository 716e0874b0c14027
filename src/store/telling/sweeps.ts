import type { FileStore } from '#platform/files.ts';
import type { Database } from '../database.ts';

/** Forgets the keys of forms that were sent before `before`. Returns how many. */
export async function forgetRequestKeys(db: Database, before: Date): Promise<number> {
  const gone = await db.pool.query('delete from idempotency_key where created_at < $1', [before]);
  return gone.rowCount ?? 0;
}

/** Forgets one-time links that ended before `before`. Returns how many. */
export async function forgetAccountLinks(db: Database, before: Date): Promise<number> {
  const gone = await db.pool.query('delete from account_link where ends_at < $1', [before]);
  return gone.rowCount ?? 0;
}

const STILL_USED = `
  select distinct f.sha from unnest($1::text[]) as f(sha)
  where exists (select 1 from attachment a where a.sha256 = f.sha)
     or exists (select 1 from attachment a where a.thumb_sha256 = f.sha)`;

/**
 * Forgets photos that were uploaded before `before` and never sent with a form, and their files where no other photo has
 * the same content. Returns how many photos.
 */
export async function forgetLoosePhotos(db: Database, files: FileStore, before: Date): Promise<number> {
  const gone = await db.pool.query<{ sha256: string; thumb_sha256: string }>(
    'delete from attachment where case_id is null and created_at < $1 returning sha256, thumb_sha256',
    [before],
  );
  const names = [...new Set(gone.rows.flatMap((row) => [row.sha256, row.thumb_sha256]))];
  if (names.length === 0) return 0;
  const used = await db.pool.query<{ sha: string }>(STILL_USED, [names]);
  const free = names.filter((name) => !used.rows.some(({ sha }) => sha === name));
  for (const name of free) await files.remove(name);
  return gone.rows.length;
}
