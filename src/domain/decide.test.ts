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
import { isPublic } from './case.ts';
import type { Given } from './field.ts';
import type { Refusal } from './refusal.ts';

const DAY = 24 * 60;
const operator = officer(smallCity, 'operator');
const coordinator = officer(smallCity, 'coordinator');

const refusalOf = (...args: Parameters<typeof ask>): Refusal | null => {
  const decided = ask(...args);
  return decided.ok ? null : decided.refusal;
};

describe('a form', () => {
  test('without what is needed names every missing field', () => {
    const given: Given = { rejectReason: '', reason: '', help: '' };
    expect(refusalOf(fileCase(), 'reject', operator, { given })).toEqual({
      kind: 'missingFields',
      fields: ['rejectReason', 'reason', 'help'],
    });
  });

  test('needs one of several', () => {
    const story = buildCase({ status: 'handling' });
    const given: Given = { after: [], document: [] };
    expect(refusalOf(story, 'complete', lead(story, 'fieldOfficer'), { given })).toEqual({
      kind: 'missingFields',
      fields: ['after', 'document'],
    });
  });

  test('with a day that is over is refused; today is not over', () => {
    const story = buildCase({ status: 'handling' });
    const by = lead(story, 'agencyAdmin');
    expect(refusalOf(story, 'respond', by, { given: { dueDate: '2026-06-07' } })).toEqual({
      kind: 'dateInPast',
      fields: ['dueDate'],
    });
    expect(refusalOf(story, 'respond', by, { given: { dueDate: '2026-06-08' } })).toBeNull();
  });

  test('keeps free words out of the history, and beside it', () => {
    const decided = ask(fileCase(), 'note', operator, { given: { note: 'rahasia' } });
    if (!decided.ok) throw new Error(decided.refusal.kind);
    expect(decided.value.words).toEqual({ note: 'rahasia' });
    expect(JSON.stringify(decided.value.event)).not.toContain('rahasia');
  });

  test('brings into the history only what the action asks for', () => {
    const decided = ask(fileCase(), 'note', operator, { given: { rating: 5, agency: 'roads' } });
    expect(decided.ok && decided.value.event.given).not.toHaveProperty('rating');
    expect(decided.ok && decided.value.event.given).not.toHaveProperty('agency');
  });
});

