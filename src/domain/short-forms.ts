/**
 * How people shorten words on a telephone, and Javanese words with one plain Indonesian meaning. It only helps
 * to compare words, on both sides alike; nothing of it is ever shown. Words are compared after double letters
 * were squeezed, so "enggak" stands here as "engak".
 */
const FORMS = {
  jalan: 'jl jln jlan dalan ndalan dalanan',
  gang: 'gg',
  yang: 'yg sing',
  tidak: 'tdk tdak gak ga gk ngak nga g engak kagak tak ora ndak nda',
  belum: 'blm blom belom durung durong',
  sudah: 'sdh udh udah uda sudh wis wes dah',
  dengan: 'dgn dg dngn karo',
  karena: 'krn karna krna',
  tolong: 'tlg tlong tulung tulong',
  depan: 'dpn ngarep',
  belakang: 'blkg mburi',
  dekat: 'dkt cedak',
  sampai: 'sampe nganti',
  banyak: 'byk bnyk akeh',
  orang: 'org wong',
  besar: 'bsr gede',
  mati: 'padam',
  gelap: 'peteng',
  rusak: 'rsk rusk',
  lubang: 'lobang lubng bolong',
  berlubang: 'berlobang bolongan',
  air: 'banyu',
  sampah: 'smpah sampa uwuh',
  pohon: 'wit phon puun',
  tumbang: 'ambruk rubuh roboh',
  patah: 'tugel',
  bising: 'brisik berisik',
  ramai: 'rame',
  lama: 'suwe lawas',
  kebakaran: 'kobong kobongan kbakaran',
  ular: 'ulo',
  kecelakaan: 'laka kecelakan',
  ambulans: 'ambulan ambulance',
  selokan: 'got kalen slokan',
  mampet: 'mampat buntu buntet',
  motor: 'mtr',
  mobil: 'mbl',
  parkir: 'parkiran',
  rumah: 'rmh omah',
  malam: 'mlm bengi',
  kantor: 'ktr kntr',
  kelurahan: 'kel',
  kecamatan: 'kec',
  puskesmas: 'pkm',
  petugas: 'ptgs',
} as const;

/** From each short form to the word it stands for. */
export const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries(FORMS).flatMap(([word, forms]) => forms.split(' ').map((form) => [form, word] as const)),
);
