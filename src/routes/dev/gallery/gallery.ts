import type { CaseSummary } from '#ui/CaseCard.svelte';
import type { Photo } from '#ui/PhotoGrid.svelte';
import type { ThreadMessage } from '#ui/Thread.svelte';
import type { TimelineEntry } from '#ui/Timeline.svelte';

function picture(hue: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240"><rect width="240" height="240" fill="${hue}"/><path d="M0 180l70-60 50 40 60-70 60 60v90H0z" fill="#0004"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const photos: Photo[] = ['#8a7f6c', '#5f7a6a', '#6a6f8f'].map((hue, index) => ({
  href: `#foto-${index + 1}`,
  thumb: picture(hue),
  alt: `Foto ${index + 1}`,
  caption: ['Sebelum', 'Saat dikerjakan', 'Sesudah'][index],
}));

const cards: CaseSummary[] = [
  {
    href: '#1',
    number: 'MLG-2026-004512',
    title: 'Lubang besar di depan SD, tiap hujan tertutup air',
    excerpt: 'Sudah dua kali ada yang jatuh. Letaknya persis di seberang warung, lajur kiri arah pasar.',
    status: 'handling',
    stage: 'scheduled',
    category: 'Jalan rusak',
    area: 'Sawojajar',
    at: '2026-11-20T21:40:00+07:00',
    when: '20 November 2026, 21.40',
    thumb: picture('#8a7f6c'),
    safety: true,
    reporters: 4,
  },
  {
    href: '#2',
    number: 'MLG-2026-004498',
    title: 'Lampu jalan mati satu deret',
    status: 'waiting_budget',
    category: 'Penerangan jalan',
    area: 'Dinoyo',
    at: '2026-11-12T08:05:00+07:00',
    when: '12 November 2026, 08.05',
    late: true,
  },
  {
    href: '#3',
    number: 'MLG-2026-004466',
    title: 'Sampah menumpuk di bantaran',
    status: 'resolved',
    category: 'Sampah',
    area: 'Kotalama',
    at: '2026-11-02T10:00:00+07:00',
    when: '2 November 2026, 10.00',
    recurrent: true,
  },
];

const timeline: TimelineEntry[] = [
  {
    at: '2026-11-20T21:40:00+07:00',
    when: '20 November 2026, 21.40',
    title: 'Laporan diterima',
    text: 'Nomor dan kode diberikan saat itu juga.',
  },
  {
    at: '2026-11-20T21:41:00+07:00',
    when: '20 November 2026, 21.41',
    title: 'Diteruskan ke DPUPRPKP',
    who: 'Sistem',
  },
  {
    at: '2026-11-21T08:10:00+07:00',
    when: '21 November 2026, 08.10',
    title: 'Disurvei',
    who: 'DPUPRPKP, Bidang Bina Marga',
    text: 'Lubang 1,2 × 0,8 meter, dalam 15 cm.\nPenyebab: saluran tersumbat.',
    photos,
  },
  {
    at: '2026-11-24T09:00:00+07:00',
    when: '24 November 2026',
    title: 'Terjadwal, antrean ke-3',
    who: 'DPUPRPKP',
    state: 'now',
  },
  {
    at: '2026-11-27T16:00:00+07:00',
    when: 'paling lambat 27 November 2026',
    title: 'Penambalan',
    state: 'planned',
  },
];

const thread: ThreadMessage[] = [
  {
    who: 'DPUPRPKP',
    at: '2026-11-21T09:00:00+07:00',
    when: '21 Nov 09.00',
    text: 'Apakah lubang itu di lajur kiri?',
  },
  {
    who: 'Anda',
    at: '2026-11-21T12:30:00+07:00',
    when: '21 Nov 12.30',
    text: 'Iya, kiri arah pasar. Dekat tiang listrik.',
    mine: true,
  },
  {
    who: 'Operator',
    at: '2026-11-21T13:00:00+07:00',
    when: '21 Nov 13.00',
    text: 'Sama dengan tiket 4498?',
    inside: true,
  },
];

export const gallery = {
  cards,
  photos,
  timeline,
  thread,
};
