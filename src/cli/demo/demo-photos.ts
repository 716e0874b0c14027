import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanPhoto, type CleanPhoto } from '#platform/photo.ts';
import { newId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';

interface Stored {
  photo: CleanPhoto;
  thumb: string;
}

/** The road photos of the tests, cleaned and kept once; each use is a new attachment of the same files. */
export async function openDemoPhotos(app: App, folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg')).sort();
  const stored: Stored[] = [];
  for (const name of names) {
    const bytes = new Uint8Array(await readFile(join(folder, name)));
    const cleaned = await cleanPhoto({ bytes, name, type: 'image/jpeg' });
    if (!cleaned.ok) throw new Error(`the demo photo ${name} was refused: ${cleaned.refusal.kind}`);
    await app.files.put(cleaned.photo.full, cleaned.photo.type);
    stored.push({
      photo: cleaned.photo,
      thumb: await app.files.put(cleaned.photo.thumb, cleaned.photo.type),
    });
  }
  return {
    count: stored.length,
    /** A new attachment that shows photo `which`, uploaded by `uploader` at `at`; gives its id. */
    attach: (which: number, uploader: string, at: Date) =>
      attach(app, stored[which % stored.length], uploader, at),
  };
}

async function attach(app: App, one: Stored | undefined, uploader: string, at: Date): Promise<string> {
  if (!one) throw new Error('there are no demo photos');
  const id = newId(at);
  await app.db.sql
    .insertInto('attachment')
    .values({
      id,
      case_id: null,
      report_id: null,
      seq: null,
      field: null,
      audience: 'internal',
      sha256: one.photo.sha256,
      thumb_sha256: one.thumb,
      type: one.photo.type,
      width: one.photo.width,
      height: one.photo.height,
      bytes: one.photo.full.length,
      lon: null,
      lat: null,
      taken_at: at,
      software: null,
      has_exif: false,
      perceptual_hash: one.photo.perceptualHash,
      uploaded_by: uploader,
      created_at: at,
      hidden_at: null,
    })
    .execute();
  return id;
}
