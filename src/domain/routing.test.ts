import { describe, expect, test } from 'vitest';
import { smallCity } from '../../tests/support/small-city.ts';
import { findRoute, goesByItself, leastConfidence, type RouteQuestion } from './routing.ts';

const city = smallCity;
const ask = (text: string, more: Partial<RouteQuestion> = {}): RouteQuestion => ({
  text,
  category: null,
  area: null,
  ...more,
});
const at = (local: string): Date => new Date(`${local}+07:00`);

describe('where a report goes', () => {
  test('category and words that agree are surer than the category alone, and that than words against it', () => {
    const both = findRoute(city, ask('ada hole besar', { category: 'hole' }));
    const chosen = findRoute(city, ask('rusak parah sekali', { category: 'hole' }));
    const otherwise = findRoute(city, ask('tree tumbang', { category: 'hole' }));
    expect(both.goal).toEqual({ to: 'agency', agency: 'roads', unit: null });
    expect([both, chosen, otherwise].map(({ reason }) => reason.ground)).toEqual([
      'both',
      'chosen',
      'otherwise',
    ]);
    expect(otherwise.goal).toEqual(both.goal);
    expect(both.reason.confidence).toBeGreaterThan(chosen.reason.confidence);
    expect(chosen.reason.confidence).toBeGreaterThan(otherwise.reason.confidence);
  });

  test('words alone lead somewhere, and two that compete are half as sure', () => {
    const one = findRoute(city, ask('ada leak di sini'));
    const two = findRoute(city, ask('ada leak dan hole di sini'));
    expect(one).toMatchObject({
      goal: { agency: 'water' },
      reason: { ground: 'words', category: 'leak', words: ['leak'] },
    });
    expect(two.reason.confidence).toBeCloseTo(one.reason.confidence / 2);
  });

  test('nothing that is known leads to the desk', () => {
    expect(findRoute(city, ask('mohon dibantu'))).toMatchObject({
      goal: { to: 'desk' },
      reason: { confidence: 0 },
    });
  });

  test('what is not the city’s goes to no agency of it, whatever category was chosen', () => {
    const route = findRoute(city, ask('listrik padam sejak pagi, ada hole', { category: 'hole' }));
    expect(route.goal).toEqual({ to: 'body', body: 'power' });
    expect(route.reason).toMatchObject({ ground: 'rule', rule: 'power', words: ['listrik padam'] });
  });

  test('what alleges misconduct is for the inspectorate alone, by rule and by category', () => {
    expect(findRoute(city, ask('ada pungli di loket', { category: 'hole' })).goal).toEqual({ to: 'seal' });
    expect(findRoute(city, ask('mohon diperiksa', { category: 'bribe' })).goal).toEqual({ to: 'seal' });
  });

  test('words against an official never lead to an office, whatever kind was chosen', () => {
    const route = findRoute(city, ask('ada hole, petugas minta bribe', { category: 'hole' }));
    expect(route.goal).toEqual({ to: 'seal' });
  });

  test('the first rule that fits counts, and every condition of it must hold', () => {
    const reason = { id: 'x', en: 'x' };
    const rules = [
      {
        code: 'here',
        when: { areas: ['a1'], words: ['hole'] },
        to: { agency: 'parks' },
        confidence: 1,
        reason,
      },
      { code: 'any', when: { words: ['hole'] }, to: { desk: true as const }, confidence: 1, reason },
    ];
    const own = { ...city, routing: { ...city.routing, rules } };
    expect(findRoute(own, ask('hole', { area: 'a1' })).reason.rule).toBe('here');
    expect(findRoute(own, ask('hole', { area: 'a2' })).goal).toEqual({ to: 'desk' });
    expect(findRoute(own, ask('lubang', { area: 'a1' })).reason.ground).toBe('nothing');
  });

  test('after a return the agency that was named comes next, and none that gave back is named again', () => {
    const back = (suggested: string | null) => [{ agency: 'roads', suggested }];
    expect(findRoute(city, ask('hole', { category: 'hole', returns: back('water') }))).toMatchObject({
      goal: { to: 'agency', agency: 'water' },
      reason: { ground: 'suggested' },
    });
    expect(findRoute(city, ask('hole', { category: 'hole', returns: back(null) })).goal.to).toBe('desk');
    expect(findRoute(city, ask('hole', { category: 'hole', returns: back('gone') })).goal.to).toBe('desk');
  });
});

