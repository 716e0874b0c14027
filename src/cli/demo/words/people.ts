import type { WordBanks } from './bank.ts';

export const PEOPLE_WORDS: WordBanks = {
  'health.service': {
    what: [
      '<antre> antre di puskesmas {kel} dari jam {jam} belum dipanggil',
      'petugas pendaftaran puskesmas {kel} judes',
      'obat di puskesmas sering kosong, disuruh beli sendiri',
      'poli gigi puskesmas {kel} kuotanya cuma sedikit',
      '<antre> dokter di puskesmas {kel} datangnya siang terus',
      '<antre> pendaftaran online puskesmas tidak sinkron dengan antrean di tempat',
      'ruang tunggu puskesmas {kel} sempit, yang sakit dan yang imunisasi jadi satu',
    ],
    formal: [
      '<antre> kami menyampaikan keluhan atas lamanya waktu tunggu pelayanan di puskesmas wilayah {kel}',
    ],
    more: [
      '<antre> nomor antrean saya {nn}',
      '<antre> padahal saya bawa bayi demam',
      '<antre> yang datang belakangan dipanggil duluan',
      '<antre> sudah {k} jam',
      'alat tensinya katanya rusak',
    ],
    harm: ['<antre> bapak saya sampai lemas', 'kasihan lansia', 'akhirnya saya ke dokter swasta'],
    ask: [
      '<antre> mohon ditambah petugasnya',
      '<antre> tolong diperbaiki sistem antreannya',
      '<antre> mohon ada prioritas lansia',
    ],
    short: [
      'Antre puskesmas {kel} lama sekali',
      'obat puskesmas kosong',
      'dokter puskesmas {kel} blm datang jam segini',
    ],
    whole: [
      'Saya antar ibu kontrol gula di puskesmas {kel}. Datang jam 07.00, dipanggil 10.40, diperiksa empat menit. Dokternya baik dan jelas. Yang membuat lelah adalah menunggunya. Kalau jamnya dibagi, mungkin kami tidak perlu puasa sampai siang.',
    ],
    jv: ['antri nang puskesmas {kel} suwe temen, wong loro tambah loro'],
    en: [
      'We waited more than three hours at the health centre in {kel} with a sick baby. Please improve the queue.',
    ],
  },
  'health.dbd': {
    what: [
      'di {rt} {kel} sudah {k} orang kena demam berdarah',
      'mohon fogging {di}',
      'banyak nyamuk {di}, [ada anak dirawat karena DBD|takut DBD]',
      'kapan jadwal fogging {di}?',
      'anak tetangga {di} opname karena DBD',
    ],
    formal: [
      'kami memohon penyelidikan epidemiologi dan fogging {di} karena terdapat {n} kasus demam berdarah',
    ],
    more: [
      'surat rumah sakitnya ada',
      'got di sini banyak jentik',
      'kami sudah PSN tiap Minggu',
      'satu rumah dua anak kena',
    ],
    harm: ['warga khawatir menular', 'ada balita'],
    ask: ['mohon segera difogging', 'tolong jumantik dikirim', 'mohon abate'],
    short: ['Mohon fogging {di}', 'ada DBD {di}, {k} orang', 'nyamuk banyak {di} minta fogging'],
    jv: ['tulung disemprot {ndi}, akeh sing keno demam berdarah'],
  },
  'edu.school': {
    what: [
      '<uang> sekolah anak saya di {kel} minta uang [gedung|seragam|wisuda|kegiatan], katanya sukarela tapi ditentukan nominalnya',
      '<masuk> SPMB zonasi kok anak saya tidak diterima padahal rumah dekat',
      '<gedung> atap kelas SD di {kel} bocor',
      '<masuk> sistem pendaftaran SMP error waktu unggah kartu keluarga',
      '<bully> anak saya di-bully di sekolah, guru diam saja',
      'guru kelas anak saya sering kosong',
      '<uang> pungutan LKS di SD wilayah {kel} masih ada',
    ],
    formal: [
      '<uang> kami menanyakan dasar penarikan sumbangan di salah satu SMP negeri di {kel} yang besarnya ditentukan',
      '<gedung> mohon perhatian atas kondisi ruang kelas di {kel} yang rusak',
    ],
    more: [
      '<uang> kuitansinya tidak ada',
      '<uang> kalau tidak bayar tidak dapat kartu ujian',
      '<masuk> jaraknya hanya {nn} meter dari rumah',
      '<uang> rapat komite cuma formalitas',
      '<bully> saya takut anak saya yang kena',
    ],
    harm: [
      '<uang> anak saya jadi malu',
      '<uang> kami keluarga pas-pasan',
      '<bully> anak tidak mau sekolah lagi',
    ],
    ask: [
      '<uang> mohon dirahasiakan',
      'tolong ditinjau',
      '<uang> mohon penjelasan aturannya',
      '<uang> mohon sekolahnya ditegur',
    ],
    short: [
      'Sekolah negeri kok masih narik uang gedung?',
      'SPMB error dari tadi pagi',
      'atap SD di {kel} bocor',
    ],
    whole: [
      'Surat dari sekolah berbunyi "sumbangan sukarela minimal Rp750.000". Saya baca berulang kali, sukarela dan minimal dalam satu kalimat. Anak saya belum bayar dan namanya ditulis di papan. Mohon ditertibkan tanpa menyebut nama anak saya.',
      'Jarak rumah ke SMP menurut peta 480 meter, di sistem tercatat 1,2 km karena titik koordinatnya di kantor kelurahan. Sudah saya sanggah tetapi operator bilang tidak bisa diubah. Batas waktunya besok.',
    ],
    jv: ['sekolahe anakku njaluk duit terus, jare sukarela tapi ditentokno'],
  },
  'social.aid': {
    what: [
      '<sendiri> saya tidak dapat bansos padahal tetangga yang mampu dapat',
      '<sendiri> bantuan saya berhenti {sejak} tanpa pemberitahuan',
      '<sendiri> data DTSEN saya desilnya salah',
      '<orang> ada lansia sebatang kara {di} belum pernah dapat bantuan',
      '<sendiri> kartu bantuan saya saldonya kosong terus',
      '<sendiri> bagaimana cara usul bansos? pak RT bilang tidak ada kuota',
      '<sendiri> pembagian sembako di {rt} {kel} tidak merata',
    ],
    formal: ['<orang> kami mengusulkan satu keluarga kurang mampu {di} untuk mendapat bantuan sosial'],
    more: [
      '<orang> rumahnya masih gedek',
      '<orang> suaminya sakit stroke',
      '<sendiri> yang punya mobil malah dapat',
      '<sendiri> sudah daftar {lama} lalu',
      '<sendiri> NIK {nik} kalau mau dicek',
      '<sendiri> kerjanya buruh cuci',
    ],
    harm: ['<orang> makan saja dari tetangga', 'anaknya putus sekolah'],
    ask: ['mohon disurvei ulang', '<sendiri> tolong dicek datanya', 'mohon dibantu', '<sendiri> mohon adil'],
    short: ['Bansos salah sasaran {rt} {kel}', 'bantuan saya kok berhenti?', 'cara daftar DTSEN gmn'],
    whole: [
      'Di belakang rumah saya ada mbah yang hidup sendiri, umur kira-kira 80, jalan pun merambat. Beliau tidak punya HP, tidak punya anak, dan KTP-nya masih alamat lama. Karena alamatnya tidak cocok, tidak pernah masuk daftar. Lokasinya {di}. Tolong ada petugas yang datang, saya yang antar.',
      'Bukan iri, hanya heran. Di {rt} yang dapat bantuan ada yang baru beli motor, sedangkan bu janda penjual kerupuk tidak. Kalau pendataan ulang, mohon petugas masuk ke rumah, jangan hanya tanya dari pos.',
    ],
    jv: [
      'bantuan gak tau teko nang aku, sing sugih malah oleh. piye iki pak',
      'ono mbah-mbah urip dewe {ndi}, durung tau oleh bantuan. tulung ditiliki',
    ],
  },
  'social.violence': {
    what: [
      'tetangga saya {di} sering memukul istrinya',
      'ada anak kecil {di} yang sering menangis dipukuli',
      'saya mendengar kekerasan di rumah {di}, hampir tiap malam',
      'teman saya mengalami kekerasan dari suaminya, takut melapor',
    ],
    formal: ['saya melaporkan dugaan kekerasan dalam rumah tangga {di} dan mohon identitas saya dilindungi'],
    more: [
      'anaknya sampai memar',
      'kejadian terakhir {kapan}',
      'RT tidak berani ikut campur',
      'korban tidak pegang HP',
    ],
    harm: ['takut terjadi apa-apa', 'anaknya masih balita'],
    ask: ['tolong didampingi', 'mohon jangan sebut siapa yang lapor', 'mohon segera'],
    short: ['KDRT {di}, tolong segera', 'anak dipukuli {di}'],
    jv: ['tonggoku {ndi} sering diantemi bojone, tulung ditulungi pak. ojok ngomong teko aku'],
  },
  labour: {
    what: [
      '<hak> THR saya dan teman-teman belum dibayar',
      '<hak> gaji di tempat kerja saya {kel} di bawah UMK',
      '<hak> saya di-PHK tanpa pesangon',
      '<hak> ijazah saya ditahan perusahaan',
      'kapan ada job fair lagi?',
      '<hak> lembur tidak dibayar {sejak}',
    ],
    formal: [
      '<hak> saya mengadukan perusahaan di wilayah {kel} yang belum membayarkan hak pekerja sesuai ketentuan',
    ],
    more: [
      '<hak> sudah kerja {k} tahun',
      '<hak> teman saya juga ada {nn} orang',
      '<hak> HRD cuma bilang tunggu',
      '<hak> kontrak tidak pernah diberikan salinannya',
    ],
    harm: ['<hak> anak mau sekolah', '<hak> kami takut dipecat kalau melapor'],
    ask: ['<hak> mohon dimediasi', '<hak> tolong dirahasiakan', 'mohon arahannya'],
    short: ['THR belum cair sampai sekarang', 'ijazah ditahan perusahaan, bgmn?', 'info job fair bulan ini'],
    jv: ['THR durung dibayar, jare ngenteni. piye pak?'],
  },
};
