/** Complaints by templates, written for the tests: no citizen said them. */
import { seededRandom } from '#cli/demo/random.ts';
import type { Example } from './train.ts';

const ABOUT = {
  LAMPU: [
    'lampu jalan mati',
    'pju padam',
    'penerangan jalan tidak menyala',
    'lampu taman gelap',
    'tiang lampu miring',
  ],
  JALAN: ['jalan berlubang', 'aspal rusak parah', 'jln bolong bahaya', 'jalan ambles', 'paving lepas'],
  SAMPAH: [
    'sampah menumpuk',
    'bak sampah penuh',
    'sampah belum diangkut',
    'tps bau busuk',
    'sampah di sungai',
  ],
  POHON: [
    'pohon tumbang',
    'dahan pohon rawan patah',
    'minta pohon dipangkas',
    'ranting menutup jalan',
    'pohon kering',
  ],
  AIR: ['air pdam mati', 'pipa air bocor', 'air keruh berbau', 'meteran air hilang', 'tagihan air naik'],
} as const;
const WHERE = [
  'di depan pasar',
  'dekat sekolah',
  'di ujung gang',
  'sebelah masjid',
  'di perempatan',
  'di belakang balai rw',
];
const WHEN = ['sejak kemarin', 'sudah seminggu', 'tiap malam', 'dari tadi pagi', 'sdh lama sekali', ''];
const PLEA = ['mohon ditindaklanjuti', 'tolong segera', 'terima kasih', 'mhn perhatiannya pak', ''];

/** `count` complaints of five classes; one in ten carries the words of another class too. */
export function writeComplaints(count: number, seed: string): Example[] {
  const random = seededRandom(seed);
  const labels = Object.entries(ABOUT);
  return Array.from({ length: count }, (_, number) => {
    const [label, ways] = random.pick(labels);
    const aside = random.chance(0.1) ? random.pick(random.pick(labels)[1]) : '';
    const text = [random.pick(ways), random.pick(WHERE), random.pick(WHEN), aside, random.pick(PLEA)].join(
      ' ',
    );
    return { told: { text }, label, group: `g${number}` };
  });
}

/** Numbers in [0, 1) that are the same for the same seed. */
export function chance(seed: string): () => number {
  const random = seededRandom(seed);
  return () => random.next();
}
