import { isOfficer, type Actor } from '#domain/actor.ts';
import type { CaseState } from '#domain/case.ts';
import { maySee } from '#domain/permissions.ts';
import type { App } from '#store/app.ts';
import { scopeOf } from '#store/move-case.ts';
import { uploaderOf } from './file-complaint.ts';

/** Who asks for a photo: everybody, somebody who follows a report, an officer, or whoever fills in a form. */
export interface PhotoAsker {
  actors: readonly Actor[];
  /** key of the form in which the photo was just uploaded */
  formKey: string | null;
}

interface Row {
  type: string;
  audience: string;
  report_id: string | null;
  uploaded_by: string;
  hidden: boolean;
  is_public: boolean | null;
  state: CaseState | null;
}

const SELECT = `
  select a.type, a.audience, a.report_id, a.uploaded_by, a.hidden_at is not null as hidden, c.is_public, c.state
  from attachment a left join case_file c on c.id = a.case_id
  where a.sha256 = $1 or a.thumb_sha256 = $1
  limit 50`;

/** How a photo may be given away. */
export interface PhotoRight {
  type: string;
  /** everybody may see it, now */
  isPublic: boolean;
}

/**
 * Whether the asker may see the file of this hash (full size or thumbnail), through any attachment that uses it. Null
 * for what is not there and for what is not the asker's to see: outside they are the same.
 */
export async function findPhoto(
  app: Pick<App, 'db'>,
  sha256: string,
  asker: PhotoAsker,
): Promise<PhotoRight | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  const { rows } = await app.db.pool.query<Row>({ name: 'photo-right', text: SELECT, values: [sha256] });
  const seen = rows.find(isForEverybody) ?? rows.find((row) => isForAsker(row, asker));
  return seen ? { type: seen.type, isPublic: isForEverybody(seen) } : null;
}

const isForEverybody = (row: Row): boolean =>
  row.is_public === true && row.audience === 'public' && !row.hidden;

function isForAsker(row: Row, asker: PhotoAsker): boolean {
  const { state } = row;
  if (!state) return isUploader(row, asker);
  return asker.actors.some((actor) => maySee(actor, state) && (isOfficer(actor) || isOwn(row, actor)));
}

/** A photo that waits for its form is seen by whoever uploaded it, with the form's key or as the same person. */
function isUploader(row: Row, { formKey, actors }: PhotoAsker): boolean {
  if (formKey !== null && row.uploaded_by === uploaderOf(formKey, null)) return true;
  return actors.some((actor) => row.uploaded_by === scopeOf(actor));
}

/** Of a case that several people reported, a reporter sees the own photos and the city's, not another reporter's. */
function isOwn(row: Row, actor: Actor): boolean {
  if (row.hidden || row.audience === 'internal' || actor.role !== 'reporter') return false;
  return row.report_id === null || row.report_id === actor.reportId;
}
