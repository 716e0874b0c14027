import { describe, expect, test } from 'vitest';
import {
  act,
  buildCase,
  fileCase,
  lead,
  officer,
  reporter,
  type Story,
} from '../../tests/support/build-case.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import { workingMinutesBetween } from './calendar.ts';
import { office } from './calendar.fixture.ts';
import type { ClockName } from './city.ts';
import { clocksOf } from './clocks-of.ts';
import { clockState, dueAt, nextDue } from './clocks.ts';
import { localDate, localTime } from './local-time.ts';

const DAY = 24 * 60;

function due(story: Story, clock: ClockName): string | null {
  const run = story.clocks[clock];
  const end = run ? dueAt(run, story.city) : null;
  return end && `${localDate(story.city.zone, end)} ${localTime(story.city.zone, end)}`;
}

const operator = officer(smallCity, 'operator');
const coordinator = officer(smallCity, 'coordinator');
const dispatchTo = (story: Story, agency: string, category = 'hole'): Story =>
  act(story, 'dispatch', operator, { given: { agency, category, classification: 'ordinary' } });

describe('from filing to the agency', () => {
  test('a complaint filed on Monday at nine is distributed within four working hours', () => {
    expect(due(fileCase(), 'distribute')).toBe('2026-06-08 14:00');
  });

  test('one filed at night waits two hours by the clock, not until the office opens', () => {
    const story = fileCase({ now: new Date('2026-06-08T14:40:00Z') });
    expect(due(story, 'distribute')).toBe('2026-06-08 23:40');
  });

  test('one filed shortly before closing gets the sooner of both', () => {
    const story = fileCase({ now: new Date('2026-06-12T08:00:00Z') });
    expect(due(story, 'distribute')).toBe('2026-06-15 10:00');
    const late = fileCase({ now: new Date('2026-06-12T10:00:00Z') });
    expect(due(late, 'distribute')).toBe('2026-06-12 19:00');
  });

  test('the receipt is given in the same moment', () => {
    const { receipt } = fileCase().clocks;
    expect(receipt?.stoppedAt).toBe(receipt?.startedAt);
  });

  test('a danger is accepted within two hours at any hour', () => {
    const story = fileCase({ category: 'tree', now: new Date('2026-06-13T18:00:00Z') });
    const sent = act(
      story,
      'autoDispatch',
      { role: 'system' },
      { given: { agency: 'parks', category: 'tree' } },
    );
    expect(sent.clocks.accept?.limit).toEqual({ amount: 2, unit: 'hours' });
    expect(due(sent, 'accept')).toBe('2026-06-14 03:01');
  });

  test('a transfer does not give the citizen a new clock, and what was promised stays visible', () => {
    const first = dispatchTo(fileCase(), 'roads');
    const second = act(first, 'dispatch', operator, {
      after: 3 * DAY,
      given: { agency: 'water', category: 'leak', classification: 'ordinary' },
    });
    expect(second.clocks.settle?.startedAt).toBe(first.clocks.settle?.startedAt);
    expect(second.clocks.respond?.startedAt).toBe(first.clocks.respond?.startedAt);
    expect(second.clocks.accept?.startedAt).toBe(second.now.toISOString());
    expect(second.clocks.settle?.earlier).toEqual([
      { limit: { amount: 7, unit: 'workingDays' }, dueAt: '2026-06-17T09:00:00.000Z' },
    ]);
  });

  test('giving back starts the desk and stops the agency, and settling goes on', () => {
    const story = buildCase({ status: 'returned' });
    expect(story.clocks.distribute?.stoppedAt).toBeNull();
    expect(story.clocks.accept?.stoppedAt).not.toBeNull();
    expect(story.clocks.settle?.stoppedAt).toBeNull();
  });

  test('a binding decision stops the desk again', () => {
    let story = act(buildCase({ status: 'returned' }), 'dispatch', operator);
    story = act(story, 'giveBack', lead(story, 'agencyAdmin'));
    story = act(story, 'decide', coordinator);
    expect(story.clocks.distribute?.stoppedAt).toBe(story.now.toISOString());
    expect(story.clocks.accept?.stoppedAt).toBeNull();
  });
});

