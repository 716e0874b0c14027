import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallCity as city } from '../../tests/support/small-city.ts';
import { chainOf, goesOnAt, nextCall, type Callable, type MadeCall } from './duty-chain.ts';
import { MINUTE } from './local-time.ts';

const NOBODY: Callable = { onDuty: [], next: [], dutyHolders: [], coordinators: [], watch: [], head: [] };
const ALL: Callable = {
  onDuty: ['ana'],
  next: ['budi'],
  dutyHolders: ['ana', 'watch'],
  coordinators: ['cici', 'dodi'],
  watch: ['watch'],
  head: ['head'],
};
const START = new Date('2026-06-08T12:00:00Z');
const later = (minutes: number): Date => new Date(START.getTime() + minutes * MINUTE);

/** Looks every minute, as a worker does; nobody ever answers. `at` gives who could be called. */
function ring(at: (minute: number) => Callable, minutes: number): (MadeCall & { step: number })[] {
  const made: (MadeCall & { step: number })[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const due = nextCall(at(minute), made, city, later(minute));
    if (due) made.push({ ...due, at: later(minute) });
  }
  return made;
}

describe('the chain', () => {
  test('goes from the shift over the next to those who decide, nobody twice', () => {
    expect(chainOf(ALL).map(({ stage }) => stage)).toEqual([
      'onDuty',
      'next',
      'coordinators',
      'watch',
      'head',
    ]);
  });

  test('begins with everybody who holds the duty position where the roster has a hole', () => {
    const [first] = chainOf({ ...ALL, onDuty: [], next: [] });
    expect(first).toEqual({ stage: 'dutyHolders', accounts: ['ana', 'watch'] });
  });
});

describe('calls', () => {
  test('go on every ten minutes, the whole chain twice, and then rest', () => {
    const made = ring(() => ALL, 600);
    const walk = ['ana', 'budi', 'cici', 'watch', 'head'];
    expect(made.map(({ accounts }) => accounts[0])).toEqual([...walk, ...walk]);
    expect(made.map(({ at }) => at)).toEqual(made.map((_, n) => later(n * 10)));
    expect(goesOnAt(made.slice(0, 1), city)).toEqual(later(10));
  });

  test('reach whoever’s shift begins after that, once', () => {
    const made = ring((minute) => (minute < 300 ? ALL : { ...ALL, onDuty: ['eka'] }), 900);
    expect(made).toHaveLength(11);
    expect(made.at(-1)).toMatchObject({ stage: 'newcomer', accounts: ['eka'], at: later(300), step: 11 });
  });

  test('go on in the chain after somebody was named', () => {
    const named: MadeCall[] = [
      { stage: 'onDuty', accounts: ['ana'], at: START },
      { stage: 'named', accounts: ['eka'], at: later(3) },
    ];
    expect(nextCall(ALL, named, city, later(12))).toBeNull();
    expect(nextCall(ALL, named, city, later(13))).toMatchObject({ stage: 'next', step: 3 });
  });

  test('that were missed for days are made one by one, never all at once', () => {
    const made: MadeCall[] = [{ stage: 'onDuty', accounts: ['ana'], at: START }];
    const due = nextCall(ALL, made, city, later(4_320));
    expect(due).toMatchObject({ stage: 'next' });
    expect(nextCall(ALL, [...made, { ...due!, at: later(4_320) }], city, later(4_321))).toBeNull();
  });

  test('to nobody are none', () => {
    expect(nextCall(NOBODY, [], city, START)).toBeNull();
  });
});

describe('whoever there is', () => {
  const accounts = fc.array(fc.constantFrom('ana', 'budi', 'cici', 'dodi', 'eka'), { maxLength: 3 });
  const people = fc.record({
    onDuty: fc.array(fc.constantFrom('ana', 'budi', 'eka'), { maxLength: 1 }),
    next: fc.array(fc.constantFrom('ana', 'budi', 'cici'), { maxLength: 1 }),
    dutyHolders: accounts,
    coordinators: accounts,
    watch: accounts,
    head: accounts,
  });

  test('at every moment somebody is called when anybody at all exists', () => {
    fc.assert(
      fc.property(people, (some) => {
        const due = nextCall(some, [], city, START);
        expect(due !== null).toBe(Object.values(some).flat().length > 0);
        if (due) expect(due.accounts.length).toBeGreaterThan(0);
      }),
    );
  });

  test('nobody is called without end, and whoever is on duty then has heard of it, however shifts change', () => {
    fc.assert(
      fc.property(fc.array(people, { minLength: 1, maxLength: 4 }), (changing) => {
        const at = (minute: number): Callable =>
          changing[Math.min(Math.floor(minute / 17), changing.length - 1)] ?? NOBODY;
        const made = ring(at, 600);
        expect(made.length).toBeLessThanOrEqual(12 + 5);
        expect(made.map(({ step }) => step)).toEqual(made.map((_, n) => n + 1));
        for (const { accounts: called } of made) expect(called.length).toBeGreaterThan(0);
        // when it falls silent, whoever is on duty has heard of it
        for (const account of changing.at(-1)!.onDuty)
          expect(made.some((call) => call.accounts.includes(account))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
