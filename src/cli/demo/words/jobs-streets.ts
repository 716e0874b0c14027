import type { Jobs } from './jobs.ts';

export const STREET_JOBS: Jobs = {
  'road.pothole': [
    [
      '[Tim sudah meninjau|Petugas sudah mengecek] {lokasi}. Ada {n} titik lubang, yang terdalam sekitar {cm} cm.',
      'Lapis aspal menua dan air menggenang di badan jalan.',
      'Lubang [ditambal aspal dingin|ditutup tambalan] lebih dulu, lalu dilapis saat cuaca kering.',
      'Penambalan di {lokasi} selesai. {n} titik ditutup aspal dan dipadatkan.',
    ],
    [
      'Aspal di {lokasi} terkelupas sepanjang kurang lebih {m} meter.',
      'Beban kendaraan berat melebihi kelas jalan.',
      'Bagian yang terkelupas [dibersihkan dan dilapis ulang|dikupas lalu dilapis ulang], dikerjakan malam hari agar tidak menambah macet.',
      'Bagian jalan sepanjang {m} meter sudah dilapis ulang dan dibersihkan.',
    ],
    [
      'Paving di {lokasi} ambles di {n} tempat karena pasir di bawahnya tergerus.',
      'Lapisan pasir tergerus air dari saluran yang bocor.',
      'Paving dibongkar, dasarnya dipadatkan, lalu dipasang kembali bersama warga.',
      'Paving di {n} tempat sudah dipasang ulang dan rata kembali.',
    ],
    [
      'Tambalan lama di {lokasi} lepas lagi. Kerusakan ada di sisi [kiri|kanan] jalan.',
      'Tambalan lama dikerjakan saat basah sehingga tidak melekat.',
      'Bekas tambalan dipotong kotak, dikeringkan, lalu diisi aspal panas.',
      'Tambalan diganti aspal panas dan dipadatkan dengan alat. Mohon tetap pelan sampai mengeras.',
    ],
    [
      'Badan jalan di {lokasi} ambles sekitar {cm} cm dan di bawahnya berongga.',
      'Tanah di bawah jalan terbawa air dari gorong-gorong yang retak.',
      'Titik ambles dibongkar dan gorong-gorongnya diperbaiki dulu, sesudah itu diaspal.',
      'Gorong-gorong diperbaiki, rongga diisi batu dan dipadatkan, lalu diaspal kembali.',
    ],
    [
      'Ruas ini tercatat sebagai jalan kota. Lubang berada {n} titik berderet sepanjang {m} meter.',
      'Drainase tepi jalan tersumbat sehingga air lewat di atas aspal.',
      'Saluran tepi dibersihkan bersamaan dengan penambalan supaya tidak cepat rusak lagi.',
      'Saluran tepi lancar dan {n} lubang sudah ditambal.',
    ],
  ],
  'road.utility': [
    [
      'Bekas galian di {lokasi} belum dipadatkan, permukaannya turun sekitar {cm} cm.',
      'Pelaksana galian tidak memulihkan jalan.',
      'Pelaksana dipanggil untuk memulihkan. Bila tidak dikerjakan, kami pulihkan dan biayanya ditagihkan.',
      'Bekas galian sudah dipadatkan dan diaspal oleh pelaksana, hasilnya kami periksa.',
    ],
    [
      'Timbunan tanah galian masih di tepi jalan sepanjang {m} meter.',
      'Pekerjaan kabel berhenti sebelum dirapikan.',
      'Tanah diangkut dan lubang ditutup sementara, pengaspalan menyusul.',
      'Tanah sudah diangkut dan bekas galian diaspal rata.',
    ],
  ],
  'road.bridge': [
    [
      'Pagar jembatan di {lokasi} patah, lantai dan tiangnya masih baik.',
      'Tertabrak kendaraan.',
      'Pagar sementara dipasang hari ini, pagar besi dibuat di bengkel.',
      'Pagar jembatan sudah diganti dan dicat.',
    ],
    [
      'Ada retak pada lantai jembatan, lebar sekitar {n} milimeter.',
      'Beban kendaraan dan usia bangunan.',
      'Kendaraan berat dibatasi dulu sambil menunggu pemeriksaan teknis.',
      'Retak sudah diisi, batas berat dipasang, dan jembatan diperiksa berkala.',
    ],
  ],
  'road.sidewalk': [
    [
      'Trotoar di {lokasi} pecah dan {n} ubin pemandu terlepas.',
      'Sering dilalui dan diparkiri motor.',
      'Ubin diganti dan bolard dipasang supaya motor tidak naik.',
      'Ubin yang pecah diganti dan jalur pemandu disambung kembali.',
    ],
    [
      'Permukaan trotoar terangkat sekitar {cm} cm.',
      'Akar pohon mengangkat permukaan.',
      'Trotoar dibongkar sebagian dan dibuat melandai.',
      'Trotoar sudah diratakan dan diberi ramp.',
    ],
  ],
  'drain.blocked': [
    [
      'Satgas sudah mengecek. Saluran di {lokasi} tertutup sedimen setebal {cm} cm.',
      'Sedimen dan sampah rumah tangga menumpuk.',
      'Saluran dikeruk dan lumpurnya diangkut [pada hari yang sama|dengan truk malam harinya].',
      'Pengerukan di {lokasi} selesai. Kurang lebih {n} meter kubik lumpur diangkut dan air mengalir.',
    ],
    [
      'Sumbatan ada di bawah plat beton, panjangnya sekitar {m} meter.',
      'Saluran tertutup bangunan sehingga tidak pernah dibersihkan.',
      'Plat dibuka di {n} titik untuk pengerukan, lalu dipasang kembali.',
      'Saluran sudah lancar. Plat dipasang kembali dan dapat dibuka untuk perawatan.',
    ],
    [
      'Gorong-gorong di {lokasi} penuh sampah plastik dan ranting.',
      'Sampah terbawa air dari hulu dan tertahan di mulut gorong-gorong.',
      'Dibersihkan dengan alat sedot, mulutnya dipasangi saringan.',
      'Sampah sebanyak {m} karung diangkat dan saringan dipasang.',
    ],
    [
      'Dasar saluran di pertemuan dua jalan lebih tinggi daripada saluran lama.',
      'Pertemuan saluran dibangun terlalu tinggi.',
      'Dasar saluran diturunkan sepanjang {n} meter supaya air tidak berhenti.',
      'Kemiringan saluran diperbaiki. Kami uji dengan air dan mengalir sampai ujung.',
    ],
  ],
  'drain.flood': [
    [
      'Genangan di {lokasi} karena inlet jalan tertutup daun dan sampah.',
      'Inlet tertutup sehingga air tidak masuk saluran.',
      'Inlet dibersihkan dan ditambah {n} lubang.',
      'Inlet dibersihkan dan ditambah. Pada hujan berikutnya air surut dalam waktu singkat.',
    ],
    [
      'Air datang dari saluran atas yang lebih besar, saluran di {lokasi} tidak cukup menampung.',
      'Kapasitas saluran tidak sebanding dengan air kiriman.',
      'Aliran dibagi ke saluran sebelah, pelebaran dihitung terpisah.',
      'Aliran sudah dibagi dan pintu air diatur. Lumpur sisa banjir dibersihkan bersama warga.',
    ],
  ],
  'drain.manhole': [
    [
      'Tutup saluran di {lokasi} memang tidak ada. Lubangnya sudah diberi pengaman.',
      'Tutup besi dicuri.',
      'Tutup baru dari beton dicetak supaya tidak dicuri lagi.',
      'Tutup beton sudah terpasang dan rata dengan jalan.',
    ],
    [
      'Tutup beton pecah menjadi {n} bagian.',
      'Dilewati kendaraan berat.',
      'Diganti tutup bertulang, sementara ini ditutup plat baja.',
      'Tutup bertulang sudah terpasang dan plat sementara ditarik.',
    ],
  ],
  'river.bank': [
    [
      'Plengsengan di {lokasi} longsor sepanjang {m} meter, rumah terdekat sekitar {n} meter.',
      'Tanah tebing jenuh air setelah hujan beberapa hari.',
      'Terpal dan garis pengaman dipasang hari ini, bronjong menyusul.',
      'Tebing sudah diperkuat bronjong sepanjang {m} meter.',
    ],
    [
      'Kaki tebing tergerus arus, bagian atasnya masih utuh.',
      'Arus berbelok dan menggerus kaki tebing.',
      'Kaki tebing diisi batu dan diperiksa setelah hujan.',
      'Kaki tebing sudah diisi batu kali dan tidak bergerak lagi.',
    ],
  ],
  'light.out': [
    [
      'Petugas PJU mengecek {lokasi}. Lampunya mati karena umur pakai habis.',
      'Umur lampu habis.',
      'Lampu diganti LED pada [patroli malam berikutnya|giliran patroli besok malam].',
      'Lampu di {lokasi} sudah diganti LED dan menyala.',
    ],
    [
      'Jaringan ke tiang tersebut putus, lampunya sendiri masih baik.',
      'Kabel putus terkena dahan.',
      'Kabel disambung oleh regu jaringan, dahan di sekitarnya dipotong.',
      'Kabel sudah disambung dan lampu menyala kembali.',
    ],
    [
      'MCB di panel turun, ini yang membuat satu deret padam.',
      'Panel lembap setelah hujan.',
      'Panel dikeringkan dan MCB diganti, lalu dipantau {n} malam.',
      'Lampu menyala kembali setelah MCB diganti. Sudah dicek {n} malam berturut-turut.',
    ],
    [
      'Sensor cahaya rusak sehingga lampu tidak menyala pada malam hari.',
      'Sensor cahaya rusak.',
      'Sensor diganti dan waktunya disetel.',
      'Sensor diganti. Lampu menyala mulai maghrib dan mati pagi hari.',
    ],
    [
      'Tiang di {lokasi} miring dan kabelnya terlepas.',
      'Tertabrak kendaraan.',
      'Tiang ditegakkan dengan mobil tangga, lampu dipasang lagi.',
      'Tiang sudah tegak dan lampunya menyala.',
    ],
  ],
  'light.new': [
    [
      'Di {lokasi} belum ada jaringan PJU. Tiang terdekat sekitar {m} meter.',
      'Ruas baru belum masuk jaringan.',
      'Titik ini dinilai bersama kelurahan dan masuk daftar pemasangan.',
      '{n} titik lampu baru sudah terpasang dan menyala.',
    ],
    [
      'Jarak antartiang di ruas ini terlalu jauh, di tengahnya gelap.',
      'Jumlah titik kurang.',
      'Satu titik ditambah pada tiang yang sudah ada.',
      'Lampu tambahan sudah dipasang pada tiang yang ada.',
    ],
  ],
  cable: [
    [
      'Kabel yang menjuntai di {lokasi} adalah kabel serat optik dan tidak bertegangan.',
      'Tersangkut kendaraan tinggi.',
      'Pemilik kabel diminta menaikkan. Bila tidak, kabel diturunkan.',
      'Kabel dinaikkan dan diikat rapi oleh pemiliknya.',
    ],
    [
      'Tiang telekomunikasi miring, ada {n} kabel yang menarik ke satu sisi.',
      'Beban kabel berlebih.',
      'Tiang ditegakkan bersama pemiliknya dan kabel mati dipotong.',
      'Tiang sudah tegak dan kabel mati diturunkan.',
    ],
  ],
  'water.supply': [
    [
      'Ada kebocoran pipa distribusi di {lokasi} sehingga tekanan turun.',
      'Pipa tua.',
      'Pipa disambung ulang. Selama itu air dikirim dengan tangki bila diminta.',
      'Pipa selesai diperbaiki dan air mengalir normal.',
    ],
    [
      'Pompa sumber berhenti karena listrik padam. Wilayah ini termasuk yang terdampak.',
      'Listrik sumber padam.',
      'Aliran dipulihkan bertahap, mulai dari wilayah bawah.',
      'Aliran sudah pulih. Bila masih kecil, mohon kran dibuka beberapa menit.',
    ],
    [
      'Meter air diperiksa dan putarannya tidak sesuai.',
      'Meter macet.',
      'Meter diganti dan tagihan dihitung ulang.',
      'Meter baru terpasang dan selisih tagihan dikembalikan.',
    ],
    [
      'Air keruh setelah perbaikan pipa karena endapan terbawa.',
      'Endapan di pipa ujung.',
      'Pipa dikuras malam hari.',
      'Pengurasan selesai. Air jernih menurut pemeriksaan di {n} rumah.',
    ],
  ],
};
