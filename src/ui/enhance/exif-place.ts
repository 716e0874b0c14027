const EXIF = 0x45786966;
const GPS_POINTER = 0x8825;

type Read = (at: number, bytes: 2 | 4) => number;

/** Looks through one directory of tags and gives the place of each wanted tag's entry. */
function entries(read: Read, at: number): Map<number, number> {
  const found = new Map<number, number>();
  const count = read(at, 2);
  for (let index = 0; index < count; index += 1) found.set(read(at + 2 + index * 12, 2), at + 2 + index * 12);
  return found;
}

/** Degrees, minutes, seconds as three fractions. */
function degrees(read: Read, base: number, entry: number, sign: number): number {
  const at = base + read(entry + 8, 4);
  const part = (index: number) => read(at + index * 8, 4) / (read(at + index * 8 + 4, 4) || 1);
  return sign * (part(0) + part(1) / 60 + part(2) / 3600);
}

/** The place of a TIFF block, as [latitude, longitude]; null when it names none. */
function placeOfTiff(view: DataView, base: number): readonly [number, number] | null {
  const little = view.getUint16(base) === 0x4949;
  const read: Read = (at, bytes) => (bytes === 2 ? view.getUint16(at, little) : view.getUint32(at, little));
  const pointer = entries(read, base + read(base + 4, 4)).get(GPS_POINTER);
  if (pointer === undefined) return null;
  const gps = entries(read, base + read(pointer + 8, 4));
  const value = (reference: number, tag: number, negative: string) => {
    const [side, entry] = [gps.get(reference), gps.get(tag)];
    if (side === undefined || entry === undefined) return Number.NaN;
    return degrees(read, base, entry, String.fromCharCode(view.getUint8(side + 8)) === negative ? -1 : 1);
  };
  const [latitude, longitude] = [value(1, 2, 'S'), value(3, 4, 'W')];
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? [latitude, longitude] : null;
}

/**
 * Where a JPEG was taken, as [latitude, longitude] in degrees; null when it does not say, is no JPEG or is damaged.
 * Shrinking a photo loses this, so it is read before.
 */
export function placeOfPhoto(bytes: ArrayBuffer): readonly [number, number] | null {
  const view = new DataView(bytes);
  try {
    if (view.getUint16(0) !== 0xffd8) return null;
    for (let at = 2; at + 4 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
      if (view.getUint16(at) === 0xffe1 && view.getUint32(at + 4) === EXIF) return placeOfTiff(view, at + 10);
    }
  } catch {
    // a damaged file names no place
  }
  return null;
}