describe('pauses', () => {
  test('a question pushes the due date by exactly the working time that it took', () => {
    const story = buildCase({ status: 'handling', category: 'hole' });
    const before = story.clocks.settle && dueAt(story.clocks.settle, smallCity);
    const asked = act(story, 'ask', lead(story, 'agencyAdmin'), { after: 5 * 60 });
    expect(due(asked, 'settle')).toBeNull();
    const answered = act(asked, 'reply', reporter(), { after: 2 * DAY + 123 });
    const after = answered.clocks.settle && dueAt(answered.clocks.settle, smallCity);
    const paused = workingMinutesBetween(office, asked.now, answered.now);
    expect(paused).toBeGreaterThan(0);
    expect(workingMinutesBetween(office, before!, after!)).toBeCloseTo(paused, 6);
    expect(answered.clocks.complete?.stoppedAt).toBe(answered.now.toISOString());
  });

  test('waiting for another party pauses settling only when the coordinator approves', () => {
    const waiting = buildCase({ status: 'waiting_external' });
    expect(due(waiting, 'settle')).not.toBeNull();
    const approved = act(waiting, 'approvePause', coordinator);
    expect(due(approved, 'settle')).toBeNull();
    const resumed = act(approved, 'resume', lead(approved, 'agencyAdmin'), { after: DAY });
    expect(due(resumed, 'settle')).not.toBeNull();
    expect(resumed.clocks.external?.stoppedAt).toBe(resumed.now.toISOString());
  });

  test('a withdrawal and a revival do not undo an approved pause, nor start what had stopped', () => {
    const approved = act(buildCase({ status: 'waiting_external' }), 'approvePause', coordinator);
    const revived = act(act(approved, 'withdraw', reporter()), 'revive', reporter(), { after: 10 * DAY });
    expect(revived.state.status).toBe('waiting_external');
    expect(due(revived, 'settle')).toBeNull();
    expect(due(revived, 'external')).not.toBeNull();
    expect(revived.clocks.distribute?.stoppedAt).toBe(approved.clocks.distribute?.stoppedAt);
    expect(revived.clocks.accept?.stoppedAt).toBe(approved.clocks.accept?.stoppedAt);
  });

  test('the age never pauses: a revival counts the time that was lost', () => {
    const story = buildCase({ status: 'handling' });
    const gone = act(story, 'withdraw', reporter());
    expect(gone.clocks.age?.stoppedAt).toBe(gone.now.toISOString());
    const back = act(gone, 'revive', reporter(), { after: 20 * DAY });
    expect(back.clocks.age).toEqual(story.clocks.age);
  });

  test('a case that lapsed has no running clock', () => {
    const story = buildCase({ status: 'handling' });
    const asked = act(story, 'ask', lead(story, 'agencyAdmin'));
    const lapsed = act(asked, 'lapse', { role: 'system' }, { after: 31 * DAY });
    expect(nextDue(lapsed.clocks, smallCity)).toBeNull();
    expect(lapsed.state.before).toEqual({ status: 'handling', stage: 'accepted' });
  });
});

describe('after the work', () => {
  test('a rejected proof lets settling go on from where it stopped', () => {
    const done = buildCase({ status: 'validating', category: 'hole' });
    const before = done.clocks.settle && dueAt(done.clocks.settle, smallCity);
    const rejected = act(done, 'rejectProof', operator, { after: 2 * DAY });
    const run = rejected.clocks.settle!;
    expect(run.stoppedAt).toBeNull();
    expect(run.startedAt).toBe(done.clocks.settle?.startedAt);
    const paused = workingMinutesBetween(office, new Date(done.clocks.settle!.stoppedAt!), rejected.now);
    expect(workingMinutesBetween(office, before!, dueAt(run, smallCity)!)).toBeCloseTo(paused, 6);
  });

  test('a dispute gives two working days for an answer and half the time to settle', () => {
    const story = act(buildCase({ status: 'resolved', category: 'hole' }), 'dispute', reporter());
    expect(story.clocks.respond).toMatchObject({
      limit: { amount: 2, unit: 'workingDays' },
      stoppedAt: null,
    });
    expect(story.clocks.settle).toMatchObject({ limit: { amount: 4, unit: 'workingDays' }, stoppedAt: null });
    expect(story.clocks.settle?.startedAt).toBe(story.now.toISOString());
    expect(story.clocks.legalDecision?.stoppedAt).toBeNull();
  });

  test('silence for ten working days closes, not earlier', () => {
    const story = buildCase({ status: 'resolved' });
    expect(due(story, 'confirm')).toBe('2026-06-22 16:00');
    const closed = act(story, 'closeSilent', { role: 'system' }, { after: 15 * DAY });
    expect(closed.state.outcome).toBe('silent');
    expect(nextDue(closed.clocks, smallCity)).toBeNull();
  });

  test('a clock that stopped after its end was missed, one before it was kept', () => {
    const story = dispatchTo(fileCase(), 'roads');
    const kept = act(story, 'accept', lead(story, 'agencyAdmin'), { after: 60 });
    const missed = act(story, 'accept', lead(story, 'agencyAdmin'), { after: 3 * DAY });
    expect(clockState(kept.clocks.accept!, smallCity, kept.now)).toBe('kept');
    expect(clockState(missed.clocks.accept!, smallCity, missed.now)).toBe('missed');
    const later = new Date(story.now.getTime() + 3 * DAY * 60_000);
    expect(clockState(story.clocks.accept!, smallCity, later)).toBe('late');
  });
});

