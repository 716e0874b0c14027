import type { WorkWords } from './work.ts';

export const ROAD_WORK: WorkWords = {
  question: [
    '<pothole> Kira-kira lubangnya ada di sebelah mana dari patokan terdekat, dan apakah di jalan utama atau di dalam gang?',
    '<pothole> Apakah yang rusak jalan aspal atau paving, dan berapa panjang kira-kira?',
    'Boleh kirim foto dari jarak agak jauh supaya terlihat bangunan di sekitarnya?',
    'Di jalan tersebut ada beberapa titik. Mana yang Bapak/Ibu maksud?',
  ],
  interim: [
    '<pothole> Lubang terdalam sudah diurug batu pecah dan diberi tanda.',
    'Dipasang rambu hati-hati dan pembatas di dua ujung.',
    '<pothole> Tambal sementara dengan aspal dingin pada {n} titik paling berbahaya.',
    '<pothole,bridge> Kendaraan berat dialihkan lewat ruas lain.',
  ],
  costly: [
    '<pothole> Perbaikan menyeluruh sepanjang {m} meter memerlukan lapis ulang, tidak cukup dengan dana pemeliharaan insidentil yang tersisa.',
    '<pothole> Pondasi jalan harus dibongkar. Volumenya melebihi pagu pemeliharaan rutin tahun ini.',
    '<pothole,utility,sidewalk> Dana insidentil jalan sudah terpakai. Pekerjaan di luar anggaran tidak boleh dilakukan karena menjadi temuan pemeriksaan.',
    '<bridge> Jembatan memerlukan perencanaan teknis (DED) sebelum dapat dikerjakan.',
  ],
  part: [
    'Membersihkan material dan mengatur lalu lintas saat pekerjaan berlangsung.',
    '<utility> Memindahkan pipa di titik galian.',
    'Menyampaikan jadwal pekerjaan kepada warga RT setempat.',
  ],
};

export const DRAIN_WORK: WorkWords = {
  question: [
    '<blocked,flood> Apakah air meluap hanya saat hujan atau setiap hari?',
    '<blocked> Apakah saluran itu terbuka atau tertutup plat beton, dan adakah pintu untuk membukanya?',
    '<flood> Setinggi apa air saat paling tinggi, dan berapa lama surutnya?',
    '<blocked,manhole> Bisa disebutkan rumah atau bangunan terdekat dengan titik sumbatan?',
  ],
  interim: [
    '<flood> Karung pasir dipasang di depan rumah yang paling rendah.',
    '<bank> Terpal dan garis pengaman dipasang di tebing, warga diminta tidak lewat di bawahnya.',
    '<blocked> Satgas membersihkan saringan setiap dua hari selama musim hujan.',
    '<manhole> Lubang ditutup plat sementara dan diberi cat pantul.',
  ],
  costly: [
    '<blocked,flood> Saluran harus diperlebar sepanjang {m} meter, termasuk di bawah jalan. Itu memerlukan perencanaan dan lelang.',
    '<bank> Plengsengan perlu dibangun ulang dengan pondasi baru.',
    '<blocked,flood> Penyambungan ke saluran utama melewati lahan warga sehingga perlu kesepakatan dan biaya pembangunan baru.',
  ],
  part: [
    '<blocked> Mengangkut lumpur hasil pengerukan.',
    '<blocked> Menertibkan bangunan di atas saluran.',
    '<flood,bank> Menyiapkan tempat evakuasi bila air naik lagi.',
  ],
};

export const LIGHT_WORK: WorkWords = {
  question: [
    '<out> Berapa tiang yang padam dan apakah satu deret atau satu titik saja?',
    '<out,new> Adakah nomor pada tiangnya? Bila ada, mohon dituliskan.',
    '<out> Apakah rumah di sekitarnya juga padam?',
    '<cable> Kabelnya di sisi jalan sebelah mana dan setinggi apa?',
  ],
  interim: [
    '<out,new> Lampu di tiang terdekat dinaikkan dayanya.',
    '<out,new> Patroli malam ditambah lewat ruas tersebut.',
    '<out,new> Dipasang lampu tenaga surya sementara pada satu titik.',
  ],
  costly: [
    'Jaringan baru sepanjang {m} meter dan tiang belum tersedia dalam anggaran tahun ini.',
    'Pemasangan titik baru masuk usulan musrenbang karena di luar pagu pemeliharaan.',
  ],
  part: [
    '<out,new> Merempes dahan yang menutup lampu.',
    '<out,new> Menyambung daya dari gardu terdekat.',
    '<cable> Merapikan kabel milik penyedia internet.',
  ],
};

export const WATER_WORK: WorkWords = {
  question: [
    'Mohon nomor pelanggan dan sejak jam berapa air tidak mengalir.',
    'Apakah tetangga mengalami hal yang sama?',
    'Apakah meter tetap berputar saat semua kran ditutup?',
  ],
  interim: ['Air bersih dikirim dengan mobil tangki dua kali sehari.', 'Hidran umum dibuka untuk warga.'],
  costly: ['Penggantian pipa tua sepanjang {m} meter masuk rencana investasi tahun depan.'],
  part: ['Memulihkan aspal setelah pipa diperbaiki.', 'Menyiapkan tangki air.'],
};
