import fc from 'fast-check';
import sharp, { type Exif } from 'sharp';
import { describe, expect, test } from 'vitest';
import { type PhotoFacts, readPhotoFacts } from './photo-exif.ts';

const PLACE = {
  GPSLatitudeRef: 'S',
  GPSLatitude: '7/1 58/1 4567/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '112/1 37/1 50/1',
};

async function exifOf(tags: Exif): Promise<Buffer> {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } });
  const { exif } = await sharp(await picture.jpeg().withExif(tags).toBuffer()).metadata();
  return exif ?? Buffer.alloc(0);
}

async function factsOf(tags: Exif): Promise<PhotoFacts> {
  return readPhotoFacts({ exif: await exifOf(tags), xmp: undefined, comments: [] });
}

describe('the place of a photo', () => {
  test('is read in degrees, south and west negative', async () => {
    expect((await factsOf({ IFD3: PLACE })).place).toEqual({ lon: 112.630556, lat: -7.979353 });
    const west = await factsOf({ IFD3: { ...PLACE, GPSLatitudeRef: 'N', GPSLongitudeRef: 'W' } });
    expect(west.place).toEqual({ lon: -112.630556, lat: 7.979353 });
  });

  test.each([
    ['no hemisphere', { GPSLatitudeRef: 'X' }],
    ['a latitude past the pole', { GPSLatitude: '91/1 0/1 0/1' }],
    ['a longitude past the date line', { GPSLongitude: '181/1 0/1 0/1' }],
    ['a division by zero', { GPSLongitude: '112/0 0/0 0/0' }],
    ['61 minutes', { GPSLatitude: '7/1 61/1 0/1' }],
    ['no satellite fix', { GPSStatus: 'V' }],
    ['zeros', { GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' }],
  ])('is unknown with %s', async (_, wrong) => {
    expect((await factsOf({ IFD3: { ...PLACE, ...wrong } })).place).toBeNull();
  });
});

describe('the time of a photo', () => {
  test.each([
    ['+07:00', '2026-03-14T14:40:05.000Z'],
    ['-05:30', '2026-03-15T03:10:05.000Z'],
  ])('is the camera time in its zone %s', async (OffsetTimeOriginal, time) => {
    const { takenAt } = await factsOf({
      IFD2: { DateTimeOriginal: '2026:03:14 21:40:05', OffsetTimeOriginal },
    });
    expect(takenAt?.toISOString()).toBe(time);
  });

  test('is the satellite time when the camera names no zone', async () => {
    const { takenAt } = await factsOf({
      IFD2: { DateTimeOriginal: '2026:03:14 21:40:05' },
      IFD3: { GPSDateStamp: '2026:03:14', GPSTimeStamp: '14/1 40/1 5/1' },
    });
    expect(takenAt?.toISOString()).toBe('2026-03-14T14:40:05.000Z');
  });

  test.each([
    ['no zone', { DateTimeOriginal: '2026:03:14 21:40:05' }],
    ['an impossible zone', { DateTimeOriginal: '2026:03:14 21:40:05', OffsetTimeOriginal: '+99:00' }],
    [
      'a time before digital cameras',
      { DateTimeOriginal: '1970:01:01 00:00:00', OffsetTimeOriginal: '+07:00' },
    ],
    ['words', { DateTimeOriginal: 'yesterday', OffsetTimeOriginal: '+07:00' }],
  ])('is unknown with %s', async (_, IFD2) => {
    expect((await factsOf({ IFD2 })).takenAt).toBeNull();
  });
});

describe('the trace of an editing program', () => {
  test.each([
    ['Adobe Photoshop 25.0 (Windows)', 'Adobe Photoshop'],
    ['Snapseed 2.0', 'Snapseed'],
    ['GIMP 2.10.34', 'GIMP'],
    ['17.5.1', null],
    ['A546EXXU9CXE1', null],
    ['HDR+ 1.0.5900000', null],
  ])('%s is %s', async (Software, editor) => {
    expect((await factsOf({ IFD0: { Software } })).software).toBe(editor);
  });

  test.each([
    ['<rdf xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmp:CreatorTool="17.5.1"/>', null],
    ['<rdf xmp:CreatorTool="Adobe Photoshop Lightroom 9"/>', 'Adobe Photoshop'],
    ['<stEvt:softwareAgent>Canva</stEvt:softwareAgent>', 'Canva'],
    [
      'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"',
      'AI',
    ],
  ])('XMP %s names %s', (xmp, editor) => {
    expect(readPhotoFacts({ exif: undefined, xmp: Buffer.from(xmp), comments: [] }).software).toBe(editor);
  });

  test('a PNG comment names its program', () => {
    expect(readPhotoFacts({ exif: undefined, xmp: undefined, comments: ['paint.net 5'] }).software).toBe(
      'Paint.NET',
    );
  });
});

test('a photo without metadata has no facts', () => {
  const facts = readPhotoFacts({ exif: undefined, xmp: undefined, comments: [] });
  expect(facts).toEqual({ place: null, takenAt: null, hasExif: false, software: null });
});

test('damaged and hostile metadata is read as far as it makes sense and never throws', async () => {
  const good = await exifOf({
    IFD0: { Software: 'x' },
    IFD2: { DateTimeOriginal: '2026:03:14 21:40:05' },
    IFD3: PLACE,
  });
  const positions = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(positions, fc.nat(good.length), (changes, length) => {
      const damaged = Buffer.from(good);
      for (const [at, value] of changes) damaged[at] = value;
      const { place } = readPhotoFacts({ exif: damaged.subarray(0, length), xmp: damaged, comments: [] });
      if (place === null) return;
      expect(Math.abs(place.lat)).toBeLessThanOrEqual(90);
      expect(Math.abs(place.lon)).toBeLessThanOrEqual(180);
    }),
    { numRuns: 500 },
  );
});

test('a block in which thousands of tags claim the whole block is given up', () => {
  const block = Buffer.alloc(65_500);
  block.write('II*\0', 'latin1');
  block.writeUInt32LE(8, 4);
  block.writeUInt16LE(5400, 8);
  for (let at = 10; at < 10 + 5400 * 12; at += 12) {
    block.writeUInt16LE(1, at + 2);
    block.writeUInt32LE(65_000, at + 4);
  }
  expect(readPhotoFacts({ exif: block, xmp: undefined, comments: [] })).toMatchObject({
    hasExif: true,
    place: null,
  });
});
