/**
 * What passwords are really made of, here and elsewhere: common passwords, rows of the keyboard, words of every day.
 * Lower case, letters only; digits and signs around them add nothing. The city's own names come from its settings.
 */
export const COMMON_WORDS: readonly string[] = `
password passwort passwd kata sandi katasandi katakunci rahasia secret welcome letmein login masuk default changeme
admin administrator root user guest tamu test testing coba cobacoba demo master superman batman dragon monkey football
baseball princess sunshine shadow michael jordan hunter killer freedom whatever trustno computer komputer internet
qwerty qwertyuiop asdf asdfg asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qwer poiuy lkjhg mnbvc abcd abcde abcdef
abcdefgh abcdefghijklmnopqrstuvwxyz iloveyou loveyou love sayang cinta sayangku cintaku akucintakamu akusayangkamu kamu
aku ayah bunda ibu bapak mama papa anak keluarga keluargaku istriku suamiku kucing anjing bismillah alhamdulillah
assalamualaikum subhanallah astaghfirullah allahuakbar insyaallah muhammad ahmad rahmat berkah semangat sukses bahagia
terimakasih selamat pagi siang malam indonesia indonesiaraya merdeka pancasila garuda nusantara jakarta surabaya bandung
semarang yogyakarta jogja sidoarjo jawa timur jatim kota kabupaten kecamatan kelurahan desa pemkot pemkab pemda pemerintah
dinas kantor balaikota walikota bupati kepala bidang seksi bagian petugas operator koordinator pegawai asn pns honorer
pengaduan aduan lapor laporan keluhan masyarakat warga pelayanan layanan publik online aplikasi sistem januari februari
maret april mei juni juli agustus september oktober november desember senin selasa rabu kamis jumat sabtu minggu
january february march june july august october december monday tuesday wednesday thursday friday saturday sunday
persib persebaya persija arema aremania bonek liverpool barcelona manchester chelsea arsenal juventus realmadrid naruto
doraemon sasuke pokemon google facebook instagram whatsapp tiktok samsung xiaomi oppo vivo iphone android windows
minecraft freefire mobilelegend starwars summer winter spring autumn flower bunga mawar melati matahari bulan bintang
jangan lupa lupalagi ganti gantisandi baru lama sementara
`
  .trim()
  .split(/\s+/);
