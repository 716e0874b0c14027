import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { isWorkingDay, workingMinutesBetween } from '#domain/calendar.ts';
import { agencyFor, DISTRICT_OFFICE, type City } from '#domain/city.ts';
import { areaAt } from '#domain/place.ts';
import { PLACEHOLDERS, type Placeholder } from '#domain/placeholders.ts';
import { suggestCategories } from '#domain/suggest-category.ts';
import { readCity } from './settings.ts';

function loadMalang(): City {
  const read = readCity(fileURLToPath(new URL('../../settings/kota-malang', import.meta.url)));
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.city;
}

const calendarOf = (city: City, code: string) => {
  const calendar = city.calendars.find((one) => one.code === code);
  if (calendar === undefined) throw new Error(`no calendar ${code}`);
  return calendar;
};

describe('Kota Malang', () => {
  let city: City;
  beforeAll(() => {
    city = loadMalang();
  });

  test('has its 57 kelurahan in five kecamatan, each with a code of its own', () => {
    expect(city.areas).toHaveLength(57);
    expect(new Set(city.areas.map(({ code }) => code)).size).toBe(57);
    expect([...new Set(city.areas.map(({ district }) => district))].sort()).toEqual([
      'Blimbing',
      'Kedungkandang',
      'Klojen',
      'Lowokwaru',
      'Sukun',
    ]);
  });

  test('finds the city hall in Kiduldalem and the campus of UB in Ketawanggede', () => {
    expect(areaAt(city.areas, 112.634, -7.9777)?.name).toBe('Kiduldalem');
    expect(areaAt(city.areas, 112.6137, -7.952)?.name).toBe('Ketawanggede');
  });

  test('leads every category, in every kelurahan, to an agency that exists', () => {
    const codes = city.agencies.map(({ code }) => code);
    for (const { lead, supports } of city.categories) {
      for (const entry of [lead, ...supports]) {
        for (const area of city.areas) expect(codes).toContain(agencyFor(city, entry, area.code));
      }
    }
  });

  test('leaves the choice to the desk when a district office is meant and the place is unknown', () => {
    expect(agencyFor(city, DISTRICT_OFFICE, undefined)).toBeUndefined();
    expect(agencyFor(city, DISTRICT_OFFICE, '35.73.02.1004')).toBe('kec-klojen');
  });

  test('puts one question and one example to every category, in both languages', () => {
    for (const { code, question, example } of city.categories) {
      for (const words of [question, example]) {
        expect(words?.id, code).toMatch(/\w/);
        expect(words?.en, code).not.toBe(words?.id);
      }
    }
  });

  test.each(['id', 'en'] as const)('suggests each category for its own example (%s)', (language) => {
    const missed = city.categories
      .filter(({ code }) => code !== 'other')
      .filter(({ code, example }) =>
        suggestCategories(city, example?.[language] ?? '').every((one) => one.code !== code),
      );
    expect(missed.map(({ code }) => code)).toEqual([]);
  });

  test.each([
    ['dalan bolong gede nang ngarep omah, wis ono sing ceblok', 'road.pothole'],
    ['lampu jln mti total mulai minggu wingi, peteng ndedet', 'light.out'],
    ['banyune gak mili awit isuk mas', 'water.supply'],
    ['tlg smph numpuk blm diangkut 4 hari', 'waste.pickup'],
    ['got buntu, banyune mblobor nang dalan', 'drain.blocked'],
    ['jukir njaluk 5rb gak dikei karcis', 'parking.illegal'],
    ['wit ambruk nutup dalan', 'tree.fallen'],
    ['cafe sebelah brisik gak iso turu', 'noise'],
    ['ktp durung dadi wis sak wulan', 'civil.idcard'],
    ['petugase njaluk duit ben cepet', 'conduct'],
  ])('understands "%s"', (text, code) => {
    expect(suggestCategories(city, text).map((one) => one.code)).toContain(code);
  });

  test('keeps violence, conduct and alcohol private whatever the reporter says', () => {
    const hidden = city.categories.filter(({ alwaysPrivate }) => alwaysPrivate).map(({ code }) => code);
    expect(hidden.sort()).toEqual(['conduct', 'order.alcohol', 'social.violence']);
  });

  test('sends what alleges misconduct to the inspectorate and nothing else', () => {
    const led = city.categories.filter(({ lead }) => lead === city.inspectorateAgency);
    expect(led.map(({ code }) => code)).toEqual(['conduct']);
  });

  test('works 37.5 hours a week, and 32.5 in the Ramadan of 2026, in offices and in services', () => {
    for (const calendar of ['office', 'service'].map((code) => calendarOf(city, code))) {
      const hours = (from: string, to: string) =>
        workingMinutesBetween(calendar, new Date(`${from}T00:00+07:00`), new Date(`${to}T00:00+07:00`)) / 60;
      expect(hours('2026-07-06', '2026-07-13')).toBe(37.5);
      expect(hours('2026-03-02', '2026-03-09')).toBe(32.5);
    }
  });

  test('has 240 office days in 2026 and closes for the seven days from 18 March', () => {
    const office = calendarOf(city, 'office');
    const start = Date.UTC(2026, 0, 1);
    const days = Array.from({ length: 365 }, (_, day) =>
      new Date(start + day * 86_400_000).toISOString().slice(0, 10),
    );
    const open = days.filter((day) => isWorkingDay(office, day));
    expect(open).toHaveLength(240);
    expect(open[open.indexOf('2026-03-17') + 1]).toBe('2026-03-25');
  });

  test('knows the 17 holidays and 8 days of collective leave that the decree of 2026 names', () => {
    const closures = calendarOf(city, 'office').closures.filter(({ date }) => date.startsWith('2026'));
    expect(closures.filter(({ kind }) => kind === 'holiday')).toHaveLength(17);
    expect(closures.filter(({ kind }) => kind === 'collectiveLeave')).toHaveLength(8);
  });

  test('marks the holidays of 2027 as still to be checked', () => {
    const next = calendarOf(city, 'office').closures.filter(({ date }) => date.startsWith('2027'));
    expect(next.length).toBeGreaterThan(20);
    expect(new Set(next.map(({ source }) => source))).toEqual(new Set(['to be checked against the decree']));
  });

  test('serves on days of collective leave by roster, and never closes the disaster agency', () => {
    expect(isWorkingDay(calendarOf(city, 'service'), '2026-03-23')).toBe(true);
    expect(isWorkingDay(calendarOf(city, 'always'), '2026-03-21')).toBe(true);
  });

  test('says in both languages on what law each clock rests', () => {
    for (const { clock, basis } of city.limits) expect(basis.id, clock).not.toBe(basis.en);
  });
});

