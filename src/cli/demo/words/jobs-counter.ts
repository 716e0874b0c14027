import type { Jobs } from './jobs.ts';

export const COUNTER_JOBS: Jobs = {
  'civil.idcard': [
    [
      'Berkas ditelusuri. Permohonan tertahan karena satu lampiran tidak terbaca.',
      'Lampiran tidak terbaca.',
      'Lampiran dipindai ulang di loket, tidak perlu antre dari awal.',
      'Dokumen sudah jadi dan dapat diambil di loket dengan membawa resi.',
    ],
    [
      'Data sudah masuk, tetapi belum tersinkron dengan pusat.',
      'Sinkronisasi data terlambat.',
      'Data dikirim ulang dan dipantau setiap hari.',
      'Data sudah tersinkron. Silakan dicek kembali besok pagi.',
    ],
    [
      'Persediaan blangko di loket itu memang kosong {n} hari.',
      'Pengiriman blangko terlambat.',
      'Blangko dialihkan dari kecamatan lain, pemohon lama didahulukan.',
      'Blangko tersedia. Dokumen dicetak dan dapat diambil.',
    ],
  ],
  license: [
    [
      'Permohonan menunggu verifikasi lapangan dari dinas teknis.',
      'Jadwal verifikasi penuh.',
      'Verifikasi lapangan dijadwalkan minggu ini.',
      'Izin sudah terbit dan dapat diunduh dari akun pemohon.',
    ],
  ],
  labour: [
    [
      'Perusahaan sudah dihubungi dan mengakui keterlambatan.',
      'Pembayaran tertunda.',
      'Kedua pihak diundang mediasi. Identitas pelapor tidak disebut.',
      'Mediasi selesai, perusahaan membayar dalam dua tahap.',
    ],
  ],
  tax: [
    [
      'Tagihan dihitung dari luas lama. Ada data yang belum diperbarui.',
      'Data lama belum diperbarui.',
      'Data dikoreksi setelah dokumen dikirim lewat jalur tertutup.',
      'Tagihan sudah dikoreksi dan tunggakan dihapus dari sistem.',
    ],
  ],
  'area.service': [
    [
      'Kantor memang kekurangan petugas pada hari itu karena ada pendataan.',
      'Petugas kurang.',
      'Pejabat pengganti ditunjuk supaya surat tidak menunggu satu orang.',
      'Surat sudah ditandatangani dan dapat diambil. Pejabat pengganti sudah ditetapkan.',
    ],
    [
      'Penjelasan syarat di loket kurang lengkap dan kami mohon maaf.',
      'Syarat tidak dijelaskan di awal.',
      'Daftar syarat dipasang di pintu masuk.',
      'Daftar syarat terpasang dan petugas diberi pengarahan.',
    ],
  ],
  asset: [
    [
      'Tanah di {lokasi} tercatat sebagai aset kota.',
      'Belum ada papan dan pagar.',
      'Papan aset dipasang dan pemakai diminta mengurus izin sewa.',
      'Papan aset sudah terpasang dan pemakaiannya ditertibkan.',
    ],
  ],
  'health.service': [
    [
      'Jumlah pasien pada jam itu dua kali hari biasa, sedangkan dokter satu.',
      'Petugas kurang pada jam ramai.',
      'Jadwal dokter diatur ulang dan antrean dibagi per jam.',
      'Antrean dibagi per jam. Waktu tunggu turun menjadi sekitar {m} menit.',
    ],
    [
      'Persediaan obat yang disebut memang habis dua hari.',
      'Pengiriman terlambat.',
      'Obat dipinjam dari puskesmas terdekat.',
      'Obat sudah tersedia dan papan persediaan dipasang di loket.',
    ],
  ],
  'health.dbd': [
    [
      'Dari pemeriksaan jentik, {n} rumah positif.',
      'Banyak tempat air terbuka.',
      'Pemberantasan sarang nyamuk bersama warga, fogging fokus sesudahnya.',
      'Fogging selesai dan jentik diperiksa ulang, hasilnya turun.',
    ],
  ],
  'edu.school': [
    [
      'Sekolah dimintai penjelasan. Iuran tersebut tidak mempunyai dasar.',
      'Iuran tanpa dasar.',
      'Sekolah diminta mengembalikan dan membuat edaran.',
      'Iuran sudah dikembalikan kepada wali murid.',
    ],
    [
      'Kondisi sekolah sudah dilihat, {n} ruang perlu diperbaiki.',
      'Atap tua.',
      'Perbaikan ringan dikerjakan saat libur, selebihnya diusulkan.',
      'Ruang kelas sudah diperbaiki dan dipakai kembali.',
    ],
  ],
  'social.aid': [
    [
      'Petugas mengunjungi alamat dan bertemu keluarga.',
      'Alamat KTP berbeda sehingga tidak terdata.',
      'Keluarga diusulkan lewat musyawarah kelurahan berikutnya.',
      'Keluarga menerima bantuan sementara dan masuk usulan bulan depan.',
    ],
    [
      'Data penerima di RT tersebut diperiksa ulang bersama pengurus.',
      'Data belum diperbarui.',
      'Pemutakhiran data dilakukan dari rumah ke rumah.',
      'Data sudah diperbarui dan hasilnya ditempel di kelurahan.',
    ],
  ],
  'social.violence': [
    [
      'Petugas perlindungan sudah menghubungi pelapor dengan cara yang aman.',
      'Tidak ditulis di sini demi keamanan.',
      'Pendampingan diberikan. Rincian tidak ditulis di sini.',
      'Korban didampingi dan keadaannya aman.',
    ],
  ],
  market: [
    [
      'Atap dan saluran pasar sudah dilihat bersama kepala pasar.',
      'Perawatan tertunda.',
      'Talang diganti lebih dulu, saluran dikeruk malam hari.',
      'Talang diganti dan saluran pasar lancar.',
    ],
    [
      'Harga dan persediaan dipantau di {n} pasar.',
      'Pasokan terlambat.',
      'Operasi pasar diadakan bergiliran.',
      'Operasi pasar sudah dilaksanakan dan harga berangsur turun.',
    ],
  ],
  food: [
    [
      'Hewan yang dilaporkan terlihat di {lokasi}, {n} ekor.',
      'Tidak ada pemilik.',
      'Ditangkap dengan cara yang baik, divaksin, dan disteril.',
      'Hewan sudah ditangani dan divaksin.',
    ],
  ],
  internet: [
    [
      'Gangguan dibenarkan. Perangkat di lokasi mati.',
      'Perangkat rusak tersambar petir.',
      'Perangkat diganti dan dipantau.',
      'Layanan sudah normal kembali.',
    ],
    [
      'Alamat layanan berubah dan tautan lama belum diperbarui.',
      'Tautan lama.',
      'Tautan diperbarui di semua halaman.',
      'Tautan sudah diperbarui dan dapat dibuka.',
    ],
  ],
  tourism: [
    [
      'Sarana di {lokasi} sudah diperiksa bersama pengelola.',
      'Perawatan kurang.',
      'Bagian yang rusak diperbaiki dan tarif resmi dipasang.',
      'Sarana diperbaiki dan papan tarif terpasang.',
    ],
  ],
  conduct: [
    [
      'Keterangan pelapor dan catatan layanan sudah dikumpulkan.',
      'Prosedur layanan tidak diikuti.',
      'Pemeriksaan dilanjutkan oleh tim. Identitas pelapor tidak dibuka kepada siapa pun.',
      'Pemeriksaan selesai. Pelanggaran terbukti dan sanksi dijatuhkan sesuai aturan disiplin.',
    ],
    [
      'Saksi sudah dimintai keterangan secara terpisah.',
      'Tidak ditemukan cukup bukti.',
      'Terlapor dipanggil setelah bukti lengkap.',
      'Bukti belum cukup untuk menyatakan pelanggaran, tetapi prosedur di loket diperbaiki.',
    ],
  ],
  other: [
    [
      'Keadaan di {lokasi} sudah dicek dan sesuai dengan laporan.',
      'Belum ada penanggung jawab yang jelas.',
      'Ditindaklanjuti bersama pengelola setempat.',
      'Sudah ditangani bersama pengelola dan dicek di lapangan.',
    ],
    [
      'Laporan dipelajari bersama petugas lapangan.',
      'Perawatan kurang.',
      'Petugas mengunjungi kembali dan menyampaikan hasilnya.',
      'Pengelola sudah membenahi sesuai arahan.',
    ],
  ],
};
