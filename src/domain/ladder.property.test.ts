import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MONDAY } from '../../tests/support/build-case.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import { NO_CASE } from './decide.ts';
import type { Duration } from './city.ts';
import type { ClockRun } from './clock-run.ts';
import { dueAt, shareAt, type Clocks } from './clocks.ts';
import { ladderFacts, nextStepAt, owedSteps, rungsOf } from './ladder.ts';

const MINUTE = 60_000;
const CLIMBS = ['accept', 'respond', 'settle', 'distribute'] as const;

const limit = fc.record({
  amount: fc.integer({ min: 1, max: 40 }),
  unit: fc.constantFrom<Duration['unit'][]>('hours', 'days', 'workingHours', 'workingDays'),
});

/** A clock that began at any minute, with pauses that are over, in their order. */
const run: fc.Arbitrary<ClockRun> = fc
  .record({
    start: fc.nat(60 * 24 * 60),
    limit,
    agency: fc.constantFrom('roads', 'parks'),
    gaps: fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 })), {
      maxLength: 3,
    }),
  })
  .map(({ start, gaps, ...rest }) => {
    const startedAt = MONDAY.getTime() + start * MINUTE;
    let at = startedAt;
    const pauses = gaps.map(([before, length]) => {
      const from = at + before * MINUTE;
      at = from + length * MINUTE;
      return { from: new Date(from).toISOString(), to: new Date(at).toISOString(), why: 'ask' };
    });
    return { ...rest, startedAt: new Date(startedAt).toISOString(), pauses, stoppedAt: null, earlier: [] };
  });

const clocks: fc.Arbitrary<Clocks> = fc.record({ accept: run, respond: run, settle: run, distribute: run });
const state = fc.boolean().map((safety) => ({ ...NO_CASE, safety, status: 'handling' as const }));

describe('whatever the clocks of a case are', () => {
  test('a larger share of the time is never sooner, and the whole of it is the end', () => {
    fc.assert(
      fc.property(
        run,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (one, a, b) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map((share) =>
            shareAt(one, share, smallCity)!.getTime(),
          );
          expect(less).toBeLessThanOrEqual(more!);
          expect(less).toBeGreaterThanOrEqual(new Date(one.startedAt).getTime());
          expect(shareAt(one, 1, smallCity)).toEqual(dueAt(one, smallCity));
        },
      ),
    );
  });

  test('every step is taken once, in the order of its time, however often somebody looks', () => {
    fc.assert(
      fc.property(
        clocks,
        state,
        fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 6 }),
        (start, of, waits) => {
          let now = MONDAY.getTime();
          let held = start;
          const seen: string[] = [];
          for (const wait of waits) {
            now += wait * MINUTE;
            for (const step of owedSteps(of, held, smallCity, new Date(now))) {
              expect(step.at.getTime()).toBeLessThanOrEqual(now);
              expect(ladderFacts(step, held, smallCity)).toMatchObject({
                clock: step.clock,
                level: step.level,
              });
              expect(step.level).toBe((held[step.clock]?.level ?? 0) + 1);
              seen.push(`${step.clock} ${step.level}`);
              held = { ...held, [step.clock]: { ...held[step.clock], level: step.level } };
            }
            expect(owedSteps(of, held, smallCity, new Date(now))).toEqual([]);
            for (const clock of CLIMBS) {
              const next = nextStepAt(clock, held, of, smallCity);
              if (next) expect(next.getTime()).toBeGreaterThan(now);
              else expect(held[clock]?.level).toBe(rungsOf(clock, smallCity).length);
            }
          }
          expect(new Set(seen).size).toBe(seen.length);
        },
      ),
    );
  });
});
