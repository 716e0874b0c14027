import { createHash } from 'node:crypto';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { type PhotoFacts, readPhotoFacts } from './photo-exif.ts';
import { decodeHeic, limitWasmMemory } from './photo-heic.ts';
import type { PhotoKind } from './photo-kind.ts';

export type RenderJob = { bytes: Uint8Array; kind: PhotoKind; pixelsMost: number };

type RenderedPhoto = PhotoFacts & {
  full: Uint8Array;
  thumb: Uint8Array;
  width: number;
  height: number;
  sha256: string;
  perceptualHash: string;
};

export type RenderReply =
  | { kind: 'photo'; photo: RenderedPhoto }
  | { kind: 'broken' }
  | { kind: 'animated' }
  | { kind: 'tooManyPixels'; width: number; height: number };

const FULL_SIDE = 1600;
const THUMB_SIDE = 320;
const WHITE = '#ffffff';

/** Bright enough to read a house number, and half the bytes of a JPEG for the same CPU time (effort 2). */
const FULL_WEBP = { quality: 78, effort: 2 };
const THUMB_WEBP = { quality: 68, effort: 2 };

/** Leaves libvips only the four decoders we need, and one thread. Call once, before the first photo. */
export function restrictDecoders(): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
  });
  limitWasmMemory();
}

/**
 * Makes a photo anew: upright, sRGB, at most 1600 px, without any metadata, with a thumbnail of at most 320 px.
 * Looks at the header before it decodes. Bytes that a decoder cannot read give `broken`, never an exception.
 */
export async function renderPhoto(job: RenderJob): Promise<RenderReply> {
  const header = await readHeader(job.bytes);
  if (header === null) return { kind: 'broken' };
  const objection = objectTo(header, job);
  if (objection !== null) return objection;
  try {
    const upright = await decodeUpright(job);
    if (upright === null) return { kind: 'broken' };
    return { kind: 'photo', photo: { ...(await encode(upright)), ...factsOf(header) } };
  } catch {
    return { kind: 'broken' };
  }
}

function objectTo(header: Metadata, { kind, pixelsMost }: RenderJob): RenderReply | null {
  if (!isAsRecognised(header, kind)) return { kind: 'broken' };
  const { width, height, pages = 1 } = header;
  if (width * height > pixelsMost) return { kind: 'tooManyPixels', width, height };
  // The several stills of one HEIC file are no animation: its main picture is taken.
  return kind !== 'heic' && pages > 1 ? { kind: 'animated' } : null;
}

async function readHeader(bytes: Uint8Array): Promise<Metadata | null> {
  try {
    // No limit here: the header of a bomb is to be read and its size named in the refusal.
    return await sharp(bytes, { failOn: 'error', limitInputPixels: false }).metadata();
  } catch {
    return null;
  }
}

function isAsRecognised(header: Metadata, kind: PhotoKind): boolean {
  if (kind === 'heic') return header.format === 'heif' && header.compression === 'hevc';
  return header.format === kind;
}

function factsOf(header: Metadata): PhotoFacts {
  const comments = (header.comments ?? [])
    .filter(({ keyword }) => keyword === 'Software')
    .map(({ text }) => text);
  return readPhotoFacts({ exif: header.exif, xmp: header.xmp, comments });
}

type Upright = { data: Uint8Array; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

async function decodeUpright(job: RenderJob): Promise<Upright | null> {
  const source = await openSource(job);
  if (source === null) return null;
  return source
    .resize(FULL_SIDE, FULL_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: WHITE })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
}

/** `error`, not `warning`: many Samsung phones write JPEGs that libjpeg warns about and shows perfectly well. */
async function openSource({ bytes, kind, pixelsMost }: RenderJob): Promise<Sharp | null> {
  const options: SharpOptions = { failOn: 'error', limitInputPixels: pixelsMost };
  if (kind !== 'heic') return sharp(bytes, { ...options, autoOrient: true });
  const picture = await decodeHeic(bytes, pixelsMost);
  if (picture === null) return null;
  const { data, width, height, channels } = picture;
  return sharp(data, { ...options, raw: { width, height, channels } });
}

type Encoded = Omit<RenderedPhoto, keyof PhotoFacts>;

async function encode({ data, info }: Upright): Promise<Encoded> {
  const { width, height, channels } = info;
  const open = (): Sharp => sharp(data, { raw: { width, height, channels } });
  const full = await open().webp(FULL_WEBP).toBuffer();
  const thumb = await open()
    .resize(THUMB_SIDE, THUMB_SIDE, { fit: 'inside', withoutEnlargement: true })
    .webp(THUMB_WEBP)
    .toBuffer();
  const tiny = await open().greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer();
  const sha256 = createHash('sha256').update(full).digest('hex');
  return { full, thumb, width, height, sha256, perceptualHash: hashGradients(tiny) };
}

/** dHash: 64 bits, row by row, whether each point is darker than its right neighbour; 9 × 8 grey points come in. */
function hashGradients(grey: Uint8Array): string {
  let hash = 0n;
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const at = row * 9 + column;
      const darker = (grey[at] ?? 0) < (grey[at + 1] ?? 0);
      hash = (hash << 1n) | (darker ? 1n : 0n);
    }
  }
  return hash.toString(16).padStart(16, '0');
}
