import type { WorkWords } from './work.ts';

export const WASTE_WORK: WorkWords = {
  question: [
    '<pickup> Sampah itu ada di TPS, di pinggir jalan, atau di lahan kosong?',
    '<dump> Biasanya jam berapa ada yang membuang?',
    '<pickup> Sejak hari apa sampah tidak diambil?',
    '<pollution> Dari usaha apa kira-kira limbahnya?',
  ],
  interim: [
    '<pickup> Ditempatkan kontainer tambahan.',
    '<pickup> Sampah disemprot agar tidak berbau sambil menunggu truk.',
    '<pollution> Saluran pembuangan ditutup sementara.',
  ],
  costly: [
    '<pickup> Pembangunan TPS baru memerlukan lahan dan anggaran yang belum tersedia.',
    '<pickup> Truk pengganti masuk usulan pengadaan.',
  ],
  part: [
    '<pickup> Mengimbau warga soal jadwal buang sampah.',
    '<dump,pollution> Menindak pembuang liar.',
    '<dump> Membersihkan saluran dari sampah.',
  ],
};

export const TREE_WORK: WorkWords = {
  question: [
    '<trim,fell,fallen> Pohon itu di tepi jalan atau di halaman rumah?',
    '<trim,fallen> Apakah dahannya menyentuh kabel?',
    '<trim,fell> Kira-kira berapa pohon dan setinggi apa?',
    '<trim,fell> Apakah mobil tangga bisa masuk ke lokasi?',
  ],
  interim: [
    '<trim,fell> Dahan paling berbahaya sudah dipotong, pohon diberi tanda.',
    '<trim,fell,fallen> Area di bawah pohon diberi garis pengaman.',
    '<damage> Mainan yang rusak diturunkan.',
  ],
  costly: [
    '<damage> Perbaikan taman seluruhnya memerlukan anggaran penataan tersendiri.',
    '<trim,fell> Penebangan pohon besar dekat bangunan memerlukan alat sewa.',
  ],
  part: [
    '<trim> Memadamkan jaringan listrik saat perempesan.',
    'Mengatur lalu lintas.',
    '<fell> Memperbaiki trotoar bekas akar.',
  ],
};

export const TRAFFIC_WORK: WorkWords = {
  question: [
    '<jam> Jam berapa biasanya paling macet?',
    '<sign> Lampu arah mana yang mati?',
    '<transport> Nomor atau jurusan angkutannya apa?',
    '<sign> Rambu yang dimaksud di sisi mana dari simpang?',
  ],
  interim: [
    '<jam,sign> Petugas mengatur manual pada jam sibuk.',
    '<jam,sign> Dipasang barikade air dan rambu sementara.',
  ],
  costly: [
    '<sign> Pemasangan APILL baru memerlukan pengadaan.',
    '<jam> Perubahan simpang memerlukan kajian lalu lintas dan anggaran fisik.',
  ],
  part: [
    '<jam> Menempatkan personel pada jam sibuk.',
    '<jam> Memperbaiki permukaan jalan di simpang.',
    '<jam> Menertibkan parkir di sekitar simpang.',
  ],
};

export const PARKING_WORK: WorkWords = {
  question: [
    'Jam berapa kejadiannya dan berapa yang diminta?',
    'Apakah diberi karcis, dan apa warna rompinya?',
    'Sebelah mana dari toko terdekat?',
  ],
  interim: ['Petugas berjaga setiap malam Minggu.', 'Dipasang kerucut pembatas.'],
  costly: ['Pembuatan kantong parkir memerlukan lahan dan anggaran.'],
  part: ['Mendampingi penertiban.', 'Memasang rambu larangan parkir.'],
};

export const ORDER_WORK: WorkWords = {
  question: [
    '<noise,alcohol> Jam berapa dan hari apa biasanya terjadi?',
    '<noise> Apakah dari dalam bangunan atau dari halaman?',
    'Sejak kapan kegiatan itu berlangsung?',
  ],
  interim: [
    '<noise,alcohol> Patroli dilewatkan setiap malam.',
    '<noise> Pengelola diminta menurunkan volume sampai ada keputusan.',
  ],
  costly: [
    '<pkl> Penyiapan lokasi relokasi memerlukan anggaran.',
    '<building> Pembongkaran memerlukan alat dan biaya yang belum dianggarkan.',
  ],
  part: [
    '<noise> Mengukur tingkat kebisingan.',
    '<noise,building,alcohol> Memeriksa izin usaha.',
    '<pkl> Menyiapkan tempat sementara bagi pedagang.',
  ],
};
