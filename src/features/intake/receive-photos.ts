import { isId } from '#platform/identity.ts';
import type { Officer } from '#domain/actor.ts';
import type { PhotoRefusal } from '#platform/photo.ts';
import type { App } from '#store/app.ts';
import { keepPhoto, keptPhotos, type KeptPhoto } from '#store/keep-photo.ts';
import { PHOTOS_MOST } from './complaint-form.ts';
import { uploaderOf } from './file-complaint.ts';

type PhotoApp = Pick<App, 'db' | 'files' | 'now'>;

/** A photo that was not kept, by the name it had on the telephone. */
export interface PhotoFault {
  name: string;
  refusal: PhotoRefusal | { kind: 'tooMany'; most: number };
}

export interface Received {
  photos: readonly KeptPhoto[];
  faults: readonly PhotoFault[];
}

/** Photos kept under the key of a form, or by the officer who types it in, in the order of `ids`; others are left out. */
export function photosOfForm(
  app: Pick<App, 'db'>,
  key: string,
  ids: readonly string[],
  by: Officer | null = null,
): Promise<KeptPhoto[]> {
  return keptPhotos(app.db, ids.filter(isId).slice(0, PHOTOS_MOST), uploaderOf(key, by));
}

/** The files of a form's field; an empty field sends one file without name and content. */
export function filesOf(form: FormData, field: string): File[] {
  return form
    .getAll(field)
    .flatMap((value) => (typeof value === 'string' || value.size === 0 ? [] : [value]));
}

/**
 * Cleans and keeps what was sent with a form, after the photos it has already, up to five in all. Each photo stands for
 * itself: one that is refused takes no other with it. The same photo twice is kept once.
 */
export async function receivePhotos(
  app: PhotoApp,
  key: string,
  earlier: readonly string[],
  files: readonly File[],
  by: Officer | null = null,
): Promise<Received> {
  const photos: KeptPhoto[] = await photosOfForm(app, key, earlier, by);
  const faults: PhotoFault[] = [];
  for (const file of files) {
    const name = file.name.slice(0, 80);
    if (photos.length >= PHOTOS_MOST) {
      faults.push({ name, refusal: { kind: 'tooMany', most: PHOTOS_MOST } });
      continue;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const at = { db: app.db, files: app.files, now: app.now() };
    const kept = await keepPhoto(at, { bytes, name: file.name, type: file.type }, uploaderOf(key, by));
    if (!kept.ok) faults.push({ name, refusal: kept.refusal });
    else if (photos.every(({ thumb }) => thumb !== kept.photo.thumb)) photos.push(kept.photo);
  }
  return { photos, faults };
}
