import type { Officer } from '#domain/actor.ts';
import { isId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';
import { scopeOf } from '#store/move-case.ts';
import { named } from './named-sql.ts';
import { scopeOfOfficer } from './queues.ts';

export interface StaffPhoto {
  body: Blob;
  type: string;
  /** of a sealed case: no copy may stay behind */
  sealed: boolean;
}

interface Row {
  sha256: string;
  thumb_sha256: string;
  type: string;
  sealed: boolean;
}

/** A picture of a case in sight, or one that the officer has just sent and not yet used. */
const photoOf = (officer: Officer): string => `select a.sha256, a.thumb_sha256, a.type,
    coalesce(case_file.is_sealed, false) as sealed
  from attachment a left join case_file on case_file.id = a.case_id
  where a.id = $id and a.hidden_at is null
    and ((a.case_id is null and a.uploaded_by = $uploader) or (a.case_id is not null and ${scopeOfOfficer(officer)}))`;

/** The picture with this id, or null when there is none or it belongs to nothing this position may see. */
export async function staffPhoto(
  app: App,
  officer: Officer,
  id: string,
  size: 'full' | 'thumb',
): Promise<StaffPhoto | null> {
  if (!isId(id)) return null;
  const query = named(photoOf(officer), { id, uploader: scopeOf(officer), agency: officer.agency });
  const found = (await app.db.pool.query<Row>(query)).rows[0];
  const file = found ? await app.files.get(size === 'thumb' ? found.thumb_sha256 : found.sha256) : null;
  if (!found || !file) return null;
  const { type, sealed } = found;
  return { body: new Blob([new Uint8Array(file.bytes)], { type }), type, sealed };
}
