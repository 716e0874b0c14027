import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  act,
  ask,
  buildCase,
  fileCase,
  lead,
  MONDAY,
  officer,
  officerIn,
  type Story,
} from '../../tests/support/build-case.ts';
import { reorganised, smallCity } from '../../tests/support/small-city.ts';
import { chooseMove, make, newWorld, succeeding, type World } from '../../tests/support/world.ts';
import { isActive, leadOf } from './case.ts';
import { CLOCKS, type City } from './city.ts';
import { isRunning } from './clock-run.ts';
import { clocksOf } from './clocks-of.ts';
import { dueAt } from './clocks.ts';
import { possibleActions, replay } from './decide.ts';
import { noticesOf } from './notices.ts';
import { OPEN } from './status.ts';
import { successionOf } from './succession.ts';

const city = reorganised(smallCity, { roads: 'water' });
const refused = (decided: ReturnType<typeof ask>) => (decided.ok ? null : decided.refusal);

describe('an agency that was closed', () => {
  const operator = officer(city, 'operator');

  test('is given no case and asked for no help, and its successor is', () => {
    const no = { kind: 'agencyClosed', fields: ['agency'] };
    expect(refused(ask(fileCase({ city }), 'dispatch', operator, { given: { agency: 'roads' } }))).toEqual(
      no,
    );
    expect(ask(fileCase({ city }), 'dispatch', operator, { given: { agency: 'water' } }).ok).toBe(true);
    const sure = ask(fileCase({ city }), 'autoDispatch', { role: 'system' }, { given: { agency: 'roads' } });
    expect(refused(sure)).toEqual(no);
    const sent = act(fileCase({ city }), 'dispatch', operator, { given: { agency: 'parks' } });
    const handled = act(sent, 'accept', lead(sent, 'agencyAdmin'));
    const help = ask(handled, 'addSupport', lead(handled, 'liaison'), { given: { agency: 'roads' } });
    expect(refused(help)).toEqual(no);
  });

  test('is recommended to nobody', () => {
    const sent = act(fileCase({ city }), 'dispatch', operator, { given: { agency: 'parks' } });
    const back = ask(sent, 'giveBack', lead(sent, 'agencyAdmin'), { given: { suggestedAgency: 'roads' } });
    expect(refused(back)).toEqual({ kind: 'agencyClosed', fields: ['suggestedAgency'] });
  });

  test('gets no decision of a coordinator either', () => {
    let story = buildCase({ status: 'returned' });
    story = act(story, 'dispatch', operator, { given: { agency: 'parks' } });
    story = { ...act(story, 'giveBack', lead(story, 'agencyAdmin')), city };
    const decided = ask(story, 'decide', officer(city, 'coordinator'), { given: { agency: 'roads' } });
    expect(refused(decided)).toEqual({ kind: 'agencyClosed', fields: ['agency'] });
  });
});

/** The case after the door let the successor take over. */
function succeed(story: Story, closed: City): Story {
  const succession = successionOf(story.state, closed);
  if (!succession) throw new Error('no closed agency has a part');
  const extra = succeeding(story.clocks, succession, closed);
  return act({ ...story, city: closed }, 'succeed', { role: 'system' }, { extra });
}

const STAFF = ['agencyAdmin', 'liaison', 'agencyHead', 'fieldOfficer'] as const;

/** What an officer in each role of an agency could do, and whom the case lets do nothing. */
function mayOf(story: Story, closed: City, agency: string): readonly string[] {
  const now = new Date(story.now.getTime() + 60_000);
  return STAFF.flatMap((role) => {
    const by = officer(closed, role, agency);
    const possible = possibleActions(story.state, by, { city: closed, now, caseId: story.caseId });
    return possible.map(({ action }) => `${role} ${action}`);
  });
}

function checkHands(before: Story, after: Story, closed: City, from: string, to: string): void {
  const told = before.events.map(({ action }) => action).join(' ');
  expect(mayOf(after, closed, from), told).toEqual([]);
  const takesPart = before.state.assignments.some((a) => isActive(a) && a.agency === to);
  if (!takesPart) expect(mayOf(after, closed, to), told).toEqual(mayOf(before, closed, from));
}

function checkClocks(before: Story, after: Story, from: string, to: string): void {
  for (const clock of CLOCKS.filter((one) => one !== 'support')) {
    const [old, run] = [before.clocks[clock], after.clocks[clock]];
    const isTaken = isRunning(old) && old.agency === from;
    const earlier = (run?.earlier ?? []).slice(0, old?.earlier.length);
    expect(run && { ...run, earlier }).toEqual(isTaken ? { ...old, agency: to } : old);
  }
}

/** Where the successor led already, another helper may be the eldest now: its own time goes on. */
function checkSupport(before: Story, after: Story): void {
  const { support } = after.clocks;
  const begun = [before.clocks.support?.startedAt, ...before.state.assignments.map(({ since }) => since)];
  if (support) expect(begun).toContain(support.startedAt);
}

/** A case that some officers worked on, in any order that is allowed. */
function workedOn(category: string, walked: readonly Step[]): Story {
  let world: World = newWorld(smallCity, [{ category }], MONDAY);
  for (const step of walked) {
    const later = { ...world, now: new Date(world.now.getTime() + (step.minutes + 1) * 60_000) };
    const move = chooseMove(later, { ...step, story: 0 }, MOVES_ON);
    world = move ? make(later, move) : later;
  }
  const [story] = world.stories;
  if (!story) throw new Error('the world is empty');
  return { ...story, now: world.now };
}

interface Step {
  action: number;
  actor: number;
  pick: number;
  minutes: number;
}

