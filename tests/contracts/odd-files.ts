import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const PHOTOS = join(import.meta.dirname, '../support/photos');

/** A file as a form sends it: name and type are the sender's words. */
export function fileOf(bytes: Uint8Array | string, name: string, type = 'image/jpeg'): File {
  return new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type });
}

export async function roadPhoto(number: number): Promise<File> {
  const name = `road-${String(number).padStart(2, '0')}.jpg`;
  return fileOf(await readFile(join(PHOTOS, 'road', name)), name);
}

/** The broken files of the PNG test suite. */
export async function brokenPngs(): Promise<File[]> {
  const names = (await readdir(join(PHOTOS, 'pngsuite'))).filter((name) => /^x.*\.png$/.test(name));
  return Promise.all(
    names.map(async (name) => fileOf(await readFile(join(PHOTOS, 'pngsuite', name)), name, 'image/png')),
  );
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A few hundred bytes that claim 3,600 million pixels. */
export function pixelBomb(): File {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(60_000, 0);
  head.writeUInt32BE(60_000, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(7_501))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return fileOf(Buffer.concat([signature, ...parts]), 'bom.png', 'image/png');
}

/** So many megabytes that begin like a photo. */
export function heavyPhoto(megabytes: number): File {
  const bytes = Buffer.alloc(megabytes * 1024 * 1024);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return fileOf(bytes, 'besar.jpg');
}
