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
import { noticesOf } from './notices.ts';

const operator = officer(smallCity, 'operator');

/** What the last event of a story tells, as "audience: notice". */
function told(story: Story): readonly string[] {
  const last = story.events.at(-1);
  if (!last) throw new Error('nothing has happened');
  return noticesOf(last, story.state, story.city).map((tell) => `${tell.to}: ${tell.notice}`);
}

describe('who is told', () => {
  test('of a filing: the reporter and the desk', () => {
    expect(told(fileCase())).toEqual(['reporters: received', 'desk: deskNew']);
    expect(told(fileCase({ private: true }))).toEqual(['reporters: receivedPrivate', 'desk: deskNew']);
    expect(told(fileCase({ sealed: true }))).toEqual(['reporters: sealed', 'inspectorate: inspectorateNew']);
  });

  test('of a message: the other side of the one who wrote it', () => {
    const story = buildCase({ status: 'handling' });
    expect(told(act(story, 'message', lead(story, 'liaison')))).toEqual(['reporters: message']);
    expect(told(act(story, 'message', reporter()))).toEqual(['leadAgency: message']);
    expect(told(act(buildCase({ status: 'dispatched' }), 'message', reporter()))).toEqual(['desk: message']);
    const sealed = buildCase({ status: 'handling', sealed: true });
    expect(told(act(sealed, 'message', reporter()))).toEqual(['inspectorate: message']);
  });

  test('of an answer: whoever asked, also when the desk asked during the work', () => {
    const story = buildCase({ status: 'handling' });
    expect(told(act(act(story, 'ask', operator), 'reply', reporter()))).toEqual(['desk: message']);
    const byAgency = act(story, 'ask', lead(story, 'agencyAdmin'));
    expect(told(act(byAgency, 'reply', reporter()))).toEqual(['leadAgency: message']);
  });

  test('of an answer without work: the reporter and the desk', () => {
    const story = buildCase({ status: 'handling' });
    expect(told(act(story, 'answerOnly', lead(story, 'liaison')))).toEqual([
      'reporters: answered',
      'desk: answered',
    ]);
  });

  test('of a second return: also the coordinator, who must decide', () => {
    const first = act(
      buildCase({ status: 'dispatched' }),
      'giveBack',
      lead(buildCase({ status: 'dispatched' }), 'agencyAdmin'),
    );
    expect(told(first)).toEqual(['desk: deskReturned']);
    const again = act(first, 'dispatch', operator);
    expect(told(again)).toContain('reporters: rerouted');
    expect(told(act(again, 'giveBack', lead(again, 'agencyAdmin')))).toEqual([
      'desk: deskReturned',
      'coordinators: coordinatorReturn',
    ]);
  });

  test('of a correction: the reporter, that it is another agency now', () => {
    expect(told(buildCase({ status: 'dispatched' }))).toContain('reporters: dispatched');
    expect(told(act(buildCase({ status: 'dispatched' }), 'dispatch', operator))).toContain(
      'reporters: rerouted',
    );
  });

  test('of a second reopening: also the head of the agency', () => {
    const first = act(buildCase({ status: 'closed' }), 'reopen', reporter());
    expect(told(first)).not.toContain('agencyHead: agencyReopened');
    let again = act(first, 'complete', lead(first, 'agencyAdmin'));
    again = act(act(again, 'validate', operator), 'confirm', reporter());
    expect(told(act(again, 'reopen', reporter()))).toContain('agencyHead: agencyReopened');
  });

  test('of a report taken back while the danger goes on: only its reporter', () => {
    const ended = buildCase({ status: 'handling' });
    expect(told(act(ended, 'withdraw', reporter()))).toContain('leadAgency: withdrawn');
    const danger = buildCase({ status: 'handling', category: 'tree', safety: true });
    expect(told(act(danger, 'withdraw', reporter()))).toEqual(['reporters: withdrawn']);
  });
});
