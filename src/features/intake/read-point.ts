import { isPoint } from '#domain/place.ts';

export interface TypedPoint {
  lat: string;
  lon: string;
}

/** "-7.9666, 112.6326", also inside the address of a map; decimal commas when a semicolon or a space parts the two. */
const PAIR = /(-?\d{1,3}\.\d{1,15})\s*(?:,|;|\s|%2C)\s*(-?\d{1,3}\.\d{1,15})/i;
const PAIR_WITH_COMMAS = /^(-?\d{1,3},\d{1,15})\s*[;\s]\s*(-?\d{1,3},\d{1,15})$/;
const NUMBER = /^-?\d{1,3}(\.\d{1,15})?$/;
const TYPED_MOST = 500;

/** One field may hold both: people paste what a map gives them. */
function parted({ lat, lon }: TypedPoint): readonly [string, string] {
  const plain = (text: string) => text.trim().replace(/[−–]/g, '-').slice(0, TYPED_MOST);
  const [first, second] = [plain(lat), plain(lon)];
  const pair = second === '' ? (PAIR.exec(first) ?? PAIR_WITH_COMMAS.exec(first)) : null;
  return [pair?.[1] ?? first, pair?.[2] ?? second];
}

/** A point in degrees as typed, pasted or measured: null when none was given, undefined when it is none. */
export function readPoint(raw: TypedPoint): { lon: number; lat: number } | null | undefined {
  const [lat, lon] = parted(raw).map((text) => text.replace(',', '.'));
  if (lat === '' && lon === '') return null;
  if (lat === undefined || lon === undefined || !NUMBER.test(lat) || !NUMBER.test(lon)) return undefined;
  return isPoint(Number(lon), Number(lat)) ? { lon: Number(lon), lat: Number(lat) } : undefined;
}
