import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { type CleanPhoto, openPhotoCleaner, type PhotoAnswer } from '#platform/photo.ts';

/** The test photos, and one patient cleaner for the tests of one file: close it after them. */
export const PHOTO_FIXTURES = import.meta.dirname;
export const cleaner = openPhotoCleaner({ waiting: 1000, waitMilliseconds: 100_000 });

export function readFixture(path: string): Buffer<ArrayBuffer> {
  return readFileSync(join(PHOTO_FIXTURES, path));
}

export function clean(bytes: Uint8Array, name = 'photo', type = ''): Promise<PhotoAnswer> {
  return cleaner.clean({ bytes, name, type });
}

/** The clean photo; a refusal fails the test with its kind. */
export async function accept(bytes: Uint8Array, name?: string, type?: string): Promise<CleanPhoto> {
  const answer = await clean(bytes, name, type);
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.kind}`);
  return answer.photo;
}

/** The kind of refusal, `none` for a photo that is accepted. */
export async function refusalOf(bytes: Uint8Array, name?: string, type?: string): Promise<string> {
  const answer = await clean(bytes, name, type);
  return answer.ok ? 'none' : answer.refusal.kind;
}

export function plainPicture(width: number, height: number, background = '#4a6b8c'): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}
