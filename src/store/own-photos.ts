import type { PoolClient } from 'pg';
import { isId } from '#platform/identity.ts';
import { Refused } from './refused.ts';

/** Photos must have been uploaded by the same person and must not be used yet; they are locked until the end. */
export async function refuseForeignPhotos(
  client: PoolClient,
  ids: readonly string[],
  uploader: string,
): Promise<void> {
  if (ids.length === 0) return;
  const known = ids.every(isId)
    ? await client.query({
        name: 'own-photos',
        text: `select id from attachment where id = any($1::uuid[]) and case_id is null and uploaded_by = $2 for update`,
        values: [ids, uploader],
      })
    : null;
  if (known?.rowCount !== new Set(ids).size) throw new Refused({ kind: 'unknownValue', fields: ['photos'] });
}

/**
 * What photos show (hashes of their content, in order), for telling whether a form is the same one sent again: it
 * brings the same photos under new names. An id without a photo stands for itself.
 */
export async function contentOfPhotos(
  client: PoolClient,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const known = await client.query<{ id: string; sha256: string }>({
    name: 'content-of-photos',
    text: 'select id, sha256 from attachment where id = any($1::uuid[])',
    values: [ids.filter(isId)],
  });
  const contents = new Map(known.rows.map((row) => [row.id, row.sha256]));
  return ids.map((id) => contents.get(id) ?? id);
}
