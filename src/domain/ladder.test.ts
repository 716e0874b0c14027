import { describe, expect, test } from 'vitest';
import {
  act,
  ask,
  buildCase,
  fileCase,
  lead,
  officer,
  reporter,
  type Story,
} from '../../tests/support/build-case.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import type { ClockName } from './city.ts';
import { dueAt } from './clocks.ts';
import { ladderFacts, lateLevel, nextStepAt, owedSteps } from './ladder.ts';
import { localDate, localTime } from './local-time.ts';
import { noticesOf } from './notices.ts';

const DAY = 24 * 60;
const SYSTEM = { role: 'system' } as const;
const operator = officer(smallCity, 'operator');

const local = (at: Date | null): string | null =>
  at && `${localDate(smallCity.zone, at)} ${localTime(smallCity.zone, at)}`;

const later = (story: Story, minutes: number): Date => new Date(story.now.getTime() + minutes * 60_000);

/** What is owed after so many days in which nobody does anything, as "clock level". */
const owed = (story: Story, days: number): readonly string[] =>
  owedSteps(story.state, story.clocks, smallCity, later(story, days * DAY)).map(
    (s) => `${s.clock} ${s.level}`,
  );

/** The system takes a rung; `after` in minutes. */
const climb = (story: Story, clock: ClockName, level: number, after: number) => {
  const ladder = ladderFacts({ clock, level }, story.clocks, smallCity);
  return ask(story, 'escalate', SYSTEM, { after, ...(ladder ? { extra: { ladder } } : {}) });
};

const taken = (story: Story, clock: ClockName, level: number, after: number): Story => {
  const ladder = ladderFacts({ clock, level }, story.clocks, smallCity);
  return act(story, 'escalate', SYSTEM, { after, ...(ladder ? { extra: { ladder } } : {}) });
};

function told(story: Story): readonly string[] {
  const event = story.events.at(-1);
  if (!event) throw new Error('nothing has happened');
  return noticesOf(event, story.state, smallCity).map(
    (t) => `${t.to}${t.position ? ` ${t.position}` : ''}: ${t.notice}`,
  );
}

describe('the rungs of a clock', () => {
  test('come at shares of the working time, and then working days after its end', () => {
    // Filed on Monday at nine: four working hours, with the break at noon.
    const story = fileCase();
    expect(local(nextStepAt('distribute', story.clocks, story.state, smallCity))).toBe('2026-06-08 11:00');
    const half = taken(story, 'distribute', 1, 2 * 60);
    expect(nextStepAt('distribute', half.clocks, half.state, smallCity)).toEqual(
      dueAt(half.clocks.distribute!, smallCity),
    );
    const late = taken(half, 'distribute', 2, 4 * 60);
    expect(local(nextStepAt('distribute', late.clocks, late.state, smallCity))?.slice(0, 10)).toBe(
      '2026-06-15',
    );
    const last = taken(late, 'distribute', 3, 10 * DAY);
    expect(nextStepAt('distribute', last.clocks, last.state, smallCity)).toBeNull();
  });

  test('are owed in the order of their times, over all clocks of the case', () => {
    const story = buildCase({ status: 'dispatched' });
    expect(owed(story, 0)).toEqual([]);
    expect(owed(story, 4)).toEqual(['accept 1', 'accept 2', 'accept 3', 'respond 1', 'accept 4', 'settle 1']);
    const all = owedSteps(story.state, story.clocks, smallCity, later(story, 60 * DAY));
    expect(all).toHaveLength(15);
    expect(all.map(({ at }) => at)).toEqual(
      all.map(({ at }) => at).toSorted((a, b) => a.getTime() - b.getTime()),
    );
  });

  test('wait while the clock is paused, and come later by the pause', () => {
    const story = buildCase({ status: 'received' });
    const before = nextStepAt('distribute', story.clocks, story.state, smallCity);
    const asked = act(story, 'ask', operator);
    expect(nextStepAt('distribute', asked.clocks, asked.state, smallCity)).toBeNull();
    expect(owed(asked, 20)).toEqual([]);
    const answered = act(asked, 'reply', reporter(), { after: 60 });
    const after = nextStepAt('distribute', answered.clocks, answered.state, smallCity);
    expect((after?.getTime() ?? 0) - (before?.getTime() ?? 0)).toBe(60 * 60_000);
  });

  test('are none for a clock that only waits, and for a case that has ended', () => {
    expect(lateLevel('confirm', smallCity)).toBeNull();
    expect(lateLevel('settle', smallCity)).toBe(3);
    expect(owed(buildCase({ status: 'resolved' }), 90)).toEqual([]);
    expect(owed(buildCase({ status: 'withdrawn' }), 90)).toEqual([]);
  });

  test('begin anew with the clock: another agency, a dispute', () => {
    let story = buildCase({ status: 'dispatched' });
    story = taken(taken(story, 'accept', 1, 2 * DAY), 'accept', 2, 1);
    expect(story.clocks.accept?.level).toBe(2);
    const moved = act(story, 'dispatch', operator, { given: { agency: 'water' } });
    expect(moved.clocks.accept?.level).toBeUndefined();
    expect(owed(moved, 4)).toContain('accept 1');

    let disputed = taken(buildCase({ status: 'handling' }), 'settle', 1, 30 * DAY);
    disputed = act(disputed, 'answerOnly', lead(disputed, 'liaison'));
    disputed = act(disputed, 'dispute', reporter());
    expect(disputed.clocks.settle?.level).toBeUndefined();
  });

  test('stay taken when the clock only goes on', () => {
    let story = taken(buildCase({ status: 'handling' }), 'settle', 1, 30 * DAY);
    story = act(story, 'complete', lead(story, 'agencyAdmin'));
    story = act(story, 'rejectProof', operator);
    expect(story.clocks.settle?.level).toBe(1);
  });
});

