import { describe, expect, test } from 'vitest';
import { act, officer, reporter, reportId, type Story } from '../../tests/support/build-case.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import { chooseMove, make, newWorld, type World } from '../../tests/support/world.ts';
import { MONDAY } from '../../tests/support/build-case.ts';
import type { Action } from './action.ts';
import type { Actor } from './actor.ts';
import { ACTIONS } from './action.ts';
import { decide } from './decide.ts';
import { mergeParts, unmergeParts } from './merge.ts';

const operator = officer(smallCity, 'operator');

function apart(action: 'merge' | 'unmerge', world: World, own: number, other: number, by: Actor): World {
  const [a, b] = [world.stories[own]!, world.stories[other]!];
  const parts = action === 'merge' ? mergeParts(a, b) : unmergeParts(a, b, world.filings);
  const decided = decide(a.state, action, by, action === 'merge' ? { otherCase: '2026-000001' } : {}, {
    city: smallCity,
    now: world.now,
    caseId: a.caseId,
    other: b,
    extra: { other: parts.own },
  });
  if (!decided.ok) throw new Error(decided.refusal.kind);
  return make(world, { story: own, other, action, by, decision: decided.value });
}

const stories = (world: World): readonly Story[] => world.stories;

describe('a merge', () => {
  const start = newWorld(smallCity, [{}, {}, {}], MONDAY);

  test('keeps every reporter, and the elder age counts', () => {
    const merged = apart('merge', start, 0, 2, operator);
    const [gone, , kept] = stories(merged);
    expect(gone!.state).toMatchObject({ status: 'merged', reports: [], mergedReports: [reportId(1)] });
    expect(kept!.state.reports).toEqual([reportId(3), reportId(1)]);
    expect(kept!.state.filedAt).toBe(gone!.state.filedAt);
    expect(kept!.clocks.age!.startedAt).toBe(gone!.state.filedAt);
    expect(kept!.clocks.legalReply!.startedAt).toBe(gone!.state.filedAt);
    expect(kept!.clocks.distribute!.startedAt).not.toBe(gone!.state.filedAt);
  });

  test('lets each reporter speak in the case that goes on', () => {
    const [, , kept] = stories(apart('merge', start, 0, 2, operator));
    expect(act(kept!, 'message', reporter(1)).state.version).toBe(kept!.state.version + 1);
    expect(act(kept!, 'message', reporter(3)).state.version).toBe(kept!.state.version + 1);
  });

  test('is undone by whoever it moved, and everything is as from its own filing', () => {
    const merged = apart('merge', start, 0, 2, operator);
    const parted = apart('unmerge', merged, 0, 2, reporter(1));
    const [back, , kept] = stories(parted);
    expect(back!.state).toMatchObject({ status: 'received', reports: [reportId(1)], mergedInto: null });
    expect(back!.clocks.age).toEqual(start.stories[0]!.clocks.age);
    expect(back!.clocks.legalDecision).toEqual(start.stories[0]!.clocks.legalDecision);
    expect(back!.clocks.distribute!.startedAt).toBe(parted.now.toISOString());
    expect(kept!.state.reports).toEqual([reportId(3)]);
    expect(kept!.state.filedAt).toBe(start.stories[2]!.state.filedAt);
    expect(kept!.clocks.age).toEqual(start.stories[2]!.clocks.age);
  });

  test('of a merge can still be undone in the middle', () => {
    let world = apart('merge', start, 0, 1, operator);
    world = apart('merge', world, 1, 2, operator);
    expect(stories(world)[2]?.state.reports).toEqual([reportId(3), reportId(2), reportId(1)]);
    world = apart('unmerge', world, 0, 2, operator);
    world = apart('unmerge', world, 1, 2, operator);
    expect(stories(world).map((s) => s.state.reports)).toEqual([[reportId(1)], [reportId(2)], [reportId(3)]]);
    expect(stories(world).map((s) => s.state.filedAt)).toEqual(stories(start).map((s) => s.state.filedAt));
  });

  test('does not restart an answer clock that had been stopped before it', () => {
    let world = start;
    const steps: readonly [Action, Actor][] = [
      ['dispatch', operator],
      ['accept', officer(smallCity, 'agencyAdmin', 'roads')],
      ['respond', officer(smallCity, 'agencyAdmin', 'roads')],
    ];
    for (const [action, by] of steps) {
      const stories = [...world.stories];
      const given = action === 'dispatch' ? { agency: 'roads' } : {};
      stories[0] = act(stories[0]!, action, by, { given });
      world = { ...world, stories, now: stories[0].now };
    }
    const stopped = world.stories[0]!.clocks.legalReply!.stoppedAt;
    expect(stopped).toEqual(expect.any(String));
    world = { ...world, now: new Date(world.now.getTime() + 60_000) };
    world = apart('unmerge', apart('merge', world, 0, 1, operator), 0, 1, operator);
    expect(world.stories[0]!.clocks.legalReply!.stoppedAt).toBe(stopped);
    expect(world.stories[0]!.clocks.legalDecision!.stoppedAt).toBeNull();
  });

  test('is refused with itself, with what has ended and across privacy', () => {
    const world = newWorld(smallCity, [{}, { private: true }], MONDAY);
    const [own, hidden] = world.stories;
    const say = (other: Story): string => {
      const circumstances = { city: smallCity, now: world.now, caseId: own!.caseId, other };
      const decided = decide(own!.state, 'merge', operator, { otherCase: '2026-000002' }, circumstances);
      return decided.ok ? 'allowed' : decided.refusal.kind;
    };
    expect(say(own!)).toBe('mergeWithItself');
    expect(say(hidden!)).toBe('privacyDiffers');
    expect(say(act(hidden!, 'withdraw', reporter(2)))).toBe('otherCaseEnded');
  });

  test('and its undoing are moves of the walk', () => {
    const only = (action: Action): readonly Action[] => ACTIONS.filter((a) => a !== action);
    const choice = { story: 0, action: 0, actor: 0, pick: 0 };
    const move = chooseMove(start, choice, only('merge'));
    const merged = make(start, move!);
    expect(merged.stories[0]!.state.status).toBe('merged');
    expect(chooseMove(merged, choice, only('unmerge'))?.action).toBe('unmerge');
  });
});

