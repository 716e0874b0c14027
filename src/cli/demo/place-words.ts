/** How people say where and when: the slots of a phrase, drawn anew for each text. */
import type { FillSlot } from './phrase.ts';
import type { Random } from './random.ts';
import { FAKE_MAILS, FAKE_NIKS, FAKE_PHONES, TOPICS } from './words/generic.ts';
import * as words from './words/where-when.ts';

/** Where a made-up complaint happens. */
export interface Place {
  /** a street name as on the map, such as "Jalan Anggrek" */
  street?: string;
  /** a named place nearby */
  landmark?: string;
  /** name of the ward (kelurahan) */
  area: string;
}

export interface Scene {
  category: string;
  place: Place;
  /** local hour, when known: decides the greeting */
  hour?: number;
  formal: boolean;
}

type Slots = Readonly<Record<string, () => string>>;

/** What stays the same through one text. */
interface Said {
  street: string;
  landmark: string;
  rt: string;
}

const NUMBER_WORDS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh'];
const two = (value: number): string => String(value).padStart(2, '0');

function sayStreet(random: Random, street: string, formal: boolean): string {
  const bare = street.replace(/^(?:jalan|jln\.?|jl\.?)\s+/i, '');
  if (bare === street) return street;
  if (formal) return `${random.pick(['Jalan', 'Jl.'])} ${bare}`;
  return `${random.pick(['Jl.', 'Jl', 'jalan', 'Jln', 'jl.', 'jl'])} ${bare}`;
}

function sayNeighbourhood(random: Random): string {
  const [rt, rw] = [random.int(1, 12), random.int(1, 15)];
  return random.pick([
    `RT ${two(rt)} RW ${two(rw)}`,
    `RT ${rt} RW ${rw}`,
    `RT.${two(rt)}/RW.${two(rw)}`,
    `RT ${two(rt)}/RW ${two(rw)}`,
  ]);
}

function sayLandmark(random: Random, place: Place): string {
  if (place.landmark === undefined || random.chance(0.45)) return random.pick(words.LANDMARKS);
  return `${random.pick(['depan', 'dekat', 'dekat', 'sebelah', 'seberang', 'sekitar'])} ${place.landmark}`;
}

function sayWard(random: Random, area: string, formal: boolean): string {
  return formal
    ? `Kelurahan ${area}`
    : random.pick([area, `kelurahan ${area}`, `daerah ${area}`, `kel. ${area}`]);
}

function saySpot(random: Random, scene: Scene, { street, landmark, rt }: Said): string {
  const ward = sayWard(random, scene.place.area, scene.formal);
  const open = random.pick([
    `${landmark}, ${rt} ${scene.place.area}`,
    `${landmark} ${rt} ${ward}`,
    `kampung ${scene.place.area}, ${landmark}`,
    `${landmark} gang ${random.int(1, 9)}, ${ward}`,
  ]);
  if (scene.place.street === undefined) return open;
  if (scene.formal) {
    const full = [`${street}, ${ward}`, `${street}, ${rt}, ${ward}`, `${street}, ${landmark}, ${ward}`];
    return random.pick([...full, `${street}, tepatnya ${landmark}`]);
  }
  return random.weighted([
    [`${street} ${landmark}`, 5],
    [street, 4],
    [`${street} ${ward}`, 3],
    [`${street}, ${landmark}`, 3],
    [`${street} ${rt}`, 2],
    [`${street} ${landmark}, ${ward}`, 2],
    [`${landmark}, ${street}`, 2],
    [`daerah ${scene.place.area}, ${street} ${landmark}`, 1],
    [open, 1],
  ]);
}

function sayCount(random: Random): string {
  const count = random.weighted([
    [2, 5],
    [3, 5],
    [4, 3],
    [5, 2],
    [6, 1],
    [7, 1],
  ]);
  return random.chance(0.45) ? String(count) : (NUMBER_WORDS[count] ?? String(count));
}

function sayHours(random: Random, category: string): string {
  if (words.NIGHT_CATEGORIES.has(category)) return random.pick(words.NIGHT_HOURS);
  const office = words.COUNTER_CATEGORIES.has(category);
  return random.pick(office ? words.OFFICE_HOURS : [...words.ANY_HOURS, ...words.OFFICE_HOURS]);
}

