import { expect, test } from 'vitest';
import { emergencyWords } from './emergency.ts';

const words = ['kebakaran', 'tersengat', 'pohon menimpa', 'ular', 'gas bocor', 'bunuh diri', 'kecelakaan'];
const city = { emergency: { numbers: [], words } };

test.each([
  ['TOLOOONG ada kebakarannnn di gang sebelah', ['kebakaran']],
  ['omahe tonggo kobongan', ['kebakaran']],
  ['pohon besar menimpa mobil, orangnya tersengat listrik', ['pohon menimpa', 'tersengat']],
  ['tabung gasnya bocor', ['gas bocor']],
  ['ada ulo nang pawon', ['ular']],
  ['jalan berlubang, antrean mengular', []],
  ['', []],
])('%j shows %j', (text, shown) => {
  expect(emergencyWords(city, text)).toEqual(shown);
});
