import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  accept,
  clean,
  cleaner,
  plainPicture,
  readFixture,
  refusalOf,
} from '../../tests/support/photos/cleaning.ts';

vi.setConfig({ testTimeout: 120_000 });
afterAll(() => cleaner.close());

const road = readFixture('road/road-01.jpg');

/** The parts of a WebP file by name: a clean one is its picture and nothing else. */
function partsOf(webp: Uint8Array): string[] {
  const buffer = Buffer.from(webp);
  const names: string[] = [];
  for (
    let at = 12;
    at + 8 <= buffer.length;
    at += 8 + buffer.readUInt32LE(at + 4) + (buffer.readUInt32LE(at + 4) % 2)
  ) {
    names.push(buffer.toString('latin1', at, at + 4));
  }
  return names;
}

function differingBits(one: string, other: string): number {
  return (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2).replaceAll('0', '').length;
}

describe('what a clean photo is', () => {
  test('a large photo becomes at most 1600 px with a thumbnail of at most 320 px, named by its content', async () => {
    const photo = await accept(await plainPicture(3000, 2000).jpeg().toBuffer());
    expect([photo.width, photo.height, photo.type]).toEqual([1600, 1067, 'image/webp']);
    expect(await sharp(photo.full).metadata()).toMatchObject({ format: 'webp', width: 1600, height: 1067 });
    expect(await sharp(photo.thumb).metadata()).toMatchObject({ format: 'webp', width: 320, height: 213 });
    expect(photo.sha256).toBe(createHash('sha256').update(photo.full).digest('hex'));
  });

  test('a small photo is not blown up', async () => {
    const photo = await accept(await plainPicture(40, 30).png().toBuffer());
    expect([photo.width, photo.height]).toEqual([40, 30]);
  });

  test('the same photo gives the same bytes', async () => {
    const [one, two] = await Promise.all([accept(road), accept(road)]);
    expect(one.sha256).toBe(two.sha256);
  });

  test('the perceptual hash stays near for the same picture and far for another', async () => {
    const original = await accept(road);
    const smaller = await accept(await sharp(road).resize(500).jpeg({ quality: 60 }).toBuffer());
    const mirrored = await accept(await sharp(road).flop().jpeg().toBuffer());
    expect(differingBits(original.perceptualHash, smaller.perceptualHash)).toBeLessThanOrEqual(6);
    expect(differingBits(original.perceptualHash, mirrored.perceptualHash)).toBeGreaterThanOrEqual(16);
  });

  test('see-through parts become white', async () => {
    const clear = sharp({ create: { width: 20, height: 20, channels: 4, background: '#00000000' } });
    const photo = await accept(await clear.png().toBuffer());
    expect([...(await sharp(photo.full).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  test.each(['cmyk', 'b-w'])('a %s JPEG is understood', async (space) => {
    expect((await accept(await plainPicture(60, 40).toColourspace(space).jpeg().toBuffer())).width).toBe(60);
  });
});

/** Colours of the corners of an upright picture: top left, top right, bottom left, bottom right. */
const CORNERS = { tl: [200, 20, 20], tr: [20, 200, 20], bl: [20, 20, 200], br: [230, 230, 230] } as const;
type Corner = keyof typeof CORNERS;

/** EXIF 2.32, tag 274: which corner of the scene the four corners of the stored picture show. */
const ORIENTATIONS: readonly (readonly [number, readonly [Corner, Corner, Corner, Corner]])[] = [
  [1, ['tl', 'tr', 'bl', 'br']],
  [2, ['tr', 'tl', 'br', 'bl']],
  [3, ['br', 'bl', 'tr', 'tl']],
  [4, ['bl', 'br', 'tl', 'tr']],
  [5, ['tl', 'bl', 'tr', 'br']],
  [6, ['tr', 'br', 'tl', 'bl']],
  [7, ['br', 'tr', 'bl', 'tl']],
  [8, ['bl', 'tl', 'br', 'tr']],
];

async function colourAt(bytes: Uint8Array, right: number, down: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height * down) * info.width + Math.floor(info.width * right)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

function expectNear(seen: readonly number[], wanted: readonly number[]): void {
  for (const [index, value] of wanted.entries())
    expect(Math.abs((seen[index] ?? -999) - value)).toBeLessThan(30);
}

describe('every orientation comes out upright', () => {
  test.each(ORIENTATIONS)('orientation %i', async (orientation, stored) => {
    const [width, height] = orientation < 5 ? [96, 64] : [64, 96];
    const pixels = Buffer.alloc(width * height * 3);
    for (let at = 0; at < width * height; at += 1) {
      const column = at % width < width / 2 ? 0 : 1;
      const row = at < (width * height) / 2 ? 0 : 2;
      pixels.set(CORNERS[stored[row + column] ?? 'tl'], at * 3);
    }
    const camera = sharp(pixels, { raw: { width, height, channels: 3 } }).withMetadata({ orientation });
    const photo = await accept(await camera.jpeg({ quality: 95 }).toBuffer());
    expect([photo.width, photo.height]).toEqual([96, 64]);
    for (const bytes of [photo.full, photo.thumb]) {
      expectNear(await colourAt(bytes, 0.2, 0.2), CORNERS.tl);
      expectNear(await colourAt(bytes, 0.8, 0.2), CORNERS.tr);
      expectNear(await colourAt(bytes, 0.2, 0.8), CORNERS.bl);
      expectNear(await colourAt(bytes, 0.8, 0.8), CORNERS.br);
    }
  });
});

describe('what the photo says beside its picture', () => {
  const telling = (): Sharp =>
    plainPicture(400, 300)
      .withIccProfile('p3')
      .withXmp(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><a owner="Pelapor Rahasia"/></rdf:RDF></x:xmpmeta>',
      )
      .withExif({
        IFD0: { Artist: 'Pelapor Rahasia', Make: 'Kamera', Software: 'Snapseed 2.0' },
        IFD2: {
          DateTimeOriginal: '2026:03:14 21:40:05',
          OffsetTimeOriginal: '+07:00',
          BodySerialNumber: '12345678',
        },
        IFD3: {
          GPSLatitudeRef: 'S',
          GPSLatitude: '7/1 58/1 45/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '112/1 37/1 50/1',
        },
      });

  test.each(['jpeg', 'png', 'webp'] as const)(
    'leaves the %s and comes back only as facts',
    async (format) => {
      const bytes = await telling().toFormat(format).toBuffer();
      expect(bytes.includes('Rahasia')).toBe(true);
      const photo = await accept(bytes);
      expect(photo).toMatchObject({
        place: { lon: 112.630556, lat: -7.979167 },
        takenAt: new Date('2026-03-14T14:40:05Z'),
        hasExif: true,
        software: 'Snapseed',
      });
      for (const output of [photo.full, photo.thumb]) {
        expect(partsOf(output)).toEqual(['VP8 ']);
        for (const trace of [
          'Exif',
          'EXIF',
          'GPS',
          'xmp',
          'XMP',
          'ICC',
          'Rahasia',
          'Snapseed',
          'Photoshop',
          '12345678',
        ]) {
          expect(Buffer.from(output).includes(trace)).toBe(false);
        }
      }
    },
  );

  test('leaves the HEIC too', async () => {
    const photo = await accept(readFixture('heic/upright.heic'));
    expect(photo).toMatchObject({
      place: { lon: 112.630556, lat: -7.979353 },
      takenAt: new Date('2026-03-14T14:40:05Z'),
      hasExif: true,
    });
    expect(partsOf(photo.full)).toEqual(['VP8 ']);
  });

  test('is nothing for a photo without it', async () => {
    expect(await accept(road)).toMatchObject({ place: null, takenAt: null, hasExif: false, software: null });
  });

  test('goes with everything behind the end of the picture', async () => {
    const photo = await accept(
      Buffer.concat([road, Buffer.from('\0\0\0\x18ftypmp42 a short film of a neighbour')]),
    );
    expect(photo.sha256).toBe((await accept(road)).sha256);
  });
});

describe('HEIC', () => {
  test('is decoded with its colours in their places', async () => {
    const { full, width, height } = await accept(readFixture('heic/upright.heic'));
    expect([width, height]).toEqual([96, 64]);
    expectNear(await colourAt(full, 0.5, 0.1), [0, 160, 0]);
    expectNear(await colourAt(full, 0.2, 0.7), [200, 0, 0]);
    expectNear(await colourAt(full, 0.8, 0.7), [0, 0, 200]);
  });

  test('that is turned by its own property and by EXIF is turned once', async () => {
    const { full, width, height } = await accept(readFixture('heic/turned.heic'));
    expect([width, height]).toEqual([64, 96]);
    expectNear(await colourAt(full, 0.9, 0.5), [0, 160, 0]);
    expectNear(await colourAt(full, 0.3, 0.2), [200, 0, 0]);
    expectNear(await colourAt(full, 0.3, 0.8), [0, 0, 200]);
  });

  test('that is broken is refused and spoils no good one after it', async () => {
    const good = readFixture('heic/upright.heic');
    const bad = Buffer.from(good);
    bad.write('????', bad.indexOf('hvcC'));
    const halves = [0.5, 0.98].map((share) => good.subarray(0, Math.floor(good.length * share)));
    for (const bytes of [bad, ...halves]) {
      expect(await refusalOf(bytes)).toBe('broken');
      expect(await refusalOf(good)).toBe('none');
    }
  });

  test('in name only, with AVIF inside, is refused', async () => {
    const avif = await plainPicture(40, 30).avif().toBuffer();
    expect(await clean(avif, 'a.heic')).toEqual({
      ok: false,
      refusal: { kind: 'typeMismatch', claimed: 'heic', found: 'avif' },
    });
  });
});
