import { describe, expect, test } from 'vitest';
import { act, ask, buildCase, fileCase, lead, officer } from '../../tests/support/build-case.ts';
import { reorganised, smallCity } from '../../tests/support/small-city.ts';

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
