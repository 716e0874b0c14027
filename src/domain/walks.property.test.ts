import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MONDAY, type Story } from '../../tests/support/build-case.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import {
  everybody,
  chooseMove,
  make,
  newWorld,
  reportsIn,
  type Choice,
  type World,
} from '../../tests/support/world.ts';
import { readCity } from '#platform/settings.ts';
import { ACTIONS, type Action } from './action.ts';
import type { City, ClockName } from './city.ts';
import { clocksOf } from './clocks-of.ts';
import { isPaused, isRunning } from './clock-run.ts';
import { possibleActions, replay } from './decide.ts';
import { ENDED, OPEN, STATUSES, type Status } from './status.ts';

/** Clocks of the city's own work; the age and the legal backstop stand beside them. */
const SERVICE: readonly ClockName[] = [
  'distribute', 'accept', 'support', 'respond', 'settle', 'complete', 'validate', 'confirm', 'budgetReview', 'external',
]; // prettier-ignore

/** What can be done at any time and moves nothing. */
const ANNOTATIONS: readonly Action[] = [
  'note', 'message', 'recategorise', 'hide', 'show', 'redact', 'escalate', 'redate', 'succeed', 'instruct', 'reveal', 'withdraw', 'confirmRoute',
]; // prettier-ignore

interface Step extends Choice {
  minutes: number;
  /** also what moves nothing */
  anything: boolean;
}

const minutes = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 600 }) },
  { weight: 2, arbitrary: fc.integer({ min: 600, max: 20_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 20_000, max: 60_000 }) },
);
const step: fc.Arbitrary<Step> = fc.record({
  story: fc.nat(99),
  action: fc.nat(9999),
  actor: fc.nat(9999),
  pick: fc.nat(9999),
  minutes,
  anything: fc.nat(4).map((n) => n === 0),
});
const steps = fc.array(step, { minLength: 30, maxLength: 30 });

const seen = new Map<string, { actions: Set<Action>; statuses: Set<Status> }>();

function take(world: World, s: Step): World {
  const later = { ...world, now: new Date(world.now.getTime() + s.minutes * 60_000) };
  const move = chooseMove(later, s, s.anything ? [] : ANNOTATIONS) ?? chooseMove(later, s);
  if (!move) return later;
  const count = seen.get(world.city.id) ?? { actions: new Set(), statuses: new Set() };
  seen.set(world.city.id, count);
  const after = make(later, move);
  count.actions.add(move.action);
  for (const story of after.stories) count.statuses.add(story.state.status);
  return after;
}

const runningService = (story: Story): readonly ClockName[] =>
  SERVICE.filter((clock) => {
    const run = story.clocks[clock];
    return isRunning(run) && !isPaused(run) && run.limit !== null;
  });

function somebodyCanAct(world: World, story: Story): boolean {
  const circumstances = { city: world.city, now: world.now, caseId: story.caseId };
  return everybody(world).some(
    (by) =>
      by.role !== 'system' &&
      possibleActions(story.state, by, circumstances).some((p) => !ANNOTATIONS.includes(p.action)),
  );
}

function checkStory(world: World, story: Story): void {
  const { status } = story.state;
  expect(replay(story.events)).toEqual(story.state);
  expect(clocksOf(story.events, world.city)).toEqual(story.clocks);
  const told = `${status} after ${story.events.map((e) => e.action).join(' ')}`;
  if (OPEN.includes(status)) {
    expect(runningService(story), told).not.toEqual([]);
    expect(story.clocks.age?.stoppedAt, told).toBeNull();
    expect(somebodyCanAct(world, story), told).toBe(true);
  } else {
    expect(ENDED).toContain(status);
    expect(runningService(story), told).toEqual([]);
    expect(story.clocks.age?.stoppedAt, told).not.toBeNull();
  }
}

/** Three cases: an ordinary one, a dangerous one, and a private or sealed one. */
function worldOf(city: City, sealed: boolean): World {
  const ordinary = city.categories.find((c) => !c.safety && !c.alwaysPrivate)?.code ?? '';
  const dangerous = city.categories.find((c) => c.safety)?.code ?? '';
  return newWorld(city, [{ category: ordinary }, { category: dangerous }, { sealed, private: true }], MONDAY);
}

function walk(city: City, runs: number): void {
  fc.assert(
    fc.property(steps, fc.boolean(), (walked, sealed) => {
      let world = worldOf(city, sealed);
      const reports = reportsIn(world.stories.map((s) => s.state));
      for (const one of walked) {
        const before = world;
        world = take(world, one);
        world.stories.forEach((story, i) => {
          if (story !== before.stories[i]) checkStory(world, story);
        });
        expect(reportsIn(world.stories.map((s) => s.state))).toEqual(reports);
      }
    }),
    { numRuns: runs, seed: 20_261_108, endOnFailure: true },
  );
}

describe('whatever happens to a case, in any order that is allowed', () => {
  test(
    'it has an owner and a clock until it ends, and its history tells all, in a small city',
    { timeout: 120_000 },
    () => {
      walk(smallCity, 500);
      const count = seen.get(smallCity.id);
      expect(STATUSES.filter((status) => !count?.statuses.has(status))).toEqual([]);
      // These three happen together with others: filing, merging, parting.
      const missing = ACTIONS.filter((action) => !count?.actions.has(action));
      expect(missing).toEqual(['submit', 'absorb', 'release']);
    },
  );

  test(
    'it has an owner and a clock until it ends, and its history tells all, in Kota Malang',
    { timeout: 240_000 },
    () => {
      const read = readCity(`${import.meta.dirname}/../../settings/kota-malang`);
      if (!read.ok) throw new Error(read.faults.join('\n'));
      walk(read.city, 100);
    },
  );
});
