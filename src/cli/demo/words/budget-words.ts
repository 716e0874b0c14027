/** How money comes, when the next decision is, and what is said after it. Months follow the city's yearly round. */
export interface FundingGate {
  route: 'PAK' | 'MUSRENBANG' | 'KUA_PPAS' | 'APBD' | 'RT_BERKELAS' | 'ROUTINE' | 'INCIDENTAL';
  name: string;
  /** month and day of the decision, MM-DD */
  day: string;
  weight: number;
}

export const FUNDING_GATES: readonly FundingGate[] = [
  { route: 'PAK', name: 'Perubahan APBD', day: '09-15', weight: 5 },
  { route: 'MUSRENBANG', name: 'Musrenbang kelurahan', day: '01-20', weight: 3 },
  { route: 'KUA_PPAS', name: 'Pembahasan KUA-PPAS', day: '10-01', weight: 2 },
  { route: 'APBD', name: 'Penetapan APBD', day: '11-27', weight: 3 },
  { route: 'RT_BERKELAS', name: 'Musyawarah RT Berkelas', day: '11-19', weight: 2 },
  { route: 'ROUTINE', name: 'Penetapan pagu pemeliharaan rutin', day: '04-15', weight: 2 },
  { route: 'INCIDENTAL', name: 'Evaluasi dana insidentil triwulan', day: '07-10', weight: 2 },
];

export const BUDGET_REVIEWS = {
  funded: [
    'Anggaran disetujui. Pekerjaan dijadwalkan setelah material tersedia.',
    'Usulan masuk dan dananya tersedia. Regu menyiapkan pekerjaan.',
    'Ada sisa pagu pemeliharaan, titik ini didahulukan karena menyangkut keselamatan.',
  ],
  nextGate: [
    'Belum mendapat tempat pada putaran ini karena dana diutamakan untuk titik yang lebih berbahaya. Diusulkan lagi pada putaran berikut.',
    'Pagu bidang dikurangi, usulan tetap hidup dan dibawa ke pembahasan berikutnya.',
    'Perencanaan teknisnya belum selesai sehingga diajukan pada putaran berikut.',
  ],
  declined: [
    'Tidak dapat dibiayai karena ruas belum diserahkan kepada pemerintah kota. Kami sudah menyurati pengembang.',
    'Setelah dikaji, cara yang diminta tidak sesuai aturan teknis. Sebagai ganti dipasang pengaman tetap.',
    'Biayanya tidak sebanding dengan manfaatnya. Penjelasan lengkap ada pada surat yang kami lampirkan.',
  ],
} as const;
