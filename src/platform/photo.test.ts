import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  accept,
  clean,
  cleaner,
  PHOTO_FIXTURES,
  plainPicture,
  readFixture,
  refusalOf,
} from '../../tests/support/photos/cleaning.ts';
import { openPhotoCleaner, PHOTO_BYTES_MOST } from './photo.ts';

vi.setConfig({ testTimeout: 120_000 });
afterAll(() => cleaner.close());

const road = readFixture('road/road-01.jpg');

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

describe('the PNG suite', () => {
  const names = readdirSync(join(PHOTO_FIXTURES, 'pngsuite')).filter((name) => name.endsWith('.png'));
  test.each(names.filter((name) => name.startsWith('x')))('broken %s is refused', async (name) => {
    expect(['broken', 'typeMismatch']).toContain(
      await refusalOf(readFixture(`pngsuite/${name}`), name, 'image/png'),
    );
  });
  test.each(names.filter((name) => !name.startsWith('x')))('valid %s is accepted', async (name) => {
    expect(await refusalOf(readFixture(`pngsuite/${name}`), name, 'image/png')).toBe('none');
  });
});

describe('what is refused at the door', () => {
  test('one byte over the limit, and not one byte less', async () => {
    const padded = Buffer.concat([road, Buffer.alloc(PHOTO_BYTES_MOST - road.length)]);
    expect(await refusalOf(padded)).toBe('none');
    expect(await clean(Buffer.concat([padded, Buffer.alloc(1)]))).toEqual({
      ok: false,
      refusal: { kind: 'tooLarge', bytes: PHOTO_BYTES_MOST + 1, most: PHOTO_BYTES_MOST },
    });
  });

  test.each([
    ['a PDF named .jpg', '%PDF-1.7\n1 0 obj', 'surat.jpg', 'image/jpeg', 'jpeg', 'pdf'],
    ['an SVG named .png', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.PNG', '', 'png', 'svg'],
    ['a page declared as WebP', '<!doctype html><script>1</script>', 'a', 'image/webp', 'webp', 'html'],
    ['a GIF named .jpeg', 'GIF89a\x01\0\x01\0', 'a.jpeg', '', 'jpeg', 'gif'],
    ['nothing at all, named .heif', '', 'a.heif', '', 'heic', null],
  ])('%s', async (_, text, name, type, claimed, found) => {
    expect(await clean(Buffer.from(text, 'latin1'), name, type)).toEqual({
      ok: false,
      refusal: { kind: 'typeMismatch', claimed, found },
    });
  });

  test.each([
    ['an honest PDF', '%PDF-1.7\n', 'surat.pdf', 'application/pdf', 'pdf'],
    ['an SVG', '<svg/>', 'a.svg', 'image/svg+xml', 'svg'],
    ['an empty file', '', '', '', null],
  ])('%s', async (_, text, name, type, found) => {
    expect(await clean(Buffer.from(text), name, type)).toEqual({
      ok: false,
      refusal: { kind: 'notAPhoto', found },
    });
  });

  test('a photo that also is a PDF, an archive or a page', async () => {
    const comment = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 14]),
      Buffer.from('%PDF-1.4 \n\n\n'),
      road.subarray(2),
    ]);
    expect((await clean(comment, 'a.jpg')).ok).toBe(false);
    const archive = Buffer.concat([road, Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
    expect(await refusalOf(archive)).toBe('typeMismatch');
    expect(await refusalOf(Buffer.concat([road, Buffer.from('<script>alert(1)</script>')]))).toBe(
      'typeMismatch',
    );
  });

  test('moving pictures', async () => {
    const frames = [
      await plainPicture(20, 20, '#f00').png().toBuffer(),
      await plainPicture(20, 20, '#00f').png().toBuffer(),
    ];
    expect(
      await refusalOf(
        await sharp(frames, { join: { animated: true } })
          .webp()
          .toBuffer(),
      ),
    ).toBe('animated');
    const still = frames[0] ?? Buffer.alloc(0);
    const moving = Buffer.concat([
      still.subarray(0, 33),
      pngChunk('acTL', Buffer.alloc(8)),
      still.subarray(33),
    ]);
    expect(await refusalOf(moving)).toBe('animated');
  });

  test('a JPEG named .png is taken for what it is', async () => {
    expect((await accept(road, 'jalan.png', 'image/png')).sha256).toBe((await accept(road)).sha256);
  });
});

