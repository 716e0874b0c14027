import { describe, expect, test } from 'vitest';
import type { LadderFacts } from '#domain/event.ts';
import { act, buildCase, officer, type Story } from '../../../tests/support/build-case.ts';
import { smallCity } from '../../../tests/support/small-city.ts';
import { ladderFacts } from '#domain/ladder.ts';
import type { CaseFacts, HistoryRow } from './case-page.query.ts';
import { lettersOf, letterView } from './letter-view.ts';

const coordinator = officer(smallCity, 'coordinator');
const viewer = { city: smallCity, locale: 'id', officer: coordinator } as const;
const YEAR = 365 * 24 * 60;

/** The case of a silent agency that has climbed the ladder of one clock to its top. */
function reprimanded(): Story {
  let story = buildCase({ status: 'dispatched' });
  for (const level of [1, 2, 3, 4, 5]) {
    const ladder = ladderFacts({ clock: 'settle', level }, story.clocks, smallCity);
    if (!ladder) throw new Error('the ladder has no such rung');
    story = act(story, 'escalate', { role: 'system' }, { after: level === 1 ? YEAR : 1, extra: { ladder } });
  }
  return story;
}

const rowsOf = (story: Story): HistoryRow[] =>
  story.events.map(({ seq, at, action, by, given, extra }) => ({
    seq,
    at: new Date(at),
    action,
    by_role: by.role,
    by_position: null,
    by_name: null,
    given,
    extra,
    words: [{ field: 'text', audience: 'public', body: 'Kata-kata pelapor', redacted: false }],
  }));

const factsOf = ({ state, clocks, now }: Story): CaseFacts => ({
  id: 'a', number: '2026-000007', state, clocks, area: null, lon: null, lat: null, street: 'Jalan Mawar', landmark: null,
  public_text: 'Kata-kata pelapor', filed_at: now, changed_at: now, officer: null,
}); // prettier-ignore

describe('a letter of reprimand', () => {
  const story = reprimanded();
  const history = rowsOf(story);

  test('names whose task it is, what was due when, and every reminder after that, but no word of a reporter', () => {
    const letter = letterView(factsOf(story), history, null, viewer);
    expect(letter).toMatchObject({
      number: 'ST/2026-000007/1',
      to: 'agencyHead 1',
      agency: 'roads',
      others: [],
    });
    expect(letter?.signs).toBe('executive 1');
    expect(letter?.story.map(({ what }) => what).join('; ')).toMatch(/tingkat 3.*tingkat 4.*tingkat 5/);
    expect(letter?.story.some(({ what }) => /tingkat [12]/.test(what))).toBe(false);
    expect(JSON.stringify(letter)).not.toContain('Kata-kata pelapor');
  });

  test('is read by those who prepare, sign and get it, and by no other agency', () => {
    const readers = smallCity.positions.filter(
      ({ role, agency }) => lettersOf(history, officer(smallCity, role, agency)).length > 0,
    );
    expect(readers.map(({ code }) => code)).toEqual([
      'desk.coordinator1',
      'desk.coordinator2',
      'roads.agencyHead1',
      'hall.executive1',
    ]);
  });

  test('is not there before its rung was taken', () => {
    expect(letterView(factsOf(story), history.slice(0, -1), null, viewer)).toBeNull();
  });

  test('keeps its number when a second one follows', () => {
    const ladder: LadderFacts | undefined = history.at(-1)?.extra.ladder;
    const again = { ...history.at(-1)!, seq: 99, extra: ladder ? { ladder } : {} };
    const both = [...history, again];
    expect(letterView(factsOf(story), both, null, viewer)?.number).toBe('ST/2026-000007/2');
    expect(letterView(factsOf(story), both, 1, viewer)?.number).toBe('ST/2026-000007/1');
  });
});