describe('what was learned from confirmed cases', () => {
  const guess = (agency: string, confidence: number, proven = true): NonNullable<RouteQuestion['guess']> => ({
    agency,
    category: agency === 'water' ? 'leak' : 'hole',
    confidence,
    proven,
    like: 120,
  });
  const now = at('2026-03-16T09:00');
  const open = { since: now, due: null };

  test('takes the place of an assumption that is less sure, and says on how many cases it rests', () => {
    const route = findRoute(city, ask('air menetes', { category: 'hole', guess: guess('water', 0.97) }));
    expect(route.goal).toMatchObject({ to: 'agency', agency: 'water' });
    expect(route.reason).toMatchObject({ ground: 'model', category: 'leak', confidence: 0.97, like: 120 });
    expect(findRoute(city, ask('mohon dibantu', { guess: guess('water', 0.5) })).goal.to).toBe('agency');
  });

  test('leaves what is surer as it is, and takes from it what it says of another agency', () => {
    const both = findRoute(city, ask('ada hole', { category: 'hole' }));
    expect(findRoute(city, ask('ada hole', { category: 'hole', guess: guess('roads', 0.6) }))).toEqual(both);
    const doubted = findRoute(city, ask('ada hole', { category: 'hole', guess: guess('water', 0.6) }));
    expect(doubted.goal).toEqual(both.goal);
    expect(doubted.reason.confidence).toBeCloseTo(0.4);
  });

  test('never goes before a rule, nor past words against an official', () => {
    const sure = guess('roads', 0.999);
    expect(findRoute(city, ask('listrik padam', { guess: sure })).goal.to).toBe('body');
    expect(findRoute(city, ask('ada pungli', { category: 'hole', guess: sure })).goal.to).toBe('seal');
    expect(findRoute(city, ask('petugas minta bribe', { category: 'hole', guess: sure })).goal.to).toBe(
      'seal',
    );
    expect(findRoute(city, ask('mohon diperiksa', { category: 'bribe', guess: sure })).goal.to).toBe('seal');
  });

  test('never names an agency that gave the case back', () => {
    const returns = [{ agency: 'water', suggested: null }];
    expect(findRoute(city, ask('air', { returns, guess: guess('water', 0.99) })).goal.to).toBe('desk');
  });

  test('goes at once only where it proved right; later its probability counts like any other', () => {
    const route = (proven: boolean) =>
      findRoute(city, ask('air menetes', { guess: guess('water', 0.93, proven) }));
    expect(goesByItself(city, route(true), open, now)).toBe(true);
    expect(goesByItself(city, route(false), open, now)).toBe(false);
    const night = { since: at('2026-03-20T22:00'), due: null };
    expect(goesByItself(city, route(false), night, at('2026-03-20T22:00'))).toBe(false);
    expect(goesByItself(city, route(false), night, at('2026-03-20T22:30'))).toBe(true);
  });
});

describe('when it goes by itself', () => {
  const sure = findRoute(city, ask('hole', { category: 'hole' }));
  const chosen = findRoute(city, ask('rusak', { category: 'hole' }));
  const unsure = findRoute(city, ask('tree', { category: 'hole' }));
  const goes = (route: typeof sure, filed: string, now: string, due: string | null = null): boolean =>
    goesByItself(city, route, { since: at(filed), due: due === null ? null : at(due) }, at(now));

  test('at once when it is sure, open or closed', () => {
    expect(goes(sure, '2026-03-17T10:00', '2026-03-17T10:00')).toBe(true);
    expect(goes(sure, '2026-03-20T22:00', '2026-03-20T22:00')).toBe(true);
  });

  test('what is less sure waits for a desk that is open and in time', () => {
    expect(goes(chosen, '2026-03-16T08:00', '2026-03-16T11:59', '2026-03-16T13:00')).toBe(false);
  });

  test('a lunch break is not a closed office', () => {
    expect(goes(chosen, '2026-03-16T08:00', '2026-03-16T12:20')).toBe(false);
    expect(goes(chosen, '2026-03-16T08:00', '2026-03-16T16:20')).toBe(true);
    expect(goes(chosen, '2026-03-16T05:00', '2026-03-16T06:00')).toBe(true);
  });

  test('when the desk’s time has run out it waits by the steps from then', () => {
    const due = '2026-03-16T13:00';
    expect(goes(chosen, '2026-03-16T08:00', '2026-03-16T13:29', due)).toBe(false);
    expect(goes(chosen, '2026-03-16T08:00', '2026-03-16T13:30', due)).toBe(true);
    expect(goes(unsure, '2026-03-16T08:00', '2026-03-16T14:59', due)).toBe(false);
    expect(goes(unsure, '2026-03-16T08:00', '2026-03-16T15:00', due)).toBe(true);
  });

  test('on a holiday at night nobody waits longer than two hours for an agency', () => {
    expect(goes(unsure, '2026-03-20T22:00', '2026-03-20T23:59')).toBe(false);
    expect(goes(unsure, '2026-03-20T22:00', '2026-03-21T00:00')).toBe(true);
  });

  test('what belongs to nobody, to a body outside or to the inspectorate never goes by itself', () => {
    for (const text of ['mohon dibantu', 'listrik padam', 'pungli']) {
      expect(goes(findRoute(city, ask(text)), '2026-03-20T22:00', '2026-03-25T00:00'), text).toBe(false);
    }
  });

  test('asks for less and less, and never for more than at once', () => {
    const waiting = { since: at('2026-03-20T22:00'), due: null };
    const asked = [0, 29, 30, 119, 120, 6_480].map((minutes) =>
      leastConfidence(city, waiting, new Date(waiting.since.getTime() + minutes * 60_000)),
    );
    expect(asked).toEqual([0.9, 0.9, 0.6, 0.6, 0.2, 0.9]);
  });
});

describe('a street that somebody else keeps', () => {
  const kept = {
    ...city,
    routing: {
      ...city.routing,
      rules: [
        {
          code: 'provincial',
          when: { streets: ['Jalan Ki Contoh'] },
          to: { body: city.externalBodies[0]?.code ?? '' },
          confidence: 0.9,
          reason: { id: 'a', en: 'b' },
        },
      ],
    },
  };

  test.each(['Jalan Ki Contoh', 'Jl. Ki Contoh no. 4', 'jl ki contoh depan pasar', 'Ki Contoh'])(
    'is known however it is written: %s',
    (place) => {
      expect(findRoute(kept, ask('ada hole besar', { category: 'hole', place })).goal.to).toBe('body');
    },
  );

  test.each(['Jalan Contoh', 'Jalan Ki', ''])('is not taken for another: "%s"', (place) => {
    expect(findRoute(kept, ask('ada hole besar', { category: 'hole', place })).goal.to).toBe('agency');
  });
});
