/** Whole texts about streets, water and light, each by a person with a way of their own. */
export const OWN_STREET_TEXTS: Readonly<Record<string, readonly string[]>> = {
  'road.pothole': [
    'Lapor: 1) lokasi {lokasi}. 2) kerusakan: lubang {cm} cm, ada {n} titik. 3) sejak: {lama}. 4) bahaya: ya, sudah ada yang jatuh. 5) permintaan: ditambal. Semoga formatnya benar, saya baca dulu petunjuknya.',
    'Pagi ini saya menghitung, dari rumah sampai gerbang perumahan ada 23 lubang. Anak saya yang kelas dua ikut menghitung sambil dibonceng, jadi sekalian belajar. Yang paling besar {di}, itu saja dulu yang ditambal.',
    'Bapak saya tukang becak, umur 67, pangkalannya {patokan}. Beliau tidak bisa menulis pesan jadi saya yang menuliskan: jalan di {jalan} rusak, becaknya berat, kalau masuk lubang pinggangnya kambuh. Tolong diaspal.',
    'Katanya {jalan} mau diaspal setelah Agustusan. Sekarang sudah lewat. Kami tidak minta hotmix, tambalan dingin pun jadi, asal malam-malam tidak ada lagi suara motor jatuh.',
    'pak ini jalannya {di} sdh sy timbun pake urug 3 gerobak uang sendiri. hilang kena hujan. trs gimana lagi. mhn dibantu aspal aja tenaga dari kami',
    'Titik: {jalan}, {patokan}. Lubang ada di jalur kiri dari arah utara, ukuran kira-kira 80 x 60 cm, kedalaman {cm} cm, tepi tajam. Lalu lintas padat pukul 06.30-07.30. Saran: tambal sementara malam hari.',
  ],
  'road.utility': [
    'Bekas galian {di} ini ibarat polisi tidur terbalik: turun, bukan naik. Sudah memakan dua shockbreaker tetangga. Siapa pun yang menggali, tolong ingat menutup.',
    'Mohon maaf mau tanya. Kalau galian kabel sudah selesai, berapa lama wajib dikembalikan seperti semula? Di {lokasi} sudah {lama} masih tanah. Kalau ada aturannya, saya mau tunjukkan ke mandornya.',
  ],
  'road.bridge': [
    'Jembatan {di} dibangun zaman bapak saya muda. Sekarang dilewati truk tangki setiap hari. Ada lubang kecil di lantainya, dari situ kelihatan air sungai. Lubang kecil, tapi tolong jangan menunggu jadi lubang besar.',
  ],
  'road.sidewalk': [
    'Ibu saya pakai tongkat. Trotoar {di} naik turun di setiap pintu toko, jadi beliau memilih jalan di aspal. Saya yang jantungan. Tolong diratakan.',
  ],
  'drain.blocked': [
    'Setiap hujan, saya dan tetangga depan berlomba mengangkat sampah dari mulut got {di} pakai garu. Kami sudah hafal: kalau terlambat lima menit, air masuk. Kami berdua umurnya sudah di atas 60. Mohon dibantu yang muda-muda dari satgas.',
    'Got {di} arah alirannya terbalik setelah diperbaiki. Yang rendah di tengah, jadi airnya parkir di situ dan tidak ke mana-mana. Bukan sampah, ini soal kemiringan. Kalau petugas datang bawa selang air pasti langsung kelihatan.',
    'mau nanya, got yg ditutup cor tetangga itu boleh gk sih? {di}. airnya jd balik ke rmh sy. sy gk enak negur krn msh saudara',
    'Laporan dari ibu-ibu PKK {rt}: saluran {di} tertutup akar dan kain bekas. Kami sudah bersih-bersih sampai batas yang kami bisa. Foto sebelum dan sesudah kerja bakti kami lampirkan supaya tidak dikira hanya menyuruh.',
    'Bau got {di} kalau siang luar biasa. Saya punya usaha jahit, pelanggan fitting sambil pakai masker. Lucu sih, tapi lama-lama tidak lucu.',
  ],
  'drain.flood': [
    'Kronologi: hujan mulai jam {jam}. Lima belas menit kemudian air di {lokasi} semata kaki. Setengah jam, sebetis. Satu jam, masuk dapur. Surut setelah {k} jam. Lumpurnya dua ember. Ini yang ketiga bulan ini.',
    'banjiiir {di}. motor hanyut 1 sdh diselamatkan warga. tlg petugas, mbah di rmh pojok tdk bisa jalan',
    'Saya mahasiswa, kos di {lokasi}. Kalau hujan malam kami angkat laptop ke lantai dua, gantian jaga. Ibu kos sudah meninggikan lantai dua kali, jalannya juga ikut ditinggikan. Kapan selesainya perlombaan ini?',
  ],
  'drain.manhole': [
    'Anak saya umur enam masuk sebelah kakinya ke lubang saluran {di} karena besi penutupnya hilang. Lecet sampai lutut. Saya tutup pakai papan dan batu. Tolong sebelum ada anak lain.',
    'Besi penutup got {di} bunyinya klotak-klotak tiap ada mobil, dari subuh sampai malam. {kapan} bunyinya berhenti. Saya senang, ternyata besinya dicuri.',
  ],
  'river.bank': [
    'Retakan tanah di belakang rumah {di} saya tandai pakai cat, tanggal dan jaraknya. Bulan lalu dua jari, sekarang satu telapak tangan. Saya lampirkan fotonya berurutan. Mohon ada yang paham tanah datang melihat.',
  ],
  'light.out': [
    'Ada tiga lampu {di}. Yang satu mati, yang satu hidup, yang satu sedang berpikir. Maaf bercanda, tetapi kedipannya sungguh membuat pusing dan gelapnya sungguh bahaya.',
    'Lapor lampu padam. Lokasi {lokasi}. Tiang besi, ada nomornya tapi sudah luntur. Padam total {sejak}. Rumah sekitar listriknya normal.',
    'Anak gadis saya pulang les jam {jam}. Saya jemput pakai motor, tapi lampu motor saya juga kuning. {jalan} {patokan} gelapnya seperti hutan. Kalau lampunya hidup, saya bisa menunggu di rumah saja.',
    'pak lampu {di} mati lg. bln lalu sdh dibetulkan mksh, tp skrg mati lg. mgkn bkn lampunya tp kabelnya',
    'Saya penjual nasi goreng keliling, lewat {jalan} tiap malam. Sudah {lama} gelap, pelanggan tidak berani keluar gang. Rezeki saya ikut padam, Pak.',
    'Kepada bagian PJU. Terima kasih, lampu di ujung timur {jalan} sudah hidup. Yang {patokan} belum, mungkin terlewat karena ketutup pohon. Mohon sekalian dirempes kalau bisa.',
  ],
  'light.new': [
    'Di {lokasi} sekarang sudah ada {nn} rumah, dulu sawah. Penduduknya datang, lampunya belum. Kalau perlu iuran tiang kami bersedia, tapi tidak tahu tiang apa yang diperbolehkan.',
    'Usul satu titik lampu saja {di}. Persis di situ jalan turun, belok, lalu jembatan. Tiga bahaya dalam sepuluh meter.',
  ],
  cable: [
    'Saya supir truk mebel. Kabel {di} terlalu rendah, minggu ini saya putus satu tanpa sengaja dan dimarahi warga satu gang karena wifi mati. Salah saya, tapi salah kabelnya juga. Tolong dinaikkan.',
  ],
  'water.supply': [
    'Mandi pakai air isi ulang ternyata mahal. Hari pertama masih lucu, hari ketiga sudah tidak. Air {di} tolong dialirkan, atau minimal kami diberi tahu sampai kapan.',
    'Saya catat: Senin keluar jam 02.00-04.00, Selasa tidak keluar, Rabu keluar keruh, Kamis tidak keluar. Nomor pelanggan {pelanggan}. Kalau memang digilir, tolong jadwalnya dibagikan.',
    'air mati lg {di}. di grup kampung smua ngeluh. cs dihubungi jwbnya template. nmr plgn {pelanggan}',
  ],
  'traffic.jam': [
    'Polisi tidur {di} dipasang warga sendiri, tingginya seperti tanggul. Pelannya dapat, macetnya juga dapat. Mohon diganti yang standar.',
    'Saya guru. Setiap jam {jam} saya berdiri di tengah {jalan} membantu anak-anak menyeberang, padahal saya tidak punya rompi maupun wewenang. Tolong ada petugas, satu saja, dua puluh menit saja.',
  ],
  'traffic.sign': [
    'Lampu merah {di} hijaunya tujuh detik. Saya hitung berkali-kali: cukup untuk tiga mobil dan satu doa. Yang arah sebaliknya empat puluh detik padahal kosong.',
  ],
  'parking.illegal': [
    'Uang saya kembali, petugasnya minta maaf, masalahnya selesai minggu lalu. Hari ini orang yang sama, tempat yang sama ({lokasi}), tarif yang sama. Jadi saya lapor lagi.',
    'Saya beli bakso dua belas ribu, parkirnya lima ribu. Lokasi {lokasi}. Saya tanya kenapa, katanya "setorannya segitu". Setoran ke siapa? Itu yang saya ingin pemerintah cari tahu.',
    'Ada mobil warna perak parkir {di} sejak {lama} lalu, bannya kempes semua, sudah jadi rumah kucing. Gang kami tinggal cukup untuk satu motor. Mohon diderek, tidak ada yang mengaku punya.',
    'jukir {di} td minta 10rb krn plat luar kota. sy org sini pak, platnya aja yg luar. mosok dibedakno',
  ],
  transport: [
    'Kursi halte {di} tinggal besinya. Nenek-nenek duduk di atas helm cucunya. Saya foto, saya kirim ke sini, semoga ada yang tergerak mengganti papan duduknya.',
  ],
};
