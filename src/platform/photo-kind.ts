import { Buffer } from 'node:buffer';

/** The photo formats that citizens and officers may send. */
export const PHOTO_KINDS = ['jpeg', 'png', 'webp', 'heic'] as const;
export type PhotoKind = (typeof PHOTO_KINDS)[number];

/** What the bytes turned out to be instead of a photo, as far as it helps the sender to understand the refusal. */
export type FoundKind =
  'avif' | 'gif' | 'html' | 'office' | 'pdf' | 'program' | 'svg' | 'tiff' | 'video' | 'zip';

export type Recognised =
  | { photo: PhotoKind; animated: boolean; alsoReadsAs: FoundKind | null }
  | { photo: null; found: FoundKind | null };

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/**
 * Says what a file is by its first bytes, whatever it is called: names and declared types are the sender's words.
 * A photo that another program would open as a document, archive or web page is named in `alsoReadsAs`.
 * Data behind the end of a photo (motion photos, gain maps) is common and no reason for mistrust.
 */
export function recogniseBytes(bytes: Uint8Array): Recognised {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const photo = recognisePhoto(buffer);
  if (photo === null) return { photo, found: recogniseOther(buffer) };
  return { photo, animated: isAnimated(buffer, photo), alsoReadsAs: findSecondFace(buffer) };
}

function recognisePhoto(buffer: Buffer): PhotoKind | null {
  if (startsWith(buffer, 0, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(buffer, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (textAt(buffer, 0, 4) === 'RIFF' && textAt(buffer, 8, 4) === 'WEBP') return 'webp';
  if (textAt(buffer, 4, 4) === 'ftyp' && isHeic(buffer)) return 'heic';
  return null;
}

/** `mif1` alone also begins AVIF files: an `avif` brand anywhere in the list decides. */
function isHeic(buffer: Buffer): boolean {
  const brands = listBrands(buffer);
  if (brands.includes('avif') || brands.includes('avis')) return false;
  const major = brands[0];
  return major !== undefined && HEIC_BRANDS.includes(major);
}

function listBrands(buffer: Buffer): string[] {
  if (buffer.length < 16) return [];
  const end = Math.min(buffer.readUInt32BE(0), buffer.length, 256);
  const brands = [textAt(buffer, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(textAt(buffer, at, 4));
  return brands;
}

const BEGINNINGS: readonly (readonly [string, FoundKind])[] = [
  ['GIF8', 'gif'],
  ['PK\x03\x04', 'zip'],
  ['\xd0\xcf\x11\xe0', 'office'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['\x7fELF', 'program'],
  ['MZ', 'program'],
  ['#!', 'program'],
  ['\x1aE\xdf\xa3', 'video'],
];

function recogniseOther(buffer: Buffer): FoundKind | null {
  const beginning = BEGINNINGS.find(([mark]) => textAt(buffer, 0, mark.length) === mark);
  if (beginning) return beginning[1];
  if (textAt(buffer, 4, 4) === 'ftyp')
    return listBrands(buffer).some((brand) => /^avi[fs]$/.test(brand)) ? 'avif' : 'video';
  const start = textAt(buffer, 0, 1024).toLowerCase();
  if (start.includes('%pdf-')) return 'pdf';
  if (start.includes('<svg')) return 'svg';
  return /<(?:!doctype|html|script|body|\?php)/.test(start) ? 'html' : null;
}

const ACTIVE_WORDS = ['<script', '<SCRIPT', '<html', '<HTML', '<!DOCTYPE html', '<!doctype html', '<?php'];

/** Readers of PDF look for the mark in the first kilobyte, unpackers of ZIP from the end; browsers guess at words. */
function findSecondFace(buffer: Buffer): FoundKind | null {
  if (textAt(buffer, 0, 1024).includes('%PDF-')) return 'pdf';
  if (endsAsZip(buffer)) return 'zip';
  return ACTIVE_WORDS.some((word) => buffer.includes(word, 0, 'latin1')) ? 'html' : null;
}

const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_END_LENGTH = 22;
const ZIP_COMMENT_MOST = 65_535;

function endsAsZip(buffer: Buffer): boolean {
  const tail = buffer.subarray(Math.max(0, buffer.length - ZIP_END_LENGTH - ZIP_COMMENT_MOST));
  for (let at = tail.lastIndexOf(ZIP_END); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(ZIP_END, at - 1)) {
    const commentAt = at + ZIP_END_LENGTH;
    if (commentAt <= tail.length && commentAt + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}

const WEBP_ANIMATION_FLAG = 0x02;

function isAnimated(buffer: Buffer, photo: PhotoKind): boolean {
  if (photo === 'webp') {
    return textAt(buffer, 12, 4) === 'VP8X' && ((buffer[20] ?? 0) & WEBP_ANIMATION_FLAG) !== 0;
  }
  return photo === 'png' && hasAnimationChunk(buffer);
}

/** An animated PNG announces itself by `acTL` before its first `IDAT`. */
function hasAnimationChunk(buffer: Buffer): boolean {
  for (let at = 8; at + 8 <= buffer.length; at += 12 + buffer.readUInt32BE(at)) {
    const chunk = textAt(buffer, at + 4, 4);
    if (chunk === 'acTL') return true;
    if (chunk === 'IDAT') return false;
  }
  return false;
}

function startsWith(buffer: Buffer, at: number, mark: readonly number[]): boolean {
  return mark.every((byte, index) => buffer[at + index] === byte);
}

function textAt(buffer: Buffer, at: number, length: number): string {
  return buffer.toString('latin1', at, at + length);
}
