import { describe, expect, test } from 'vitest';
import { STATUSES } from '#domain/status.ts';
import {
  act,
  buildCase,
  officer,
  type FilingOptions,
  type Story,
} from '../../../tests/support/build-case.ts';
import { smallCity } from '../../../tests/support/small-city.ts';
import type { CaseFacts, HistoryRow, PhotoFacts } from './case-page.query.ts';
import { hasReferral, referralView } from './referral-view.ts';

const city = {
  ...smallCity,
  externalBodies: smallCity.externalBodies.map((body) => ({ ...body, contact: 'Jalan Listrik 1' })),
};
const viewer = { city, locale: 'id', officer: officer(city, 'operator') } as const;
const MASKED = '[nomor telepon disamarkan]';
/** What a reporter and a careless officer wrote, and nobody outside may read. */
const PERSONAL = /081234567890|budi@|N 1234|catatan dalam|Ibu Contoh/;

const referred = (options: Omit<FilingOptions, 'city'> = {}): Story =>
  buildCase({ status: 'referred', category: 'hole', ...options });

const rowsOf = (story: Story): HistoryRow[] =>
  story.events.map(({ seq, at, action, by, given, extra }) => ({
    seq,
    at: new Date(at),
    action,
    by_role: by.role,
    by_position: null,
    by_name: 'Ibu Contoh',
    given,
    extra,
    words: [
      { field: 'letter', audience: 'public', body: '620/11/2026', redacted: false },
      { field: 'reason', audience: 'public', body: 'Jalan provinsi, kata 081234567890', redacted: false },
      { field: 'inside', audience: 'internal', body: 'catatan dalam', redacted: false },
      { field: 'text', audience: 'reporter', body: 'Hubungi budi@contoh.id, N 1234 AB', redacted: false },
    ],
  }));

const factsOf = ({ state, clocks, now }: Story, more: Partial<CaseFacts['state']> = {}): CaseFacts => ({
  id: 'a', number: '2026-000007', state: { ...state, ...more }, clocks, area: null, lon: 112.63, lat: -7.98,
  street: 'Jalan Mawar ‹phone›', landmark: 'depan pasar', public_text: 'Tiang miring, hubungi ‹phone›', filed_at: now,
  changed_at: now, officer: null,
}); // prettier-ignore

const photo = (id: string, audience: string): PhotoFacts => ({
  id, seq: 1, field: 'photos', audience, sha256: id, thumb: id, width: 1, height: 1, lon: 1, lat: 1, taken_at: null,
  has_exif: true, software: null,
}); // prettier-ignore
const photos = [photo('seen', 'public'), photo('kept', 'internal')];

const letterOf = (story: Story, more: Partial<CaseFacts['state']> = {}) =>
  referralView({ facts: factsOf(story, more), history: rowsOf(story), photos }, viewer);

describe('a letter of referral', () => {
  test('says to whom, why, by when and where the answer goes', () => {
    expect(letterOf(referred())).toMatchObject({
      number: 'SP/2026-000007/1',
      date: '8 Juni 2026',
      to: 'power',
      toContact: 'Jalan Listrik 1',
      reference: '620/11/2026',
      office: 'desk',
      due: '22 Juni 2026',
    });
    expect(letterOf(referred())?.story.at(-1)?.what).toBe('Dirujuk ke instansi lain: power');
  });

  test('carries the masked words, the place and the public photos, and nothing personal', () => {
    const letter = letterOf(referred());
    expect(letter).toMatchObject({
      text: `Tiang miring, hubungi ${MASKED}`,
      place: `Jalan Mawar ${MASKED}, depan pasar`,
      reason: `Jalan provinsi, kata ${MASKED}`,
      point: '-7.98000, 112.63000',
      map: 'https://www.openstreetmap.org/?mlat=-7.98000&mlon=112.63000#map=18/-7.98000/112.63000',
    });
    expect(letter?.photos).toEqual([{ thumb: '/staf/foto/seen?kecil', alt: 'Foto 1' }]);
    expect(JSON.stringify(letter)).not.toMatch(PERSONAL);
    expect(JSON.stringify(letter)).not.toMatch(/[‹›]/);
  });

  test('of a private case carries masked words only', () => {
    const letter = letterOf(referred({ private: true }));
    expect(letter).toMatchObject({ place: '', point: '', map: '', photos: [] });
    expect(letter?.text).toContain(MASKED);
    expect(letter?.note).toContain('tidak dibuka untuk umum');
  });

  test('of a hidden case carries no words either', () => {
    expect(letterOf(referred(), { hidden: true })).toMatchObject({
      text: '',
      place: '',
      map: '',
      photos: [],
    });
  });

  test('is never there for a sealed case', () => {
    expect(letterOf(referred(), { sealed: true })).toBeNull();
  });

  test('is there while the body has the case and at no other time', () => {
    const having = STATUSES.filter((status) => hasReferral({ ...referred().state, status }, viewer.officer));
    expect(having).toEqual(['referred']);
  });

  test('is read by the desk and by those who read letters', () => {
    const { state } = referred();
    const readers = city.positions.filter(({ role, agency }) =>
      hasReferral(state, officer(city, role, agency)),
    );
    expect([...new Set(readers.map(({ role }) => role))]).toEqual([
      'operator',
      'duty',
      'coordinator',
      'agencyHead',
      'executive',
    ]);
  });

  test('counts on when the case is referred again, and keeps asking for the next date', () => {
    const waiting = act(referred(), 'externalAnswer', viewer.officer, {
      given: { externalOutcome: 'waiting' },
      after: 7 * 24 * 60,
    });
    expect(letterOf(waiting)).toMatchObject({ number: 'SP/2026-000007/1', due: '29 Juni 2026' });
    const twice = [...rowsOf(waiting), ...rowsOf(waiting).filter(({ action }) => action === 'refer')];
    expect(referralView({ facts: factsOf(waiting), history: twice, photos: [] }, viewer)?.number).toBe(
      'SP/2026-000007/2',
    );
  });
});
