import { Buffer } from 'node:buffer';
import { createContext, Script } from 'node:vm';
import parseExif from 'exif-reader';
import * as v from 'valibot';

type PhotoPlace = { lon: number; lat: number };
export type PhotoFacts = {
  place: PhotoPlace | null;
  takenAt: Date | null;
  hasExif: boolean;
  software: string | null;
};

/** The metadata blocks of a photo as its decoder hands them over. */
export type PhotoMarks = {
  exif: Uint8Array | undefined;
  xmp: Uint8Array | undefined;
  comments: readonly string[];
};

/** One EXIF segment of a JPEG cannot be longer, and a longer one elsewhere only costs time. */
const EXIF_BYTES_MOST = 65_536;
const XMP_BYTES_MOST = 65_536;

/**
 * Reads the few facts we keep from a photo's metadata: place, time, trace of an editing program.
 * Never throws: metadata that cannot be read or makes no sense counts as absent.
 * `takenAt` is null when the camera did not say its time zone (and no satellite time is there): unknown beats wrong.
 */
export function readPhotoFacts({ exif, xmp, comments }: PhotoMarks): PhotoFacts {
  const tags = exif === undefined ? NOTHING : readTags(exif);
  const traces = [tags.image.Software, tags.image.ProcessingSoftware, ...readXmpTraces(xmp), ...comments];
  return {
    place: placeOf(tags.gps),
    takenAt: timeOf(tags),
    hasExif: exif !== undefined && exif.length > 0,
    software: nameEditor(traces.filter((trace) => trace !== null)),
  };
}

const word = v.fallback(v.nullable(v.string()), null);
const moment = v.fallback(v.nullable(v.date()), null);
const threeNumbers = v.fallback(v.nullable(v.tuple([v.number(), v.number(), v.number()])), null);

const ImageSchema = v.object({
  Software: v.optional(word, null),
  ProcessingSoftware: v.optional(word, null),
});
const ShotSchema = v.object({
  DateTimeOriginal: v.optional(moment, null),
  OffsetTimeOriginal: v.optional(word, null),
  OffsetTime: v.optional(word, null),
});
const GpsSchema = v.object({
  GPSLatitude: v.optional(threeNumbers, null),
  GPSLatitudeRef: v.optional(word, null),
  GPSLongitude: v.optional(threeNumbers, null),
  GPSLongitudeRef: v.optional(word, null),
  GPSStatus: v.optional(word, null),
  GPSDateStamp: v.optional(word, null),
  GPSTimeStamp: v.optional(threeNumbers, null),
});
const TagsSchema = v.object({
  Image: v.optional(v.nullable(ImageSchema)),
  Photo: v.optional(v.nullable(ShotSchema)),
  GPSInfo: v.optional(v.nullable(GpsSchema)),
});

type Gps = v.InferOutput<typeof GpsSchema>;
type Tags = { image: v.InferOutput<typeof ImageSchema>; shot: v.InferOutput<typeof ShotSchema>; gps: Gps };

const NOTHING: Tags = {
  image: v.parse(ImageSchema, {}),
  shot: v.parse(ShotSchema, {}),
  gps: v.parse(GpsSchema, {}),
};

function readTags(exif: Uint8Array): Tags {
  try {
    const tags = v.parse(TagsSchema, parseInTime(Buffer.from(exif.subarray(0, EXIF_BYTES_MOST))));
    return {
      image: tags.Image ?? NOTHING.image,
      shot: tags.Photo ?? NOTHING.shot,
      gps: tags.GPSInfo ?? NOTHING.gps,
    };
  } catch {
    return NOTHING;
  }
}

const PARSE = new Script('parse()');
const PARSE_MILLISECONDS_MOST = 300;

/** A block of 64 kB in which every tag claims all of the block costs the parser 15 s; an honest one costs 1 ms. */
function parseInTime(exif: Buffer): unknown {
  const context = createContext({ parse: () => parseExif(exif) });
  return PARSE.runInContext(context, { timeout: PARSE_MILLISECONDS_MOST });
}

