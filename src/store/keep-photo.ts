import type { CleanPhoto, PhotoInput, PhotoRefusal } from '#platform/photo.ts';
import { cleanPhoto } from '#platform/photo.ts';
import type { FileStore } from '#platform/files.ts';
import { newId } from '#platform/identity.ts';
import type { Database } from './database.ts';

/** A photo that is kept but not yet used: it waits for the form that it belongs to, a day at most. */
export interface KeptPhoto {
  id: string;
  thumb: string;
  place: { lon: number; lat: number } | null;
}

export type PhotoKept = { ok: true; photo: KeptPhoto } | { ok: false; refusal: PhotoRefusal };

/**
 * Cleans a photo (re-encoded, metadata gone), keeps its files by content and remembers it for `uploader` (see
 * `scopeOf`): only the same person may use it in a report or an action. Refuses what is no photo, with a kind.
 */
export async function keepPhoto(
  at: { db: Database; files: FileStore; now: Date },
  input: PhotoInput,
  uploader: string,
): Promise<PhotoKept> {
  const cleaned = await cleanPhoto(input);
  if (!cleaned.ok) return cleaned;
  const { photo } = cleaned;
  await at.files.put(photo.full, photo.type);
  const thumb = await at.files.put(photo.thumb, photo.type);
  const id = newId(at.now);
  await remember(at, id, photo, thumb, uploader);
  return { ok: true, photo: { id, thumb, place: photo.place } };
}

async function remember(
  at: { db: Database; now: Date },
  id: string,
  photo: CleanPhoto,
  thumb: string,
  uploader: string,
): Promise<void> {
  await at.db.sql
    .insertInto('attachment')
    .values({
      id,
      case_id: null,
      report_id: null,
      seq: null,
      field: null,
      audience: 'internal',
      sha256: photo.sha256,
      thumb_sha256: thumb,
      type: photo.type,
      width: photo.width,
      height: photo.height,
      bytes: photo.full.length,
      lon: photo.place?.lon ?? null,
      lat: photo.place?.lat ?? null,
      taken_at: photo.takenAt,
      software: photo.software,
      has_exif: photo.hasExif,
      perceptual_hash: photo.perceptualHash,
      uploaded_by: uploader,
      created_at: at.now,
      hidden_at: null,
    })
    .execute();
}

/** Photos kept earlier in the same form, in the order given; ids of others are left out. */
export async function keptPhotos(
  db: Database,
  ids: readonly string[],
  uploader: string,
): Promise<KeptPhoto[]> {
  if (ids.length === 0) return [];
  const rows = await db.sql
    .selectFrom('attachment')
    .select(['id', 'thumb_sha256', 'lon', 'lat'])
    .where('id', 'in', [...ids])
    .where('uploaded_by', '=', uploader)
    .where('case_id', 'is', null)
    .execute();
  return ids.flatMap((id) => {
    const row = rows.find((r) => r.id === id);
    if (!row) return [];
    const place = row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat };
    return [{ id: row.id, thumb: row.thumb_sha256, place }];
  });
}
