/** Finds vehicle plates: region letters, up to four digits, up to three letters, as in "N 1234 AB" or "n1234ab". */
import type { MaskSpan } from './privacy.ts';

const REGIONS = new Set(
  (
    'A B D E F G H K L M N P R S T W Z AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP CC CD DA DB DC DD DE DG DH DK DL DM ' +
    'DN DP DR DS DT DW EA EB ED KB KH KT KU PA PB PG PS PT PY'
  ).split(' '),
);

/** Short words that follow a number in ordinary text: "blok B 1200 RT 3", "dr 1500 org", "S 1998 di". */
const NO_SUFFIX = new Set(
  (
    'RT RW NO KM DI KE JL JLN GG YG DAN DR DGN UTK TGL JAM PKL YA ADA ORG ORANG PER RB JT CM MM M KG GR HA WIB WIT KEC KEL ' +
    'POS BLK SD TK SMA SMP KK JAN FEB MAR APR MEI JUN JUL AGU SEP OKT NOV DES ATM PLN PJU TPS ITU INI DLL DST JG JGA SDH SDM ' +
    'UNI VA W WAT L HR HRI BLN THN TH X KRN TDK GAK GA AJA MAS PAK BU MBA LBH KVA TP LT LTR KB MB GB'
  ).split(' '),
);

const PLATE = /(?<![\p{L}\p{N}])([a-z]{1,2})[ .-]{0,2}([0-9]{1,4})[ .-]{0,2}([a-z]{1,3})(?![\p{L}\p{N}])/giu;
/** Few digits are a plate only when the text speaks of one. */
const NAMED = /(?:plat|pelat|nopol|polisi|nomer|motor|mobil|truk|angkot|bus)[^\n\p{N}]{0,14}$/iu;
/** Before a house number, a unit or a date there is no plate. */
const ADDRESS =
  /(?:blok|blk|gang|gg|no|nomor|kav|kavling|lantai|gate|pintu|ruang|tipe|type|kelas)[ .:-]{0,3}$/iu;

function isPlate(
  text: string,
  at: number,
  [region, digits, suffix]: readonly [string, string, string],
): boolean {
  if (!REGIONS.has(region.toUpperCase()) || NO_SUFFIX.has(suffix.toUpperCase())) return false;
  const before = text.slice(Math.max(0, at - 40), at);
  if (NAMED.test(before)) return true;
  if (ADDRESS.test(before)) return false;
  const isShouted = region === region.toUpperCase() && suffix === suffix.toUpperCase();
  const isYear = /^(19|20)\d\d$/.test(digits);
  return isShouted ? digits.length >= 3 : digits.length === 4 && !isYear;
}

/** Every vehicle plate of a text, in order. The text has only the digits 0–9 (`asciiDigits`). Linear in the text. */
export function findPlates(text: string): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const found of text.matchAll(PLATE)) {
    const [whole, region = '', digits = '', suffix = ''] = found;
    if (!isPlate(text, found.index, [region, digits, suffix])) continue;
    spans.push({ from: found.index, to: found.index + whole.length, kind: 'plate' });
  }
  return spans;
}