/** A moment within the last hour. */
function sayClock(random: Random, hour: number | undefined): string {
  return `${two(((hour ?? 17) + 23) % 24)}.${two(random.int(10, 59))}`;
}

function sayPartOfDay(hour: number | undefined, random: Random): string {
  if (hour === undefined) return random.pick(['pagi', 'siang', 'sore', 'malam']);
  if (hour >= 4 && hour < 11) return 'pagi';
  if (hour >= 11 && hour < 15) return 'siang';
  return hour >= 15 && hour < 18 ? 'sore' : 'malam';
}

function whereSlots(random: Random, scene: Scene): Slots {
  const { place } = scene;
  const rt = sayNeighbourhood(random);
  const landmark = sayLandmark(random, place);
  const street =
    place.street === undefined
      ? `jalan kampung ${rt} ${place.area}`
      : sayStreet(random, place.street, scene.formal);
  const spot = saySpot(random, scene, { street, landmark, rt });
  const javanese = () => random.pick(words.JAVANESE_LANDMARKS);
  const where = place.street === undefined ? `${javanese()}, ${place.area}` : street;
  const english = place.street === undefined ? `in ${place.area}` : `on ${street}`;
  return {
    di: () => `di ${spot}`,
    lokasi: () => spot,
    jalan: () => street,
    patokan: () => landmark,
    kel: () => place.area,
    rt: () => rt,
    tempat: () => random.pick(words.OFFICES),
    ndi: () => random.pick([`nang ${where}`, `nang ${where} ${javanese()}`, `neng ${where}`, `nek ${where}`]),
    at: () => `${english} ${random.pick(words.ENGLISH_LANDMARKS)}`,
  };
}

function whenSlots(random: Random, { category, hour }: Scene): Slots {
  const quick = words.QUICK_CATEGORIES.has(category);
  const span = random.pick(quick ? words.SHORT_SPANS : words.LONG_SPANS);
  const hours = sayHours(random, category);
  return {
    sejak: () => (random.chance(0.5) ? `sejak ${span} lalu` : random.pick(words.SINCES)),
    lama: () => span,
    kapan: () => random.pick(quick ? words.JUST_NOW : words.RECENTLY),
    jam: () => hours,
    tadi: () => sayClock(random, hour),
    waktu: () => random.pick(words.TIMES),
    salam: () => `selamat ${sayPartOfDay(hour, random)}`,
    pagi: () => sayPartOfDay(hour, random),
    suwe: () =>
      random.pick(['rong minggu', 'sak wulan', 'seminggu', 'telung dina', 'suwe', 'luwih sak wulan']),
    wingi: () => random.pick(['wingi', 'wingi sore', 'mau isuk', 'mau bengi', 'minggu wingi']),
    since: () =>
      random.pick(['two weeks', 'more than a week', 'about a month', 'three days', 'almost two months']),
  };
}

function otherSlots(random: Random): Slots {
  const count = sayCount(random);
  const size = String(random.pick([8, 10, 12, 15, 20, 25, 30, 40]));
  return {
    n: () => count,
    k: () => sayCount(random),
    nn: () => String(random.pick([15, 20, 25, 30, 40, 50])),
    cm: () => size,
    hp: () => random.pick(FAKE_PHONES),
    nik: () => random.pick(FAKE_NIKS),
    surel: () => random.pick(FAKE_MAILS),
    pelanggan: () => `000${random.int(100, 999)}`,
    tanya: () => random.pick(TOPICS.tanya),
    usul: () => random.pick(TOPICS.usul),
    pujian: () => random.pick(TOPICS.pujian),
    kabar: () => random.pick(TOPICS.kabar),
  };
}

/**
 * The slots of one text. A street, an RT, a landmark and a length of time stay the same through the text; so do the
 * count of things and their size. The answer throws RangeError for a slot nobody knows.
 */
export function placeWords(random: Random, scene: Scene): FillSlot {
  const slots: Slots = { ...whereSlots(random, scene), ...whenSlots(random, scene), ...otherSlots(random) };
  return (slot) => {
    const say = slots[slot];
    if (say === undefined) throw new RangeError(`No words for the slot {${slot}}`);
    return say();
  };
}
