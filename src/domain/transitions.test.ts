import { describe, expect, test } from 'vitest';
import {
  act,
  ask,
  buildCase,
  fileCase,
  lead,
  officer,
  officerIn,
  reporter,
  type Story,
} from '../../tests/support/build-case.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import { pageRows, type PageRow } from '../../tests/support/table-of-the-page.ts';
import { ACTIONS, type Action } from './action.ts';
import { AGENCY_ROLES, ROLES, type Actor, type Role } from './actor.ts';
import { leadOf } from './case.ts';
import { possibleActions } from './decide.ts';
import type { RefusalKind } from './refusal.ts';
import { STATUSES, type Status } from './status.ts';
import { TRANSITIONS } from './transitions.ts';

const WEEKS = 7 * 24 * 60;

/** A history in which nothing but status and role decides: it has what the action itself asks for. */
const PREPARED: Readonly<Partial<Record<Action, (status: Status) => Story>>> = {
  decide: (status) => (status === 'returned' ? returnedTwice() : buildCase({ status })),
  confirmRoute: (status) => (status === 'dispatched' ? sentByTheClock() : buildCase({ status })),
  acceptSupport: (status) => withSupport(status, 'pending'),
  finishSupport: (status) => withSupport(status, 'accepted'),
  deferBudget: (status) => {
    const story = buildCase({ status });
    return status === 'handling' ? act(story, 'proposeDeferral', lead(story, 'liaison')) : story;
  },
  show: (status) => act(buildCase({ status }), 'hide', officer(smallCity, 'operator')),
};

/** How long to wait so that what the clock does is due. */
const WAITS: Readonly<Partial<Record<Action, number>>> = {
  lapse: 5 * WEEKS,
  closeSilent: 3 * WEEKS,
  acceptSilently: WEEKS,
};

function returnedTwice(): Story {
  let story = buildCase({ status: 'returned' });
  story = act(story, 'dispatch', officer(smallCity, 'operator'));
  return act(story, 'giveBack', lead(story, 'agencyAdmin'));
}

function sentByTheClock(): Story {
  return act(fileCase(), 'autoDispatch', { role: 'system' }, { given: { agency: 'roads' } });
}

/** Another agency helps; the case goes on to the status from there. */
function withSupport(status: Status, state: 'pending' | 'accepted'): Story {
  let story = buildCase({ status: 'handling' });
  story = act(story, 'addSupport', lead(story, 'liaison'), { given: { agency: 'parks' } });
  const helper = officer(smallCity, 'agencyAdmin', 'parks');
  if (state === 'accepted') story = act(story, 'acceptSupport', helper);
  const admin = lead(story, 'agencyAdmin');
  if (status === 'handling') return story;
  if (status === 'validating') return act(story, 'complete', admin);
  if (status === 'waiting_external') return act(story, 'awaitExternal', admin);
  if (status !== 'waiting_budget') return buildCase({ status });
  return act(act(story, 'proposeDeferral', lead(story, 'liaison')), 'deferBudget', lead(story, 'agencyHead'));
}

const storyFor = (action: Action, status: Status): Story =>
  PREPARED[action]?.(status) ?? buildCase({ status });

/** The right person with a role: of the agency that has the case, or of the one that helps for its own two actions. */
function actorWith(role: Role, story: Story, action: Action): Actor {
  if (role === 'system') return { role };
  if (role === 'reporter') return reporter();
  if (!AGENCY_ROLES.includes(role)) return officer(smallCity, role);
  const isHelp = action === 'acceptSupport' || action === 'finishSupport';
  const agency = isHelp ? 'parks' : (leadOf(story.state)?.agency ?? 'roads');
  return officer(smallCity, role, agency);
}

/** What the page says: null when it allows. */
function expected(row: PageRow, role: Role, story: Story): RefusalKind | null {
  if (!row.by.includes(role)) return 'notYourRole';
  return foreign(row, role, story) ?? (row.from.includes(story.state.status) ? null : 'notNow');
}

