import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { PhotoRefusal } from '#platform/photo.ts';

const MEGABYTE = 1024 * 1024;

/** Why a file was not kept as a photo, in a sentence that says how to mend it. */
export function photoRefusalWords(refusal: PhotoRefusal): string {
  switch (refusal.kind) {
    case 'tooLarge':
      return m.photo_too_large({
        megabytes: Math.ceil(refusal.bytes / MEGABYTE),
        most: Math.floor(refusal.most / MEGABYTE),
      });
    case 'tooManyPixels':
      return m.photo_too_many_pixels({ width: refusal.width, height: refusal.height });
    case 'busy':
      return m.photo_busy({ seconds: refusal.retryAfterSeconds });
    default:
      return wordFor('photo', refusal.kind);
  }
}