function placeOf(gps: Gps): PhotoPlace | null {
  const measured = gps.GPSStatus !== 'V';
  const lat = toDegrees(gps.GPSLatitude, gps.GPSLatitudeRef, ['N', 'S'], 90);
  const lon = toDegrees(gps.GPSLongitude, gps.GPSLongitudeRef, ['E', 'W'], 180);
  if (!measured || lat === null || lon === null) return null;
  // Cameras without a fix write zeros: a point in the Atlantic.
  return lat === 0 && lon === 0 ? null : { lon, lat };
}

type Parts = readonly [number, number, number];

function toDegrees(
  parts: Parts | null,
  half: string | null,
  [positive, negative]: readonly [string, string],
  most: number,
): number | null {
  if (parts === null || !isAngle(parts, most)) return null;
  const [degrees, minutes, seconds] = parts;
  const size = Math.round((degrees + minutes / 60 + seconds / 3600) * 1e6) / 1e6;
  if (half === positive) return size;
  return half === negative ? 0 - size : null;
}

/** Comparisons with NaN are false: what a division by zero left is no angle. */
function isAngle([degrees, minutes, seconds]: Parts, most: number): boolean {
  const within = degrees >= 0 && minutes >= 0 && minutes <= 60 && seconds >= 0 && seconds <= 60;
  return within && degrees + minutes / 60 + seconds / 3600 <= most;
}

function timeOf({ shot, gps }: Tags): Date | null {
  const zone = offsetMinutes(shot.OffsetTimeOriginal ?? shot.OffsetTime);
  if (shot.DateTimeOriginal !== null && zone !== null) {
    return believable(new Date(shot.DateTimeOriginal.getTime() - zone * 60_000));
  }
  return satelliteTime(gps);
}

function offsetMinutes(offset: string | null): number | null {
  const match = offset?.trim().match(/^([+-])(\d{2}):(\d{2})$/);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (minutes > 14 * 60) return null;
  return match[1] === '-' ? -minutes : minutes;
}

function satelliteTime({ GPSDateStamp, GPSTimeStamp }: Gps): Date | null {
  const match = GPSDateStamp?.match(/^(\d{4}):(\d{2}):(\d{2})$/);
  if (!match || GPSTimeStamp === null) return null;
  const [hour, minute, second] = GPSTimeStamp;
  return believable(
    new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]), hour, minute, second)),
  );
}

function believable(time: Date): Date | null {
  const year = time.getUTCFullYear();
  return year >= 1995 && year < 2100 ? time : null;
}

/** Only the fields that name a program: every XMP block mentions Adobe's namespaces, also that of a plain camera. */
const XMP_TRACE = /(?:CreatorTool|softwareAgent|DigitalSourceType)(?:=["']|>)([^"'<]{1,200})/g;

function readXmpTraces(xmp: Uint8Array | undefined): string[] {
  if (xmp === undefined) return [];
  const text = Buffer.from(xmp.subarray(0, XMP_BYTES_MOST)).toString('latin1');
  return [...text.matchAll(XMP_TRACE)].map((match) => match[1] ?? '');
}

/** Programs that change pictures, by a word in their mark. A phone's own firmware is no editor and is not kept. */
const EDITORS: readonly (readonly [RegExp, string])[] = [
  [/trainedAlgorithmicMedia/i, 'AI'],
  [/photoshop/i, 'Adobe Photoshop'],
  [/lightroom/i, 'Adobe Lightroom'],
  [/snapseed/i, 'Snapseed'],
  [/picsart/i, 'PicsArt'],
  [/\bgimp\b/i, 'GIMP'],
  [/canva\b/i, 'Canva'],
  [/facetune/i, 'Facetune'],
  [/pixlr/i, 'Pixlr'],
  [/affinity photo/i, 'Affinity Photo'],
  [/paint\.net/i, 'Paint.NET'],
  [/photoscape/i, 'PhotoScape'],
  [/coreldraw|corel photo|paintshop/i, 'Corel'],
  [/meitu|beautyplus/i, 'Meitu'],
  [/stable diffusion|midjourney|dall.e|firefly/i, 'AI'],
];

function nameEditor(traces: readonly string[]): string | null {
  return EDITORS.find(([mark]) => traces.some((trace) => mark.test(trace)))?.[1] ?? null;
}
