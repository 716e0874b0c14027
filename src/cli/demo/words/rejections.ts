/** Why a report could not be taken up, and what would help, by the reason codes of the city. */
export const REJECTIONS: Readonly<Record<string, { reason: readonly string[]; help: readonly string[] }>> = {
  NOT_PUBLIC_SERVICE: {
    reason: [
      'Yang disampaikan adalah urusan antarwarga dan tidak menyangkut layanan pemerintah kota.',
      'Laporan ini tentang utang piutang pribadi sehingga bukan tugas layanan pengaduan.',
      'Isi laporan menyangkut perusahaan swasta tanpa kaitan dengan izin atau layanan kota.',
    ],
    help: [
      'Bapak/Ibu dapat meminta RT atau kelurahan menjadi penengah.',
      'Bila ada layanan kota yang terlibat, silakan laporkan bagian itu.',
    ],
  },
  TOO_VAGUE: {
    reason: [
      'Kami sudah menanyakan apa yang terjadi, tetapi keterangannya belum cukup untuk ditindaklanjuti.',
      'Isi laporan belum menyebut masalahnya.',
    ],
    help: [
      'Silakan lapor lagi dengan menyebut apa, di mana, dan sejak kapan. Satu foto sangat membantu.',
      'Contoh: "lampu jalan padam, depan balai RW, sejak tiga hari".',
    ],
  },
  NO_LOCATION: {
    reason: [
      'Lokasi tidak dapat kami tentukan walaupun sudah ditanyakan.',
      'Nama jalan yang ditulis ada di beberapa kelurahan dan belum dijawab yang mana.',
    ],
    help: [
      'Silakan lapor lagi dengan titik peta, atau nama jalan dan patokan terdekat.',
      'Cukup sebut kelurahan dan bangunan terdekat.',
    ],
  },
  ABUSE_SARA: {
    reason: [
      'Laporan memuat hinaan terhadap kelompok tertentu sehingga tidak dapat diproses.',
      'Laporan memuat tuduhan kasar kepada orang tanpa keterangan kejadian.',
    ],
    help: ['Silakan tulis kejadiannya tanpa menyerang orang. Kami tetap ingin membantu.'],
  },
  ADVERT_POLITICS: {
    reason: ['Isi laporan adalah iklan.', 'Isi laporan adalah ajakan memilih.'],
    help: ['Layanan ini hanya untuk pengaduan layanan kota.'],
  },
  SPAM: {
    reason: ['Pesan yang sama dikirim berkali-kali tanpa isi laporan.'],
    help: ['Satu laporan sudah cukup. Perkembangannya bisa dilihat dengan nomor tiket.'],
  },
  IN_COURT: {
    reason: ['Perkara ini sedang diperiksa pengadilan sehingga kami tidak boleh menilainya.'],
    help: ['Silakan tunggu putusan, atau berkonsultasi dengan pos bantuan hukum.'],
  },
  CRIME: {
    reason: ['Yang dilaporkan adalah dugaan tindak pidana dan ditangani kepolisian.'],
    help: [
      'Hubungi 110 atau datang ke kantor polisi terdekat. Bila ada layanan kota yang terkait, laporkan di sini.',
    ],
  },
  EMERGENCY: {
    reason: ['Ini keadaan darurat yang harus ditangani saat itu juga lewat 112.'],
    help: ['Hubungi 112, gratis dan 24 jam.'],
  },
  TEST: {
    reason: ['Laporan ini percobaan.', 'Isi laporan hanya percobaan pengiriman.'],
    help: ['Silakan melapor bila ada masalah sungguhan.'],
  },
  REPORTER_WITHDREW: {
    reason: ['Pelapor menyampaikan bahwa laporan ini tidak perlu diteruskan.'],
    help: ['Bila masalahnya muncul lagi, silakan lapor kembali.'],
  },
};