describe('a rung', () => {
  const story = buildCase({ status: 'dispatched' });

  test('is taken once', () => {
    const once = taken(story, 'accept', 1, 2 * DAY);
    expect(climb(once, 'accept', 1, 1)).toEqual({ ok: false, refusal: { kind: 'alreadyEscalated' } });
  });

  test('is taken neither before its time nor past a lower one', () => {
    expect(climb(story, 'accept', 1, 1)).toEqual({ ok: false, refusal: { kind: 'tooEarly' } });
    expect(climb(story, 'accept', 2, 4 * DAY)).toEqual({ ok: false, refusal: { kind: 'tooEarly' } });
  });

  test('is taken by the clock alone, and only where there is one', () => {
    expect(ask(story, 'escalate', operator)).toMatchObject({ ok: false, refusal: { kind: 'notYourRole' } });
    expect(ask(story, 'escalate', SYSTEM, { after: 9 * DAY })).toEqual({
      ok: false,
      refusal: { kind: 'notAllowed' },
    });
    expect(climb(story, 'validate', 1, 9 * DAY)).toEqual({ ok: false, refusal: { kind: 'notAllowed' } });
    expect(climb(story, 'accept', 9, 9 * DAY)).toEqual({ ok: false, refusal: { kind: 'notAllowed' } });
  });

  test('marks the case only when the time is over', () => {
    const near = taken(taken(story, 'accept', 1, 2 * DAY), 'accept', 2, 1);
    expect(near.state.escalated).toBe(0);
    expect(taken(near, 'accept', 3, 1).state.escalated).toBe(3);
  });

  test('keeps in the history whose clock it was and when it had been due', () => {
    const { extra } = taken(story, 'accept', 1, 2 * DAY).events.at(-1)!;
    expect(extra.ladder).toMatchObject({ agency: 'roads', late: false, letter: false });
    expect(extra.ladder?.since).toBe(story.clocks.accept?.startedAt);
  });
});

describe('who hears of a rung', () => {
  /** The notices of every rung of a clock, from the lowest up. */
  function heard(start: Story, clock: ClockName, levels: number): readonly (readonly string[])[] {
    let story = start;
    return Array.from({ length: levels }, (_, place) => {
      story = taken(story, clock, place + 1, place === 0 ? 60 * DAY : 1);
      return told(story);
    });
  }

  test('of a silent agency: up from whoever has it in hand to the top of the city', () => {
    expect(heard(buildCase({ status: 'dispatched' }), 'settle', 5)).toEqual([
      ['agencyAdmin: deadlineNear'],
      ['agencyAdmin: deadlineNear'],
      ['liaison: escalated', 'coordinators: escalated'],
      ['agencyHead: escalated'],
      ['position hall.executive1: letterDrafted'],
    ]);
  });

  test('the officer, where one has the case', () => {
    const handling = buildCase({ status: 'handling' });
    const story = act(handling, 'delegate', lead(handling, 'agencyAdmin'), {
      given: { officer: 'roads.fieldOfficer1' },
    });
    expect(heard(story, 'settle', 1)).toEqual([['position roads.fieldOfficer1: deadlineNear']]);
  });

  test('of a case that no agency has: the desk, its coordinators and the top of the city', () => {
    expect(heard(fileCase(), 'distribute', 3)).toEqual([
      ['desk: deadlineNear'],
      ['coordinators: escalated'],
      ['position hall.executive1: letterDrafted'],
    ]);
  });

  test('of a sealed case: the inspectorate alone', () => {
    const story = buildCase({ status: 'handling', sealed: true });
    const waits = 200 * DAY;
    let climbed = taken(story, 'settle', 1, waits);
    for (const level of [2, 3, 4, 5]) {
      climbed = taken(climbed, 'settle', level, 1);
      expect(told(climbed).map((line) => line.split(':')[0])).toEqual(['inspectorate']);
    }
  });
});
