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