describe('promises', () => {
  test('another category keeps the old promise in sight', () => {
    const story = buildCase({ status: 'handling', category: 'hole' });
    const old = due(story, 'settle');
    const moved = act(story, 'recategorise', operator, {
      given: { category: 'asking' },
      extra: { category: { safety: false, alwaysPrivate: false, classification: 'information' } },
    });
    expect(moved.state.classification).toBe('information');
    expect(moved.clocks.settle?.limit).toEqual({ amount: 5, unit: 'workingDays' });
    const earlier = moved.clocks.settle?.earlier ?? [];
    expect(earlier).toHaveLength(1);
    expect(`${localDate('Asia/Jakarta', new Date(earlier[0]!.dueAt))} 16:00`).toBe(old);
  });

  test('a deferral is looked at again on the day of its gate and never later than ninety days', () => {
    const story = buildCase({ status: 'handling' });
    const defer = (gateDate: string): Story => {
      const proposed = act(story, 'proposeDeferral', lead(story, 'liaison'), { given: { gateDate } });
      return act(proposed, 'deferBudget', lead(proposed, 'agencyHead'));
    };
    expect(due(defer('2026-07-01'), 'budgetReview')?.slice(0, 10)).toBe('2026-07-01');
    expect(due(defer('2027-07-01'), 'budgetReview')?.slice(0, 10)).toBe('2026-09-06');
    expect(due(defer('2026-07-01'), 'settle')).not.toBeNull();
  });

  test('each gate starts the next review', () => {
    const story = buildCase({ status: 'waiting_budget' });
    const head = lead(story, 'agencyHead');
    const given = { budgetOutcome: 'nextGate', gateName: 'PAK', gateDate: '2026-08-20' };
    const again = act(story, 'reviewBudget', head, { given });
    expect(due(again, 'budgetReview')?.slice(0, 10)).toBe('2026-08-20');
    const declined = act(again, 'reviewBudget', head, { given: { budgetOutcome: 'declined' } });
    expect(declined.state).toMatchObject({ status: 'resolved', outcome: 'declined' });
    expect(nextDue(declined.clocks, smallCity)?.clock).toBe('confirm');
  });

  test('a supporting agency has its own time to accept, by its own hours', () => {
    const story = buildCase({ status: 'handling' });
    const one = act(story, 'addSupport', lead(story, 'liaison'), { given: { agency: 'parks' } });
    const two = act(one, 'addSupport', operator, { after: 60, given: { agency: 'water' } });
    expect(two.clocks.support).toMatchObject({ agency: 'parks', startedAt: one.now.toISOString() });
    const accepted = act(two, 'acceptSupport', officer(smallCity, 'liaison', 'parks'));
    expect(accepted.clocks.support).toMatchObject({ agency: 'water', startedAt: two.now.toISOString() });
    const both = act(accepted, 'acceptSupport', officer(smallCity, 'liaison', 'water'));
    expect(both.clocks.support?.stoppedAt).toBe(both.now.toISOString());
  });

  test('clocks follow from the history alone', () => {
    const story = act(buildCase({ status: 'resolved' }), 'dispute', reporter());
    expect(clocksOf(story.events, smallCity)).toEqual(story.clocks);
  });
});