describe('routing', () => {
  test('an agency gives a case back once; the second return is decided by the coordinator and binds', () => {
    let story = buildCase({ status: 'returned' });
    expect(refusalOf(story, 'decide', coordinator)?.kind).toBe('notReturnedTwice');
    story = act(story, 'dispatch', operator, { given: { agency: 'roads' } });
    expect(refusalOf(story, 'giveBack', lead(story, 'agencyAdmin'))?.kind).toBe('alreadyReturned');
    story = act(story, 'dispatch', operator, { given: { agency: 'water' } });
    story = act(story, 'giveBack', lead(story, 'agencyAdmin'));
    expect(refusalOf(story, 'dispatch', operator)?.kind).toBe('returnedTwice');
    expect(refusalOf(story, 'autoDispatch', { role: 'system' })?.kind).toBe('returnedTwice');
    story = act(story, 'decide', coordinator, { given: { agency: 'parks' } });
    expect(refusalOf(story, 'giveBack', lead(story, 'agencyAdmin'))?.kind).toBe('routeBinding');
    expect(refusalOf(story, 'dispatch', operator)?.kind).toBe('routeBinding');
    expect(refusalOf(story, 'dispatch', coordinator)).toBeNull();
  });

  test('nothing goes by the clock while an emergency is unanswered', () => {
    const story = fileCase({ emergency: true });
    const given = { agency: 'roads' };
    expect(refusalOf(story, 'autoDispatch', { role: 'system' }, { given })?.kind).toBe('emergencyOpen');
    const asked = act(act(story, 'ask', operator), 'reply', reporter());
    expect(refusalOf(asked, 'autoDispatch', { role: 'system' }, { given })).toBeNull();
  });

  test('what the clock routed is confirmed once, and no clock waits for it', () => {
    const story = act(fileCase(), 'autoDispatch', { role: 'system' }, { given: { agency: 'roads' } });
    const confirmed = act(story, 'confirmRoute', operator);
    expect(confirmed.clocks).toEqual(story.clocks);
    expect(refusalOf(confirmed, 'confirmRoute', operator)?.kind).toBe('routeNotAuto');
  });

  test('nobody sends a case to the inspectorate but by sealing it', () => {
    expect(refusalOf(fileCase(), 'dispatch', operator, { given: { agency: 'watch' } })).toEqual({
      kind: 'inspectorateOnlyBySeal',
      fields: ['agency'],
    });
  });

  test('a unit and an officer belong to the agency that has the case', () => {
    const sent = fileCase();
    const given = { agency: 'roads', unit: 'water.pipes' };
    expect(refusalOf(sent, 'dispatch', operator, { given })).toEqual({
      kind: 'unknownValue',
      fields: ['unit'],
    });
    const story = buildCase({ status: 'dispatched' });
    const people = { unit: 'roads.repair', officer: 'roads.fieldOfficer1' };
    const accepted = act(story, 'accept', lead(story, 'agencyAdmin'), { given: people });
    expect(accepted.state.assignments).toMatchObject([{ agency: 'roads', state: 'accepted', ...people }]);
  });

  test('silence counts as acceptance only after twice the time', () => {
    const story = buildCase({ status: 'dispatched' });
    expect(refusalOf(story, 'acceptSilently', { role: 'system' }, { after: DAY })?.kind).toBe('tooEarly');
    expect(refusalOf(story, 'acceptSilently', { role: 'system' }, { after: 3 * DAY })).toBeNull();
  });
});

describe('refusing a report', () => {
  test('as too vague needs a question first, and abuse needs the coordinator', () => {
    const story = fileCase();
    expect(refusalOf(story, 'reject', operator, { given: { rejectReason: 'VAGUE' } })?.kind).toBe('askFirst');
    const asked = act(act(story, 'ask', operator), 'reply', reporter());
    expect(refusalOf(asked, 'reject', operator, { given: { rejectReason: 'VAGUE' } })).toBeNull();
    expect(refusalOf(story, 'reject', operator, { given: { rejectReason: 'ABUSE' } })?.kind).toBe(
      'coordinatorOnly',
    );
    expect(refusalOf(story, 'reject', coordinator, { given: { rejectReason: 'ABUSE' } })).toBeNull();
  });

  test('can be objected to once, within ten working days', () => {
    const story = buildCase({ status: 'rejected' });
    expect(refusalOf(story, 'object', reporter(), { after: 13 * DAY })).toBeNull();
    expect(refusalOf(story, 'object', reporter(), { after: 20 * DAY })?.kind).toBe('tooLate');
  });
});

describe('terms', () => {
  const late = (story: Story, action: 'revive' | 'reopen', days: number) =>
    refusalOf(story, action, reporter(), { after: days * DAY })?.kind ?? null;

  test('a report is revived within ninety days and a case reopened within thirty', () => {
    expect(late(buildCase({ status: 'withdrawn' }), 'revive', 89)).toBeNull();
    expect(late(buildCase({ status: 'withdrawn' }), 'revive', 91)).toBe('tooLate');
    expect(late(buildCase({ status: 'closed' }), 'reopen', 29)).toBeNull();
    expect(late(buildCase({ status: 'closed' }), 'reopen', 31)).toBe('tooLate');
    expect(
      refusalOf(buildCase({ status: 'closed' }), 'reopen', coordinator, { after: 300 * DAY }),
    ).toBeNull();
  });

  test('nothing lapses or closes before its time', () => {
    const asked = buildCase({ status: 'needs_reporter' });
    expect(refusalOf(asked, 'lapse', { role: 'system' }, { after: 29 * DAY })?.kind).toBe('tooEarly');
    const resolved = buildCase({ status: 'resolved' });
    expect(refusalOf(resolved, 'closeSilent', { role: 'system' }, { after: 13 * DAY })?.kind).toBe(
      'tooEarly',
    );
  });
});

