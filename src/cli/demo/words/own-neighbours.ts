/** Whole texts about waste, trees, neighbours and counters, each by a person with a way of their own. */
export const OWN_NEIGHBOUR_TEXTS: Readonly<Record<string, readonly string[]>> = {
  'waste.pickup': [
    'Bu RT menyuruh kami memilah sampah: basah, kering, botol. Kami pilah. Datang truknya (kalau datang), semua dicampur lagi. Anak saya bertanya "terus tadi buat apa, Ma?" Saya tidak punya jawaban. Lokasi {lokasi}.',
    'sampah blm diambil {lama} {di}. td ada petugas lewat tp katanya bkn wilayahnya. wilayah siapa pak',
    'Sebentar lagi kampung {rt} menerima tamu lomba kelurahan. TPS {patokan} masih penuh. Ini bukan soal lomba saja, tapi kalau boleh sekalian jadi alasan supaya cepat, tidak apa-apa.',
    'Saya petugas gerobak sampah di {kel}. Bukan kami malas, TPS-nya penuh sampai pintu jadi gerobak tidak bisa masuk. Kami antre menunggu truk dari jam 5 pagi. Tolong truknya ditambah, kami juga ingin pulang.',
  ],
  'waste.dump': [
    'Di pagar tanah kosong {di} ada tulisan "dilarang buang sampah, kecuali monyet". Ternyata monyetnya banyak, tiap malam datang naik motor. Mohon ada cara lain selain tulisan.',
    'Dua kali saya memergoki mobil bak terbuka menurunkan puing {di}, sekitar jam {jam}. Waktu saya dekati langsung pergi. Puingnya sekarang menutup separuh saluran. Mohon dipasang portal.',
    'asap lagi asap lagi {di}. jemuran sdh sy cuci ulang 2x. yg bakar bkn org jahat cm bandel. tolong disosialisasi aja dulu',
  ],
  'env.pollution': [
    'Kolam lele saya {di} mati semua, kira-kira dua ratus ekor. Airnya ambil dari selokan yang sama sejak 2011 dan baru kali ini begini. Sampel airnya saya simpan di botol, di kulkas. Mohon diambil sebelum istri saya membuangnya.',
    'Pabrik tahu {di} sudah ada sebelum saya lahir, jadi saya tidak minta ditutup. Tapi dulu limbahnya jadi pakan sapi, sekarang langsung ke kali. Tolong dibuatkan bak pengolahan bersama.',
  ],
  'tree.trim': [
    'Pohon {di} setiap angin membuat warga keluar rumah dan menatap ke atas bersama-sama, seperti menunggu gerhana. Dahan yang sebelah barat sudah retak di pangkalnya. Tolong sebelum benar-benar jadi tontonan.',
    'Lapor dahan kering. Jenis: sono. Lokasi: {lokasi}. Tinggi dahan kira-kira 7 meter, di atas tempat mangkal becak. Akses mobil tangga: bisa. Kabel: ada di sisi selatan.',
    'saya sdh minta rempes dr {lama} lalu lewat surat RT. skrg dahannya sdh masuk jendela lantai 2 kos sy hehe. anak kos buat jemuran. tp serius pak ini kl angin ngeri',
    'Mohon maaf, kemarin sudah ada petugas merempes pohon {di} dan hasilnya bagus. Hanya saja potongan dahannya ditinggal di trotoar sejak {lama} lalu. Tinggal itu saja.',
  ],
  'tree.fell': [
    'Pohon palem {di} mati berdiri. Tidak ada daunnya, hanya tiang. Anak-anak menyebutnya "tiang listrik ndeso". Lucu sampai kemarin ada pelepah jatuh menimpa atap bedak orang jualan.',
  ],
  'tree.fallen': [
    'Posisi sekarang: pohon melintang penuh di {lokasi}, motor bisa lewat trotoar, mobil tidak. Tiga warga jaga. Tidak ada korban. Kabel internet putus, kabel listrik aman. Butuh gergaji besar dan truk.',
  ],
  'park.damage': [
    'Taman {di} bagus waktu diresmikan. Sekarang lampunya dua yang hidup, ayunannya satu yang utuh, dan papan peresmiannya yang paling terawat.',
  ],
  noise: [
    'Jam {jam}. Lagu keempat belas. Saya tidak bohong, saya menghitung karena tidak bisa tidur. Lokasi kafe: {lokasi}. Besok saya operasi katarak dan dokter bilang harus istirahat.',
    'Untuk bapak-bapak yang terhormat, knalpot yang lewat {jalan} tiap malam Minggu itu bukan hanya keras, tapi juga bolak-balik. Cukup ditunggu di {patokan} sekitar jam {jam}, pasti dapat.',
  ],
  'order.pkl': [
    'Trotoar {di} ini urutannya: pot bunga, gerobak, kursi pelanggan, motor, baru (kalau sisa) manusia. Saya mendorong stroller dan tidak pernah dapat sisanya.',
  ],
  'order.building': [
    'Papan izin di proyek {di} ditulis "renovasi rumah tinggal". Yang dibangun kos 24 kamar. Saya menghitung jendelanya. Mohon dicocokkan.',
  ],
  'order.beggar': [
    'Setiap lampu merah {di} ada anak laki-laki kira-kira delapan tahun berjualan tisu sampai jam {jam}. Saya selalu membeli, lalu sadar itu justru membuatnya tetap di situ. Tolong ditemui orang tuanya, pelan-pelan.',
  ],
  'civil.idcard': [
    'Nama saya di KTP kelebihan satu huruf. Kata petugas kurang penting. Kata bank penting. Kata BPJS penting. Saya ikut yang dua.',
    'Sudah daftar antrean online, dapat nomor {nn}, datang tepat waktu di {tempat}. Ternyata nomor online dan nomor kertas beda barisan, dan yang dipanggil yang kertas. Mohon diseragamkan.',
    'min mau tanya kk baru abis nikah itu pake buku nikah asli apa fotokopi? di web tulisannya beda sama yg di loket',
    'Ibu saya 81 tahun, tidak bisa berjalan, dan KTP-nya hilang. Apakah perekaman bisa di rumah? Kami tinggal di {rt} {kel}. Saya sudah bertanya di {tempat}, disarankan menulis ke sini.',
  ],
  license: [
    'Warung kopi saya kecil, kursinya enam. Pertanyaan di formulir izin ada soal amdal, jumlah tenaga asing, dan ekspor. Saya jawab tidak, tidak, tidak. Kok berkasnya masih "perlu perbaikan"?',
  ],
  tax: [
    'Saya mau bayar pajak tapi dipersulit, ini baru pertama kali saya alami. Kode bayarnya tidak muncul, di bank ditolak, di minimarket tidak terdaftar. Jatuh temponya minggu ini. Mohon dibantu supaya saya tidak didenda karena mau bayar.',
  ],
  'area.service': [
    'Di pintu kantor kelurahan {kel} tertulis "istirahat 12.00-13.00". Saya datang 11.35 sudah istirahat, kembali 13.20 belum selesai istirahat. Semoga badannya sehat karena banyak istirahat.',
  ],
  'health.service': [
    'Terima kasih untuk perawat puskesmas {kel} yang sabar sekali kemarin. Keluhannya satu: loket obatnya cuma satu orang, yang antre empat puluh. Beliau juga kelihatan lelah.',
  ],
  'health.dbd': [
    'Minggu ini di gang kami tiga anak dirawat, semuanya demam berdarah. Rumahnya berderet. Di tengahnya ada rumah kosong yang kolamnya penuh air, pemiliknya di luar kota. Mohon petugas yang berwenang membukanya. Lokasi {lokasi}.',
  ],
  'edu.school': [
    'Kamar mandi SD anak saya di {kel} cuma satu yang berfungsi untuk 200 murid. Anak saya menahan sampai pulang dan sekarang kena infeksi. Kata dokter sering kasus begini.',
    'Kami wali murid kelas 6 diminta iuran perpisahan 600 ribu di hotel. Sebagian besar tidak setuju tapi tidak berani bicara di grup karena takut anaknya ditandai. Mohon ada edaran tegas, dan mohon identitas saya disimpan.',
  ],
  'social.aid': [
    'Bantuan beras bulan ini saya terima, terima kasih. Tapi tetangga sebelah yang lebih susah tidak, karena KK-nya masih ikut anaknya yang sudah pindah. Beliau tidak bisa membaca, jadi saya yang menuliskan. Alamatnya {rt} {kel}.',
  ],
  market: [
    'Timbangan di beberapa lapak pasar {kel} tidak sama. Saya beli sekilo di satu tempat, ditimbang di rumah delapan ons. Bukan satu kali. Mohon ditera ulang.',
  ],
  conduct: [
    'Petugas di {tempat} berkata kepada ibu saya "wong tuo kok ngeyel" di depan banyak orang. Ibu saya tidak marah, tapi tidak mau kembali ke sana. Saya hanya minta ada yang menegur, tidak perlu dipecat.',
  ],
  other: [
    'Saya tidak tahu ini masuk kategori apa. Di {kel} ada nenek yang setiap pagi menyapu jalan satu gang tanpa diminta, sudah bertahun-tahun. Bisa tidak pemerintah memberi beliau penghargaan, atau minimal sapu baru?',
    'Tulisan nama jalan {di} salah eja. Kecil, tapi kurir sering nyasar.',
  ],
};
