import { createRequire } from 'node:module';
import * as v from 'valibot';
import { type FoundKind, type PhotoKind, recogniseBytes } from './photo-kind.ts';
import { openPhotoQueue, type QueueLimits, type QueueOutcome } from './photo-queue.ts';

/** What the sender handed in: the name and type are only the sender's words. */
export type PhotoInput = { bytes: Uint8Array; name: string; type: string };

export type CleanPhoto = v.InferOutput<typeof PhotoSchema> & { type: 'image/webp' };

export type PhotoRefusal =
  | { kind: 'tooLarge'; bytes: number; most: number }
  | { kind: 'notAPhoto'; found: FoundKind | null }
  | { kind: 'typeMismatch'; claimed: string; found: FoundKind | null }
  | { kind: 'broken' }
  | { kind: 'animated' }
  | { kind: 'tooManyPixels'; width: number; height: number; most: number }
  | { kind: 'tooSlow'; afterSeconds: number }
  | { kind: 'busy'; retryAfterSeconds: number };

export type PhotoAnswer = { ok: true; photo: CleanPhoto } | { ok: false; refusal: PhotoRefusal };

export type PhotoCleaner = {
  clean(input: PhotoInput): Promise<PhotoAnswer>;
  close(): void;
};

/** 12 MiB a photo. */
export const PHOTO_BYTES_MOST = 12 * 1024 * 1024;
/** Cameras sold as 50 megapixels write up to 8192 × 6144. */
const PHOTO_PIXELS_MOST = 8192 * 6144;

const RETRY_AFTER_SECONDS = 30;
const LIMITS: QueueLimits = {
  processes: 1,
  waiting: 16,
  waitMilliseconds: 30_000,
  workMilliseconds: 30_000,
  idleMilliseconds: 60_000,
};

/**
 * Opens a cleaner with processes of its own. The script is found by the package's own name for it, because the
 * server is bundled into one folder and this file then lies elsewhere.
 */
export function openPhotoCleaner(changed: Partial<QueueLimits> = {}): PhotoCleaner {
  const limits = { ...LIMITS, ...changed };
  const script = createRequire(import.meta.url).resolve('#platform/photo-process.ts');
  const queue = openPhotoQueue(script, limits);
  return {
    async clean(input) {
      const look = inspect(input);
      if (!look.ok) return look;
      const outcome = await queue.run({ bytes: input.bytes, kind: look.kind, pixelsMost: PHOTO_PIXELS_MOST });
      return toAnswer(outcome, limits);
    },
    close: () => queue.close(),
  };
}

let shared: PhotoCleaner | undefined;

/**
 * Makes a stranger's photo safe to keep and show: re-encoded WebP of at most 1600 px, upright, with a thumbnail of at
 * most 320 px, and none of its metadata; place and time of the picture come back beside it, for the caller to ask
 * about. Takes JPEG, PNG, WebP and HEIC of at most 12 MiB and 50 megapixels, judged by their bytes.
 * A bad photo is a refusal, never an exception. All callers of this process share one queue: `busy` means try again.
 */
export function cleanPhoto(input: PhotoInput): Promise<PhotoAnswer> {
  shared ??= openPhotoCleaner();
  return shared.clean(input);
}

type Look = { ok: true; kind: PhotoKind } | { ok: false; refusal: PhotoRefusal };

function inspect({ bytes, name, type }: PhotoInput): Look {
  if (bytes.length > PHOTO_BYTES_MOST)
    return refuse({ kind: 'tooLarge', bytes: bytes.length, most: PHOTO_BYTES_MOST });
  const seen = recogniseBytes(bytes);
  if (seen.photo === null) {
    const claimed = claimedKind(name, type);
    if (claimed === null) return refuse({ kind: 'notAPhoto', found: seen.found });
    return refuse({ kind: 'typeMismatch', claimed, found: seen.found });
  }
  if (seen.alsoReadsAs !== null)
    return refuse({ kind: 'typeMismatch', claimed: seen.photo, found: seen.alsoReadsAs });
  if (seen.animated) return refuse({ kind: 'animated' });
  return { ok: true, kind: seen.photo };
}

/** The kind of photo that a name or a declared type promises, null if they promise none. */
function claimedKind(name: string, type: string): string | null {
  const word =
    /^image\/(jpe?g|png|webp|hei[cf])\b/i.exec(type)?.[1] ?? /\.(jpe?g|png|webp|hei[cf])$/i.exec(name)?.[1];
  if (word === undefined) return null;
  return word
    .toLowerCase()
    .replace(/^jpg$/, 'jpeg')
    .replace(/^heif$/, 'heic');
}

/** The process has met hostile bytes: what it says is checked like any stranger's words. */
const PhotoSchema = v.object({
  full: v.instance(Uint8Array),
  thumb: v.instance(Uint8Array),
  width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1600)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1600)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  perceptualHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  place: v.nullable(v.object({ lon: v.number(), lat: v.number() })),
  takenAt: v.nullable(v.date()),
  hasExif: v.boolean(),
  software: v.nullable(v.pipe(v.string(), v.maxLength(40))),
});

const ReplySchema = v.variant('kind', [
  v.object({ kind: v.literal('photo'), photo: PhotoSchema }),
  v.object({ kind: v.literal('broken') }),
  v.object({ kind: v.literal('animated') }),
  v.object({ kind: v.literal('tooManyPixels'), width: v.number(), height: v.number() }),
]);

function toAnswer(outcome: QueueOutcome, limits: QueueLimits): PhotoAnswer {
  if (outcome.kind === 'busy') return refuse({ kind: 'busy', retryAfterSeconds: RETRY_AFTER_SECONDS });
  if (outcome.kind === 'tooSlow') {
    return refuse({ kind: 'tooSlow', afterSeconds: Math.ceil(limits.workMilliseconds / 1000) });
  }
  if (outcome.kind === 'died') return refuse({ kind: 'broken' });
  const reply = v.safeParse(ReplySchema, outcome.answer);
  if (!reply.success) return refuse({ kind: 'broken' });
  if (reply.output.kind === 'photo')
    return { ok: true, photo: { ...reply.output.photo, type: 'image/webp' } };
  if (reply.output.kind === 'tooManyPixels') return refuse({ ...reply.output, most: PHOTO_PIXELS_MOST });
  return refuse(reply.output);
}

function refuse(refusal: PhotoRefusal): { ok: false; refusal: PhotoRefusal } {
  return { ok: false, refusal };
}