describe('the work', () => {
  test('is not validated while a supporting agency is not done', () => {
    let story = buildCase({ status: 'handling' });
    story = act(story, 'addSupport', operator, { given: { agency: 'parks' } });
    story = act(story, 'complete', lead(story, 'agencyAdmin'));
    expect(refusalOf(story, 'validate', operator)?.kind).toBe('supportsOpen');
    story = act(story, 'acceptSupport', officer(smallCity, 'liaison', 'parks'));
    story = act(story, 'finishSupport', officer(smallCity, 'fieldOfficer', 'parks'));
    expect(refusalOf(story, 'validate', operator)).toBeNull();
  });

  test('goes on without a helper that nobody waits for, whose part is called off with the end', () => {
    const given = { agency: 'parks', required: 'optional' };
    let story = buildCase({ status: 'handling' });
    story = act(story, 'addSupport', operator, { given });
    expect(refusalOf(story, 'answerOnly', lead(story, 'liaison'))).toBeNull();
    story = act(act(story, 'complete', lead(story, 'agencyAdmin')), 'validate', operator);
    expect(story.state.assignments.map((a) => [a.agency, a.state])).toEqual([
      ['roads', 'done'],
      ['parks', 'cancelled'],
    ]);
    const waited = act(buildCase({ status: 'handling' }), 'addSupport', operator, {
      given: { agency: 'parks', required: 'required' },
    });
    expect(refusalOf(waited, 'answerOnly', lead(waited, 'liaison'))?.kind).toBe('supportsOpen');
  });

  test('waits for money only after the liaison proposed it and the head agreed', () => {
    const story = buildCase({ status: 'handling' });
    expect(refusalOf(story, 'deferBudget', lead(story, 'agencyHead'))?.kind).toBe('noDeferral');
    const proposed = act(story, 'proposeDeferral', lead(story, 'liaison'));
    expect(proposed.state.status).toBe('handling');
    const done = act(proposed, 'complete', lead(proposed, 'agencyAdmin'));
    expect(done.state.deferral).toBeNull();
    const next = act(proposed, 'deferBudget', lead(proposed, 'agencyHead'));
    const gate: Given = { budgetOutcome: 'nextGate', gateName: '', gateDate: '2026-09-01' };
    expect(refusalOf(next, 'reviewBudget', officer(smallCity, 'planner'), { given: gate })).toEqual({
      kind: 'missingFields',
      fields: ['gateName'],
    });
  });

  test('answered, done and verified are three facts with their own times', () => {
    let story = buildCase({ status: 'handling' });
    story = act(story, 'respond', lead(story, 'liaison'));
    const answered = story.now.toISOString();
    story = act(story, 'complete', lead(story, 'agencyAdmin'), { after: DAY });
    const done = story.now.toISOString();
    story = act(story, 'validate', operator, { after: DAY });
    expect(story.state).toMatchObject({ answeredAt: answered, doneAt: done, verifiedBy: 'validator' });
    story = act(story, 'dispute', reporter());
    expect(story.state).toMatchObject({ answeredAt: answered, doneAt: null, verifiedAt: null, disputes: 1 });
  });
});

describe('the public', () => {
  test('sees a case only after it was passed on, and never what is private or hidden', () => {
    expect(isPublic(fileCase().state)).toBe(false);
    const story = buildCase({ status: 'dispatched' });
    expect(isPublic(story.state)).toBe(true);
    const hidden = act(story, 'hide', operator);
    expect(isPublic(hidden.state)).toBe(false);
    expect(isPublic(act(hidden, 'show', operator).state)).toBe(true);
    expect(isPublic(buildCase({ status: 'dispatched', private: true }).state)).toBe(false);
  });
});
