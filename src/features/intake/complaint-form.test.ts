import { describe, expect, test } from 'vitest';
import { nearestArea } from '#domain/place.ts';
import { checkWhat, checkWhere, checkWho, readComplaint, readRawForm, tidy } from './complaint-form.ts';
import { FAR_AWAY, formOf, IN_MALANG, malang } from './intake.fixture.ts';

const TEXT = 'Lampu jalan di depan SD mati sejak hari Senin.';
const raw = (fields: Parameters<typeof formOf>[0] = {}) => readRawForm(formOf({ text: TEXT, ...fields }));

/** The first point north of the city that is outside but near. */
function borderPoint(): { lat: string; lon: string } {
  const north = malang.areas.flatMap(({ polygons }) => polygons.flat(2)).toSorted((a, b) => b[1] - a[1])[0];
  if (!north) throw new Error('the city has no areas');
  return { lon: String(north[0]), lat: (north[1] + 0.003).toFixed(6) };
}

describe('what is wrong with the words', () => {
  test.each([
    ['', 'textEmpty'],
    ['   \n ', 'textEmpty'],
    ['\u0000\u202e', 'textEmpty'],
    ['rusak', 'textShort'],
    ['a'.repeat(20_000), 'textLong'],
  ])('%#: %s', (text, fault) => {
    expect(checkWhat(raw({ text }), malang)).toEqual({ text: fault });
  });

  test('a category that the city does not know is a mistake, also one of the language', () => {
    for (const category of ['no.such', '__proto__', 'constructor', 'toString']) {
      expect(checkWhat(raw({ category }), malang)).toEqual({ category: 'unknownValue' });
    }
  });
});

describe('what is wrong with the place', () => {
  test('a place must be shown somehow, or said to be none', () => {
    expect(checkWhere(raw(), malang)).toEqual({ area: 'placeMissing' });
    expect(checkWhere(raw({ nowhere: 'yes' }), malang)).toEqual({});
    expect(checkWhere(raw({ landmark: 'depan minimarket' }), malang)).toEqual({});
    expect(checkWhere(raw(IN_MALANG), malang)).toEqual({});
  });

  test('a point that is none is said to be none', () => {
    expect(checkWhere(raw({ lat: 'NaN', lon: '3' }), malang)).toEqual({ point: 'placeBroken' });
  });

  test('a point far outside the city is refused, whatever the reporter says of it', () => {
    const far = { ...FAR_AWAY, border: 'yes', street: 'Jalan Ijen' };
    expect(checkWhere(raw(far), malang)).toEqual({ point: 'placeOutside' });
  });

  test('a point near the border counts when the reporter says where in words', () => {
    const near = borderPoint();
    expect(nearestArea(malang.areas, Number(near.lon), Number(near.lat))?.meters).toBeGreaterThan(0);
    expect(checkWhere(raw(near), malang)).toEqual({ point: 'placeOutside' });
    expect(checkWhere(raw({ ...near, border: 'yes' }), malang)).toEqual({ area: 'placeMissing' });
    expect(checkWhere(raw({ ...near, border: 'yes', street: 'Jalan Raya' }), malang)).toEqual({});
  });

  test('an unknown ward is a mistake', () => {
    expect(checkWhere(raw({ area: '__proto__' }), malang)).toEqual({ area: 'unknownValue' });
  });
});

describe('what is wrong with the person', () => {
  test('nothing is required', () => {
    expect(checkWho(raw())).toEqual({});
  });

  test('what is given must be usable', () => {
    expect(checkWho(raw({ email: 'x@', phone: 'dua', name: 'n'.repeat(121) }))).toEqual({
      email: 'emailBroken',
      phone: 'phoneBroken',
      name: 'tooLong',
    });
  });
});

describe('a complaint', () => {
  const complaint = (fields: Parameters<typeof formOf>[0]) => {
    const read = readComplaint(raw({ landmark: 'depan SD', ...fields }), malang);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    return read.form;
  };

  test('the point says in which ward it is, whatever was chosen', () => {
    const other = malang.areas.find(({ name }) => name === 'Tlogowaru')?.code ?? '';
    const { place } = complaint({ ...IN_MALANG, area: other });
    expect(place.area).not.toBe(other);
    expect(place.area).toBe(nearestArea(malang.areas, 112.6308, -7.9826)?.area.code);
  });

  test('an anonymous reporter leaves no name and no contact', () => {
    const form = complaint({
      anonymous: 'yes',
      name: 'Warga Contoh',
      email: 'warga@contoh.id',
      phone: '081234567890',
    });
    expect([form.name, form.email, form.phone]).toEqual([null, null, null]);
  });

  test('repeated fields count once, files in place of words not at all', () => {
    const form = formOf({ text: [TEXT, 'lain'] });
    form.set('street', new Blob(['x']), 'x.txt');
    expect(readRawForm(form)).toMatchObject({ text: TEXT, street: '' });
  });

  test('words of an emergency stay open until the reporter has called them none', () => {
    expect(complaint({ text: 'Ada kebakaran di pasar sekarang juga' }).emergency).toEqual(['kebakaran']);
    expect(complaint({ text: 'Ada kebakaran di pasar sekarang juga', calm: 'kebakaran' }).emergency).toEqual(
      [],
    );
    expect(complaint({ text: 'Ada kebakaran dan ledakan di pasar', calm: 'kebakaran' }).emergency).toEqual([
      'ledakan',
    ]);
  });
});

test('words are tidied without losing their lines', () => {
  expect(tidy(' a\r\nb\u0007\u202e\ud800 ')).toBe('a\nb\ufffd');
});
