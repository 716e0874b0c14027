import { describe, expect, test } from 'vitest';
import {
  act,
  ask,
  buildCase,
  fileCase,
  officer,
  officerIn,
  reporter,
  SEALED_WAYS,
} from '../../tests/support/build-case.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import { ACTIONS } from './action.ts';
import { isPublic } from './case.ts';
import { decide } from './decide.ts';
import { noticesOf } from './notices.ts';
import { maySee } from './permissions.ts';
import { STATUSES } from './status.ts';

const sealedStatuses = STATUSES.filter((status) => SEALED_WAYS[status] !== undefined);
const outsiders = smallCity.positions
  .filter((p) => p.role !== 'inspectorate')
  .map((p) => officerIn(smallCity, p.code));
const inspectors = [0, 1].map((n) => officer(smallCity, 'inspectorate', undefined, n));

describe.each(sealedStatuses)('a sealed case that is %s', (status) => {
  const story = buildCase({ status, sealed: true });

  test('is touched by nobody of the desk and of any agency', () => {
    for (const by of outsiders) {
      for (const action of ACTIONS) {
        expect(ask(story, action, by, { other: fileCase({ n: 2 }) }).ok, `${action} by ${by.position}`).toBe(
          false,
        );
      }
    }
  });

  test('is seen by nobody but the inspectorate and its reporter, not even by the auditor', () => {
    expect(outsiders.some((by) => by.role === 'auditor')).toBe(true);
    expect(outsiders.filter((by) => maySee(by, story.state))).toEqual([]);
    expect(inspectors.every((by) => maySee(by, story.state))).toBe(true);
    expect(maySee(reporter(), story.state)).toBe(true);
    expect(maySee(reporter(2), story.state)).toBe(false);
    expect(isPublic(story.state)).toBe(false);
  });

  test('told only the inspectorate and the reporter on its way', () => {
    for (const event of story.events) {
      for (const tell of noticesOf(event, story.state, story.city)) {
        expect(['inspectorate', 'reporters', 'officer'], event.action).toContain(tell.to);
      }
    }
  });
});

describe('a sealed case', () => {
  test('is handled from end to end by two people of the inspectorate', () => {
    const [one, two] = inspectors;
    let story = fileCase({ sealed: true });
    story = act(story, 'accept', one!);
    story = act(story, 'respond', one!);
    story = act(story, 'complete', one!);
    expect(ask(story, 'validate', one!)).toEqual({ ok: false, refusal: { kind: 'ownWork' } });
    story = act(story, 'validate', two!);
    expect(act(story, 'confirm', reporter()).state.outcome).toBe('confirmed');
  });

  test('made of a received one leaves the desk at once and is counted as oversight', () => {
    const story = act(buildCase({ status: 'received' }), 'seal', officer(smallCity, 'operator'));
    expect(story.state).toMatchObject({
      status: 'dispatched',
      sealed: true,
      private: true,
      classification: 'oversight',
    });
    expect(story.clocks.settle?.limit).toEqual({ amount: 60, unit: 'workingDays' });
    expect(ask(story, 'message', officer(smallCity, 'operator'))).toEqual({
      ok: false,
      refusal: { kind: 'sealedCase' },
    });
  });

  test('never hands its work to the people of an agency', () => {
    const story = buildCase({ status: 'handling', sealed: true });
    const given = { officer: 'roads.fieldOfficer1' };
    expect(ask(story, 'delegate', inspectors[0]!, { given })).toEqual({
      ok: false,
      refusal: { kind: 'unknownValue', fields: ['officer'] },
    });
  });

  test('answers a merge like a case that does not exist', () => {
    const story = buildCase({ status: 'received', private: true });
    const sealed = buildCase({ status: 'handling', sealed: true, n: 2 });
    const decided = ask(story, 'merge', officer(smallCity, 'operator'), { other: sealed });
    const missing = ask(story, 'merge', officer(smallCity, 'operator'));
    expect(decided).toEqual(missing);
    expect(decided).toEqual({ ok: false, refusal: { kind: 'unknownValue', fields: ['otherCase'] } });
  });
});

describe('nobody', () => {
  test('validates or sends back own work, in whatever position', () => {
    const city = smallCity;
    const story = buildCase({ status: 'validating' });
    const performer = story.state.performedBy;
    expect(performer).toBe('roads.fieldOfficer1');
    const sameHuman = { ...officer(city, 'operator'), accountId: officerIn(city, performer!).accountId };
    for (const action of ['validate', 'rejectProof'] as const) {
      expect(ask(story, action, sameHuman)).toEqual({ ok: false, refusal: { kind: 'ownWork' } });
      expect(ask(story, action, officer(city, 'operator')).ok).toBe(true);
    }
  });

  test('judges the objection to an own refusal', () => {
    const first = officer(smallCity, 'operator');
    const story = act(buildCase({ status: 'rejected' }), 'object', reporter());
    expect(ask(story, 'reject', first)).toEqual({ ok: false, refusal: { kind: 'anotherOfficer' } });
    const again = act(story, 'reject', officer(smallCity, 'operator', undefined, 1));
    expect(ask(again, 'object', reporter())).toEqual({ ok: false, refusal: { kind: 'objectedBefore' } });
  });

  test('asks for what only the door does together with another action', () => {
    const story = buildCase({ status: 'handling' });
    for (const action of ['absorb', 'release'] as const) {
      expect(ask(story, action, officer(smallCity, 'operator'))).toEqual({
        ok: false,
        refusal: { kind: 'notAllowed' },
      });
    }
    const circumstances = { city: smallCity, now: story.now, caseId: story.caseId };
    expect(decide(story.state, 'submit', reporter(), { text: 'lagi' }, circumstances).ok).toBe(false);
  });
});