const steps = fc.array(
  fc.record({ action: fc.nat(9999), actor: fc.nat(9999), pick: fc.nat(9999), minutes: fc.nat(900) }),
  {
    minLength: 3,
    maxLength: 18,
  },
);
const MOVES_ON = [
  'note',
  'message',
  'redate',
  'succeed',
  'hide',
  'show',
  'redact',
  'reveal',
  'withdraw',
  'merge',
  'seal',
] as const;

test('whatever happened before, only the successor may act, as the closed agency could, and no clock begins anew', () => {
  let checked = 0;
  const property = fc.property(
    steps,
    fc.constantFrom('hole', 'tree', 'asking'),
    fc.nat(9),
    (walked, category, pick) => {
      const story = workedOn(category, walked);
      const parts = story.state.assignments.filter(isActive);
      const from = parts[pick % Math.max(1, parts.length)]?.agency;
      if (from === undefined || !OPEN.includes(story.state.status)) return;
      const able = ['roads', 'parks', 'water'].filter((code) => code !== from);
      const to = able[pick % able.length] ?? '';
      const closed = reorganised(smallCity, { [from]: to });
      const before = { ...story, city: closed };
      const after = succeed(before, closed);
      checkHands(before, after, closed, from, to);
      checkClocks(before, after, from, to);
      checkSupport(before, after);
      expect(replay(after.events)).toEqual(after.state);
      expect(clocksOf(after.events, closed)).toEqual(after.clocks);
      expect(after.state.returns).toEqual(before.state.returns);
      expect(successionOf(after.state, closed)).toBeNull();
      checked += 1;
    },
  );
  fc.assert(property, { numRuns: 300, seed: 20_261_124, endOnFailure: true });
  expect(checked).toBeGreaterThan(100);
});

describe('a part that changes hands', () => {
  const handling = buildCase({ status: 'handling' });
  const helped = act(handling, 'addSupport', lead(handling, 'liaison'), { given: { agency: 'parks' } });

  test('stays as far as it was, since when it was, without the people of the closed agency', () => {
    const people = { unit: 'roads.repair', officer: 'roads.fieldOfficer1' };
    const named = act(handling, 'delegate', lead(handling, 'agencyAdmin'), { given: people });
    const [part] = named.state.assignments;
    const after = succeed(named, city);
    expect(after.state.assignments).toEqual([{ ...part, agency: 'water', unit: null, officer: null }]);
    expect(after.state.route).toEqual(named.state.route);
    expect(after.state.status).toBe('handling');
  });

  test('is one part where the successor helped already, and a helper who leads now is waited for no more', () => {
    const after = succeed(helped, reorganised(smallCity, { roads: 'parks' }));
    expect(after.state.assignments.filter(isActive)).toMatchObject([{ agency: 'parks', role: 'lead' }]);
    const both = act(helped, 'addSupport', lead(helped, 'liaison'), { given: { agency: 'water' } });
    const accepted = act(both, 'acceptSupport', officer(smallCity, 'liaison', 'water'));
    const one = succeed(accepted, reorganised(smallCity, { parks: 'water' })).state.assignments;
    expect(one.filter((a) => isActive(a) && a.role === 'support')).toMatchObject([
      { agency: 'water', state: 'accepted' },
    ]);
  });

  test('goes on by the calendar of the successor, and what was promised before stays visible', () => {
    const closed = reorganised(smallCity, { roads: 'parks' });
    const promised = handling.clocks.settle && dueAt(handling.clocks.settle, smallCity);
    const after = succeed(handling, closed);
    expect(after.clocks.settle?.earlier.map(({ dueAt: at }) => at)).toEqual([promised?.toISOString()]);
    expect(after.events.at(-1)?.extra.dates?.map(({ clock }) => clock)).toContain('settle');
  });

  test('is taken up by the clock that had stopped with the work and goes on after it', () => {
    const proven = succeed(buildCase({ status: 'validating' }), city);
    expect(proven.clocks.settle?.agency).toBe('roads');
    const again = act(proven, 'rejectProof', officer(city, 'operator', undefined, 1));
    expect(again.clocks.settle?.agency).toBe('water');
  });

  test('is told to the successor, and to the reporters when it is the lead', () => {
    const tells = (story: Story, closed: City) => {
      const after = succeed(story, closed);
      const event = after.events.at(-1);
      return event ? noticesOf(event, after.state, closed) : [];
    };
    expect(tells(handling, city)).toEqual([
      { to: 'leadAgency', notice: 'agencySucceeded' },
      { to: 'reporters', notice: 'succeeded' },
    ]);
    expect(tells(handling, reorganised(smallCity, { roads: 'parks' }))).toContainEqual({
      to: 'reporters',
      notice: 'succeededMoved',
    });
    expect(tells(helped, reorganised(smallCity, { parks: 'water' }))).toEqual([
      { to: 'supportAgency', notice: 'agencySucceeded' },
    ]);
  });

  test('is never that of a sealed case, and nobody can ask for it', () => {
    const sealed = buildCase({ status: 'handling', sealed: true });
    const extra = { succession: { from: 'watch', to: 'roads', role: 'lead' } } as const;
    expect(refused(ask(sealed, 'succeed', { role: 'system' }, { extra }))?.kind).toBe('sealedCase');
    expect(refused(ask(handling, 'succeed', { role: 'system' }))?.kind).toBe('notAllowed');
    expect(successionOf(handling.state, smallCity)).toBeNull();
    expect(leadOf(succeed(handling, city).state)?.agency).toBe('water');
    const by = officerIn(city, 'desk.coordinator1');
    expect(refused(ask(handling, 'succeed', by, { extra }))?.kind).toBe('notYourRole');
  });
});
