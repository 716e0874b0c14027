import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseBytes } from './photo-kind.ts';

const bytes = (text: string, length = 64): Uint8Array => {
  const buffer = Buffer.alloc(Math.max(length, text.length));
  buffer.write(text, 'latin1');
  return buffer;
};
const brands = (major: string, ...others: string[]): Uint8Array => {
  const list = [major, '\0\0\0\0', ...others].join('');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + list.length);
  head.write('ftyp', 4);
  return Buffer.concat([head, Buffer.from(list, 'latin1'), Buffer.alloc(32)]);
};
const zipEnd = (comment = ''): Buffer => {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([end, Buffer.from(comment)]);
};
const jpeg = (...after: (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    Buffer.alloc(200, 7),
    ...after.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  ]);
const chunk = (name: string, length: number): Buffer => {
  const head = Buffer.alloc(8 + length + 4);
  head.writeUInt32BE(length);
  head.write(name, 4);
  return head;
};
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

describe('what is a photo', () => {
  test.each([
    ['jpeg', jpeg()],
    ['png', bytes('\x89PNG\r\n\x1a\n')],
    ['webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
    ['heic', brands('heic', 'mif1')],
    ['heic', brands('mif1', 'heic')],
    ['heic', brands('heix')],
  ])('%s is known by its first bytes', (photo, given) => {
    expect(recogniseBytes(given)).toEqual({ photo, animated: false, alsoReadsAs: null });
  });
});

describe('what is no photo', () => {
  test.each([
    ['avif', brands('avif', 'mif1')],
    ['avif', brands('mif1', 'avif')],
    ['video', brands('isom', 'mp42')],
    ['gif', bytes('GIF89a')],
    ['pdf', bytes('%PDF-1.7')],
    ['pdf', bytes('\n\n%PDF-1.7')],
    ['svg', bytes('<?xml version="1.0"?><svg xmlns=')],
    ['svg', bytes('  <SVG onload=')],
    ['html', bytes('<!DOCTYPE html>')],
    ['html', bytes('<?php system')],
    ['zip', bytes('PK\x03\x04')],
    ['office', bytes('\xd0\xcf\x11\xe0')],
    ['tiff', bytes('II*\0')],
    ['program', bytes('MZ')],
    ['program', bytes('#!/bin/sh')],
    [null, bytes('RIFF\0\0\0\0WAVE')],
    [null, bytes('Jalan rusak')],
    [null, new Uint8Array(0)],
    [null, Uint8Array.of(0xff, 0xd8)],
  ])('%s is named for the sender', (found, given) => {
    expect(recogniseBytes(given)).toEqual({ photo: null, found });
  });
});

describe('photos with a second face', () => {
  test.each([
    ['pdf', jpeg('%PDF-1.4 obj')],
    ['zip', jpeg(zipEnd())],
    ['zip', jpeg('PK\x05\x06 false alarm', zipEnd('a comment'))],
    ['html', jpeg('<script>alert(1)</script>')],
    ['html', jpeg('<?php system($_GET[0]);')],
  ])('a JPEG that also opens as %s is found out', (alsoReadsAs, given) => {
    expect(recogniseBytes(given)).toEqual({ photo: 'jpeg', animated: false, alsoReadsAs });
  });

  test('a film behind a picture, as phones write it, is no second face', () => {
    expect(recogniseBytes(jpeg(brands('isom', 'mp42')))).toMatchObject({ photo: 'jpeg', alsoReadsAs: null });
  });

  test('a mark of the archive format by chance in the picture is no second face', () => {
    expect(recogniseBytes(jpeg('PK\x05\x06 by chance, far from any end of an archive'))).toMatchObject({
      alsoReadsAs: null,
    });
  });
});

describe('moving pictures', () => {
  test('an animated WebP and an animated PNG are known', () => {
    expect(recogniseBytes(bytes('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02'))).toMatchObject({ animated: true });
    expect(recogniseBytes(Buffer.concat([PNG, chunk('IHDR', 13), chunk('acTL', 8)]))).toMatchObject({
      animated: true,
    });
    expect(
      recogniseBytes(Buffer.concat([PNG, chunk('IHDR', 13), chunk('IDAT', 8), chunk('acTL', 8)])),
    ).toMatchObject({
      animated: false,
    });
  });
});

test('any bytes at all get an answer', () => {
  const beginnings = [
    '',
    '\xff\xd8\xff',
    '\x89PNG\r\n\x1a\n',
    'RIFF\0\0\0\0WEBPVP8X',
    '\0\0\0\x18ftypheic',
    'PK\x05\x06',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), (beginning, rest) => {
      const seen = recogniseBytes(Buffer.concat([Buffer.from(beginning, 'latin1'), rest]));
      expect(seen).toHaveProperty('photo');
    }),
  );
});