describe('bombs', () => {
  test('a PNG that claims 3,600 megapixels is refused by its header', async () => {
    const size = Buffer.alloc(13);
    size.writeUInt32BE(60_000, 0);
    size.writeUInt32BE(60_000, 4);
    size.set([8, 2], 8);
    const png = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      pngChunk('IHDR', size),
      pngChunk('IDAT', Buffer.alloc(64)),
      pngChunk('IEND', Buffer.alloc(0)),
    ]);
    expect(await clean(png)).toMatchObject({
      refusal: { kind: 'tooManyPixels', width: 60_000, height: 60_000 },
    });
  });

  test('a JPEG that claims 4,200 megapixels is refused by its header', async () => {
    const jpeg = await plainPicture(64, 64).jpeg().toBuffer();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);
    expect(await refusalOf(jpeg)).toBe('tooManyPixels');
  });

  test('a HEIC that claims 3,600 megapixels is refused', async () => {
    const heic = Buffer.from(readFixture('heic/upright.heic'));
    const size = heic.indexOf('ispe');
    heic.writeUInt32BE(60_000, size + 8);
    heic.writeUInt32BE(60_000, size + 12);
    expect(['tooManyPixels', 'broken']).toContain(await refusalOf(heic));
  });

  test('one row past the limit is refused, the last row within is not', async () => {
    const over = await plainPicture(8192, 6145).png().toBuffer();
    const within = await plainPicture(8192, 6144).png().toBuffer();
    expect([await refusalOf(over), await refusalOf(within)]).toEqual(['tooManyPixels', 'none']);
  });
});

describe('damage', () => {
  const formats = {
    jpeg: (picture: Sharp) => picture.jpeg(),
    progressive: (picture: Sharp) => picture.jpeg({ progressive: true }),
    png: (picture: Sharp) => picture.png(),
    webp: (picture: Sharp) => picture.webp(),
  };
  test.each(Object.entries(formats))('a %s cut short anywhere is refused', async (_, save) => {
    const whole = await save(sharp(road).resize(300)).toBuffer();
    for (const share of [0.01, 0.1, 0.5, 0.9, 0.97]) {
      expect(await refusalOf(whole.subarray(0, Math.floor(whole.length * share)))).toMatch(
        /^(broken|notAPhoto)$/,
      );
    }
  });

  test('a JPEG with the harmless slip of some phones is accepted', async () => {
    const jpeg = await sharp(road).resize(300).jpeg().toBuffer();
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
    const spectralEnd = scan + 2 + jpeg.readUInt16BE(scan + 2) - 2;
    expect(jpeg[spectralEnd]).toBe(63);
    jpeg[spectralEnd] = 0;
    expect(await refusalOf(jpeg)).toBe('none');
  });

  test('random bytes behind any beginning, and flipped bytes in any photo, get an answer', async () => {
    const small = sharp(road).resize(48);
    const photos = [
      await small.clone().jpeg().toBuffer(),
      await small.clone().png().toBuffer(),
      await small.clone().webp().toBuffer(),
      readFixture('heic/upright.heic'),
      Buffer.from('\xff\xd8\xff\xe0', 'latin1'),
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'),
      Buffer.from('\0\0\0\x18ftypheic', 'latin1'),
      Buffer.alloc(0),
    ];
    const changes = fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...photos),
        changes,
        fc.uint8Array({ maxLength: 300 }),
        async (photo, flips, tail) => {
          const damaged = Buffer.concat([photo, tail]);
          for (const [at, value] of flips) if (at < damaged.length) damaged[at] = value;
          const answer = await clean(damaged, 'x.jpg', 'image/jpeg');
          expect(answer.ok || answer.refusal.kind.length > 0).toBe(true);
          expect(answer.ok || answer.refusal.kind).not.toBe('busy');
        },
      ),
      { numRuns: 120 },
    );
    expect(await refusalOf(road)).toBe('none');
  });
});

describe('many at once', () => {
  test('two photos at once both come out', async () => {
    const [one, two] = await Promise.all([accept(road), accept(readFixture('road/road-02.jpg'))]);
    expect(one.sha256).not.toBe(two.sha256);
  });

  test('a flood is answered with when to come back', async () => {
    const small = openPhotoCleaner({ waiting: 1 });
    const input = { bytes: road, name: 'a.jpg', type: 'image/jpeg' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => small.clean(input)));
    small.close();
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, false, false]);
    expect(answers[3]).toEqual({ ok: false, refusal: { kind: 'busy', retryAfterSeconds: 30 } });
  });

  test('a photo that takes too long is given up', async () => {
    const hasty = openPhotoCleaner({ workMilliseconds: 1 });
    expect(await hasty.clean({ bytes: road, name: 'a.jpg', type: '' })).toEqual({
      ok: false,
      refusal: { kind: 'tooSlow', afterSeconds: 1 },
    });
    hasty.close();
  });
});