describe('the message templates of Kota Malang', () => {
  /** Characters that a usual value has; sentences that officers write are longer and may need a second SMS. */
  const WIDTHS: Readonly<Record<Placeholder, number>> = {
    ticket: 14, code: 24, agency: 14, former: 14, date: 16, promise: 16, reason: 60, help: 60, question: 60, plan: 60,
    interim: 50, url: 40, status: 20, queue: 22, route: 20, gate: 16, body: 20, count: 3, category: 25,
  }; // prettier-ignore
  const WRITTEN: readonly string[] = ['reason', 'help', 'question', 'plan', 'interim'];
  const texts = Object.entries(loadMalang().templates).flatMap(([key, words]) => [
    [key, words.id] as const,
    [key, words.en] as const,
  ]);

  test.each(texts)('%s fits an SMS: %s', (_, text) => {
    const names = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const filled = PLACEHOLDERS.reduce(
      (all, name) => all.replaceAll(`{${name}}`, 'x'.repeat(WIDTHS[name])),
      text,
    );
    expect(filled.length).toBeLessThanOrEqual(names.some((name) => WRITTEN.includes(name)) ? 306 : 160);
    expect(text).toMatch(/^[A-Za-z0-9 .,:;?!'"()/+{}-]*$/);
  });

  test('tell the secret code in a receipt and nowhere else', () => {
    const telling = texts.filter(([, text]) => text.includes('{code}')).map(([key]) => key);
    expect([...new Set(telling)]).toEqual(['received', 'receivedOffHours', 'receivedPrivate']);
  });
});