/** The reports of a merged case went along, the inspectorate has only sealed cases, an agency only its own. */
function foreign(row: PageRow, role: Role, story: Story): RefusalKind | null {
  if (role === 'reporter') {
    return story.state.status === 'merged' && row.action !== 'unmerge' ? 'notYourReport' : null;
  }
  if (role === 'inspectorate') return 'otherAgency';
  return AGENCY_ROLES.includes(role) && !takesPart(row.action, story) ? 'otherAgency' : null;
}

function takesPart(action: Action, story: Story): boolean {
  if (action === 'acceptSupport' || action === 'finishSupport') {
    return story.state.assignments.some((a) => a.role === 'support');
  }
  return leadOf(story.state) !== null;
}

const OTHER_CASE = fileCase({ n: 2 });
const rows = pageRows(ACTIONS, ROLES);

describe('the table', () => {
  test('has exactly one row for every action', () => {
    expect(TRANSITIONS.map((row) => row.action).toSorted()).toEqual(ACTIONS.toSorted());
  });

  test('is the table of the page', () => {
    const others: readonly Action[] = ['submit', 'absorb', 'release', 'escalate', 'redate', 'succeed'];
    const told = TRANSITIONS.filter((row) => !others.includes(row.action));
    expect(told.map((row) => row.action).toSorted()).toEqual(rows.map((row) => row.action).toSorted());
    for (const row of rows) {
      const own = TRANSITIONS.find((t) => t.action === row.action);
      expect(own?.from.toSorted(), row.action).toEqual(row.from.toSorted());
      expect(own?.by.toSorted(), row.action).toEqual(row.by.toSorted());
    }
  });
});

describe.each(STATUSES)('a case that is %s', (status) => {
  test.each(rows)('allows $action to exactly whom the page names', (row) => {
    const story = storyFor(row.action, status);
    for (const role of ROLES) {
      const by = actorWith(role, story, row.action);
      const after = WAITS[row.action] ?? 1;
      const decided = ask(story, row.action, by, { after, other: OTHER_CASE });
      const said = decided.ok ? null : decided.refusal.kind;
      expect(said, `${row.action} by ${role}`).toBe(expected(row, role, story));
    }
  });

  test('offers as a button exactly what the server takes', () => {
    for (const { action } of rows) {
      const story = storyFor(action, status);
      const now = new Date(story.now.getTime() + (WAITS[action] ?? 1) * 60_000);
      for (const by of everybody(story)) {
        const circumstances = { city: smallCity, now, caseId: story.caseId };
        const offered = possibleActions(story.state, by, circumstances).map((p) => p.action);
        const taken = rows
          .filter((row) => ask(story, row.action, by, { after: WAITS[action] ?? 1, other: OTHER_CASE }).ok)
          .map((row) => row.action);
        expect(offered.toSorted(), `after ${action}, for ${JSON.stringify(by)}`).toEqual(taken.toSorted());
      }
    }
  });

  test('lets an officer of another agency do nothing', () => {
    const story = buildCase({ status });
    const strangers = smallCity.positions.filter(
      (p) => AGENCY_ROLES.includes(p.role) && p.agency !== leadOf(story.state)?.agency,
    );
    for (const { code } of strangers) {
      for (const action of ACTIONS) {
        const decided = ask(story, action, officerIn(smallCity, code), { other: OTHER_CASE });
        expect(decided.ok, `${action} by ${code}`).toBe(false);
      }
    }
  });

  test('lets a stranger with another report do nothing', () => {
    const story = buildCase({ status });
    for (const action of ACTIONS) {
      const decided = ask(story, action, reporter(777), { after: 60 * 24 * 60, other: OTHER_CASE });
      expect(decided.ok, action).toBe(false);
    }
  });
});

function everybody(story: Story): readonly Actor[] {
  return [
    { role: 'system' },
    reporter(),
    reporter(777),
    ...story.city.positions.map((p) => officerIn(story.city, p.code)),
  ];
}
