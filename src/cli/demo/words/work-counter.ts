import type { WorkWords } from './work.ts';

export const COUNTER_WORK: WorkWords = {
  question: [
    'Kapan permohonan diajukan dan di loket mana? Nomor antrean cukup, NIK jangan ditulis di sini.',
    'Layanan apa yang dimaksud, dan hari serta jam berapa Bapak/Ibu datang?',
    'Apakah ada resi atau nomor permohonan?',
  ],
  interim: ['<idcard> Dibuatkan surat keterangan sementara yang berlaku 30 hari.'],
  costly: ['Penambahan loket memerlukan anggaran pegawai tahun depan.'],
  part: [
    '<idcard,service> Memeriksa berkas di tingkat kecamatan.',
    '<license,tax> Melakukan verifikasi lapangan.',
  ],
};

export const CARE_WORK: WorkWords = {
  question: [
    '<violence> Bagaimana cara menghubungi Bapak/Ibu yang aman, dan jam berapa sebaiknya?',
    '<violence> Apakah ada yang terancam saat ini? Bila ya, mohon telepon 112 lebih dulu.',
    '<service,school> Puskesmas atau sekolah mana yang dimaksud, dan kapan kejadiannya?',
    '<aid> Apakah keluarga tersebut sudah terdaftar di RT setempat?',
    '<dbd> Berapa orang yang sakit dan sejak kapan?',
  ],
  interim: ['<aid> Diberikan bantuan darurat dari kelurahan.', '<school> Kelas dipindah ke ruang lain.'],
  costly: ['<school> Perbaikan gedung menunggu anggaran rehabilitasi sekolah.'],
  part: ['<aid> Mendata keluarga di RT setempat.', '<dbd,service> Menyediakan obat dan alat semprot.'],
};

export const CONDUCT_WORK: WorkWords = {
  question: [
    'Adakah bukti atau saksi, dan tanggal kejadiannya? Jawaban ini hanya dibaca pemeriksa.',
    'Di bagian atau loket mana kejadiannya?',
  ],
  interim: ['Petugas sementara tidak bertugas di loket.'],
  costly: ['Tidak memerlukan biaya.'],
  part: ['Menyediakan catatan layanan.'],
};

/** Fits any work; also fills up where a kind has too little to say. */
export const ANY_WORK: WorkWords = {
  question: [
    'Mohon dijelaskan lebih rinci apa yang terjadi dan di mana.',
    'Sejak kapan hal ini terjadi, dan apakah masih berlangsung?',
    'Bisa kirim satu foto atau sebutkan bangunan terdekat?',
  ],
  interim: [
    'Lokasi diberi tanda dan diawasi petugas.',
    'Petugas mengecek setiap minggu sampai ada keputusan.',
  ],
  costly: [
    'Pekerjaan ini belum masuk anggaran tahun berjalan.',
    'Sisa pagu kegiatan tidak cukup, sehingga diusulkan dengan hitungan biaya dari hasil survei.',
  ],
  part: ['Membantu pengecekan di lapangan.', 'Menyampaikan penjelasan kepada warga sekitar.'],
};