describe('taking a report back', () => {
  test('ends an ordinary case, and reviving it brings it back to where it was before an open question', () => {
    let story = newWorld(smallCity, [{}], MONDAY).stories[0]!;
    story = act(story, 'dispatch', operator, { given: { agency: 'roads' } });
    story = act(story, 'accept', officer(smallCity, 'agencyAdmin', 'roads'));
    story = act(story, 'start', officer(smallCity, 'fieldOfficer', 'roads'));
    story = act(story, 'ask', operator);
    story = act(story, 'withdraw', reporter());
    expect(story.state.status).toBe('withdrawn');
    story = act(story, 'revive', reporter());
    expect(story.state).toMatchObject({ status: 'handling', stage: 'working' });
  });

  test('lets a danger go on as the city’s own case, and no question holds it up', () => {
    let story = newWorld(smallCity, [{ category: 'tree' }], MONDAY).stories[0]!;
    story = act(story, 'ask', operator);
    story = act(story, 'withdraw', reporter());
    expect(story.state).toMatchObject({ status: 'received', cityOwned: true });
    expect(story.clocks.distribute!.pauses.every((p) => p.to !== null)).toBe(true);
  });

  test('goes on while another reporter stays, and ends with the last one', () => {
    const merged = apart('merge', newWorld(smallCity, [{}, {}], MONDAY), 0, 1, operator);
    let story = merged.stories[1]!;
    story = act(story, 'withdraw', reporter(1));
    expect(story.state).toMatchObject({ status: 'received', cityOwned: true });
    const circumstances = { city: smallCity, now: story.now, caseId: story.caseId };
    expect(decide(story.state, 'withdraw', reporter(1), {}, circumstances)).toEqual({
      ok: false,
      refusal: { kind: 'takenBackBefore' },
    });
    expect(act(story, 'withdraw', reporter(2)).state.status).toBe('withdrawn');
  });
});
