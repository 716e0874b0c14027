import type { Jobs } from './jobs.ts';

export const ORDER_JOBS: Jobs = {
  'waste.pickup': [
    [
      'Pengangkutan di {lokasi} tertunda karena armada diperbaiki.',
      'Armada rusak.',
      'Sampah diangkut dengan truk cadangan, lalu jadwal kembali seperti semula.',
      'Sampah sudah diangkut {n} rit dan lokasinya disiram.',
    ],
    [
      'TPS melebihi kapasitas. Sebagian sampah berasal dari luar lingkungan.',
      'TPS dipakai warga luar wilayah.',
      'Kontainer diganti yang lebih besar dan ritasi ditambah.',
      'TPS kosong, kontainer diganti, dan ritasi ditambah satu kali sehari.',
    ],
    [
      'Jadwal untuk wilayah ini bergeser dan belum diumumkan. Kami mohon maaf.',
      'Perubahan jadwal tidak disampaikan kepada warga.',
      'Sampah diambil besok pagi dan jadwal baru ditempel di balai RW.',
      'Sampah sudah diangkut dan jadwal baru sudah ditempel.',
    ],
  ],
  'waste.dump': [
    [
      'Petugas menemukan tumpukan liar sekitar {n} meter kubik di {lokasi}.',
      'Tidak ada pengawasan pada malam hari.',
      'Lokasi dibersihkan bersama kelurahan, lalu diberi papan dan diawasi pada jam rawan.',
      'Tumpukan sudah bersih. Papan terpasang dan RT membantu mengawasi.',
    ],
    [
      'Ada bekas pembakaran sampah. Pemiliknya sudah ditemui.',
      'Kebiasaan membakar sampah halaman.',
      'Diberi penjelasan dan surat pernyataan, dipantau dua minggu.',
      'Pemilik membuat pernyataan tidak membakar sampah lagi dan dipantau tidak terulang.',
    ],
  ],
  'env.pollution': [
    [
      'Contoh air diambil dari saluran di {lokasi}.',
      'Usaha belum punya pengolah limbah.',
      'Hasil laboratorium keluar dalam {n} hari kerja. Pemilik usaha dipanggil setelahnya.',
      'Pemilik usaha memasang bak penampung. Air di saluran jernih saat diperiksa ulang.',
    ],
    [
      'Bau berasal dari tempat usaha yang ventilasinya menghadap permukiman.',
      'Penyaring udara tidak dipakai.',
      'Pemilik diminta memasang penyaring dan menutup sisi permukiman.',
      'Penyaring terpasang dan warga sekitar membenarkan baunya berkurang.',
    ],
  ],
  'tree.trim': [
    [
      'Pohon di {lokasi} sudah diperiksa. Dahan sisi jalan menyentuh kabel.',
      'Dahan terlalu lebat.',
      'Dirempes bersama PLN, jaringan dipadamkan sebentar.',
      'Dahan yang menyentuh kabel sudah dipotong dan ranting diangkut.',
    ],
    [
      'Ada {n} pohon yang perlu dirempes, batangnya sehat.',
      'Lama tidak dirempes.',
      'Masuk antrean regu RTH, dahan kering didahulukan.',
      'Perempesan {n} pohon selesai. Lampu dan rambu terlihat kembali.',
    ],
    [
      'Satu dahan besar di {lokasi} lapuk dan menggantung di atas jalan.',
      'Dahan lapuk dimakan rayap.',
      'Dahan lapuk diambil memakai mobil tangga, sisanya menunggu giliran.',
      'Dahan lapuk sudah diambil. Pohonnya tetap berdiri dan sehat.',
    ],
  ],
  'tree.fell': [
    [
      'Batang keropos di bagian bawah, garis tengah sekitar {cm} cm. Layak ditebang.',
      'Batang lapuk dimakan rayap.',
      'Ditebang setelah izin terbit dan diganti bibit.',
      'Pohon ditebang dan bibit pengganti ditanam.',
    ],
    [
      'Akar mengangkat trotoar tetapi pohonnya masih kuat.',
      'Ruang akar terlalu sempit.',
      'Akar dipotong sebagian dan trotoar diratakan, pohon tidak ditebang.',
      'Akar sudah dipotong dan trotoar diratakan. Pohon dipertahankan.',
    ],
  ],
  'tree.fallen': [
    [
      'Pohon tumbang menutup jalan di {lokasi}, kabel di bawahnya sudah diamankan.',
      'Angin kencang saat hujan.',
      'Batang dipotong dan diangkut sekarang juga.',
      'Batang sudah dipotong dan jalan terbuka kembali.',
    ],
    [
      'Dahan besar patah dan menimpa pagar, tidak ada korban.',
      'Dahan lapuk tertiup angin.',
      'Dahan dipindahkan lebih dulu, sisa pohon diperiksa.',
      'Dahan sudah diangkat, sisa pohon diperiksa dan aman.',
    ],
  ],
  'park.damage': [
    [
      'Yang rusak di taman: ayunan, {n} bangku, dan satu lampu.',
      'Pemakaian berlebihan.',
      'Mainan yang berbahaya diangkut lebih dulu, penggantinya menyusul.',
      'Bangku dan ayunan diganti, rumput dipotong.',
    ],
  ],
  'traffic.jam': [
    [
      'Pemantauan di {lokasi} pada jam sibuk menunjukkan antrean sekitar {m} meter.',
      'Kendaraan menunggu di badan jalan.',
      'Petugas ditempatkan pada jam sibuk selama {n} minggu sebagai uji coba.',
      'Antrean berkurang setelah petugas ditempatkan dan tempat menunggu dipindah.',
    ],
    [
      'Waktu hijau di simpang belum sesuai dengan arus sekarang.',
      'Arus berubah sejak jalan tembus dibuka.',
      'Waktu hijau diatur ulang dan diuji seminggu.',
      'Waktu hijau diubah. Antrean turun menjadi kurang dari satu putaran lampu.',
    ],
  ],
  'traffic.sign': [
    [
      'APILL di {lokasi} padam karena modul kendali rusak.',
      'Modul kendali rusak.',
      'Modul diganti, sementara petugas mengatur manual.',
      'APILL sudah menyala normal.',
    ],
    [
      'Rambu roboh dan cat marka pudar.',
      'Tertabrak kendaraan dan aus.',
      'Rambu dipasang kembali, marka dicat saat kering.',
      'Rambu terpasang dan marka dicat ulang.',
    ],
    [
      'Cermin tikungan di {lokasi} pecah, tiangnya masih baik.',
      'Tertabrak kendaraan.',
      'Cermin pengganti diambil dari gudang.',
      'Cermin baru terpasang dan arahnya disetel bersama warga.',
    ],
  ],
  transport: [
    [
      'Halte di {lokasi} rusak pada atap dan tempat duduk.',
      'Usia bangunan.',
      'Atap diganti dan bangku dipasang.',
      'Atap halte diganti dan bangkunya sudah bisa dipakai.',
    ],
    [
      'Kendaraan di trayek ini berkurang dan menunggu penumpang terlalu lama.',
      'Jumlah kendaraan berkurang.',
      'Pengurus trayek dipanggil dan waktu tunggu dibatasi.',
      'Pengurus trayek sepakat menunggu paling lama lima menit. Petugas memantau.',
    ],
  ],
  'parking.illegal': [
    [
      'Petugas mendatangi {lokasi}. Juru parkir tidak dapat menunjukkan kartu tugas.',
      'Juru parkir tanpa surat tugas.',
      'Juru parkir dipanggil untuk pembinaan. Bila terulang diproses bersama kepolisian.',
      'Juru parkir liar sudah ditertibkan dan membuat pernyataan. Titik ini dipantau dua minggu.',
    ],
    [
      'Titik ini parkir resmi, tetapi tarif yang ditarik melebihi ketentuan.',
      'Papan tarif tidak ada.',
      'Papan tarif dipasang dan karcis diwajibkan.',
      'Papan tarif terpasang. Juru parkir wajib memberi karcis.',
    ],
    [
      '{n} kendaraan parkir di bawah rambu larangan di {lokasi}.',
      'Tempat usaha tidak menyediakan parkir.',
      'Patroli dijadwalkan pada jam rawan, yang melanggar digembok.',
      '{n} kendaraan ditindak dan pengelola menyediakan lahan parkir.',
    ],
  ],
  noise: [
    [
      'Regu mendatangi {lokasi}. Kegiatan memang melewati jam yang diizinkan.',
      'Pengeras suara menghadap permukiman.',
      'Teguran tertulis pertama. Volume diturunkan setelah jam 22.00.',
      'Pemilik menandatangani pernyataan. {n} malam dipantau dan dipatuhi.',
    ],
    [
      'Saat didatangi pertama kali tidak ada kegiatan, kunjungan kedua membenarkan laporan.',
      'Kurangnya pengawasan malam.',
      'Patroli malam dilewatkan dan kendaraan berknalpot bising ditindak.',
      'Patroli dilakukan {n} kali dan keadaan sudah tenang. Pemantauan diteruskan.',
    ],
  ],
  'order.pkl': [
    [
      'Ada {n} lapak di atas trotoar. Pedagang bersedia ditata.',
      'Belum ada tempat pindah.',
      'Pedagang dipindah ke lokasi yang disepakati bersama kecamatan.',
      'Trotoar di {lokasi} kosong dan pedagang menempati lokasi baru.',
    ],
  ],
  'order.building': [
    [
      'Bangunan di {lokasi} belum memiliki PBG dan melewati garis sempadan.',
      'Dibangun sebelum izin terbit.',
      'Pembangunan dihentikan sementara sampai izinnya lengkap.',
      'Pekerjaan disegel. Pemilik membongkar bagian yang melewati batas.',
    ],
    [
      'Material bangunan menutup separuh jalan.',
      'Tidak ada tempat menimbun.',
      'Pemilik diberi waktu {n} hari untuk memindahkan.',
      'Material sudah dipindahkan dan jalan disapu.',
    ],
  ],
  'order.billboard': [
    [
      'Reklame di {lokasi} tidak berizin dan rangkanya berkarat.',
      'Dipasang tanpa izin.',
      'Diturunkan pada operasi berikutnya.',
      'Reklame dan pakunya sudah dicabut.',
    ],
  ],
  'order.beggar': [
    [
      'Yang bersangkutan ditemui di {lokasi}. Keluarganya sedang dicari.',
      'Tidak punya tempat tinggal.',
      'Penjangkauan bersama pekerja sosial, tanpa paksaan.',
      'Yang bersangkutan tinggal di lingkungan pondok sosial dan keluarganya sudah dihubungi.',
    ],
  ],
  'order.alcohol': [
    [
      'Tempat yang dilaporkan sudah didatangi secara tertutup.',
      'Kurangnya pengawasan.',
      'Operasi dilakukan bersama kepolisian. Pelapor tidak disebut.',
      'Operasi sudah dilakukan dan tempatnya ditutup sementara.',
    ],
  ],
};
