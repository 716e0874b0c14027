import { expect, test } from 'vitest';
import { freshDatabase } from '../../../tests/support/database.ts';
import { holdersOf } from './holders-of.ts';
import { disableAccount, holdPosition, leavePosition } from './manage-accounts.ts';
import { officerOf } from './officer-of.ts';
import { addPerson, enter, giveActing, openPeople } from './people.fixture.ts';

const db = await freshDatabase();
const people = openPeople(db);

const names = async (position: string) =>
  (await holdersOf(people, position, people.at)).map(({ email, standsIn }) =>
    standsIn ? `for: ${email}` : email,
  );

async function positionsOf(email: string): Promise<string[]> {
  const session = await officerOf(people, await enter(people, email), people.at);
  return session && 'staff' in session
    ? session.staff.positions.map(({ code, kind }) => `${kind} ${code}`)
    : [];
}

test('nobody is there while nobody exists', async () => {
  expect(await names('works.admin')).toEqual([]);
  expect(await names('no.such.position')).toEqual([]);
});

test('an empty position falls to its superior, and on upward, so that it is never nobody’s', async () => {
  const mayor = await addPerson(people, 'mayor@tiny.example', 'mayor');
  expect(await names('works.field')).toEqual([`for: ${mayor}`]);
  const head = await addPerson(people, 'head@tiny.example', 'works.head');
  expect(await names('works.field')).toEqual([`for: ${head}`]);
  expect(await names('parks.field')).toEqual([`for: ${mayor}`]);
});

test('a deputy comes before the superior, and may act as long as the position is empty', async () => {
  const deputy = await addPerson(people, 'deputy@tiny.example', 'parks.liaison');
  expect(await names('parks.head')).toEqual([`for: ${deputy}`]);
  expect(await positionsOf(deputy)).toEqual(['holder parks.liaison', 'deputy parks.head']);
  const head = await addPerson(people, 'parks-head@tiny.example', 'parks.head');
  expect(await names('parks.head')).toEqual([head]);
  expect(await positionsOf(deputy)).toEqual(['holder parks.liaison']);
  await disableAccount(people, head, true);
  expect(await names('parks.head')).toEqual([`for: ${deputy}`]);
  expect(await positionsOf(deputy)).toEqual(['holder parks.liaison', 'deputy parks.head']);
});

test('a superior gets the notices of an empty position but does not act in it', async () => {
  expect(await names('works.admin')).toEqual(['for: head@tiny.example']);
  expect(await positionsOf('head@tiny.example')).toEqual(['holder works.head']);
});

test('an acting holder counts from the first moment to just before the last', async () => {
  const email = await addPerson(people, 'acting@tiny.example', null);
  const from = new Date(people.at.getTime() + 60_000);
  const to = new Date(people.at.getTime() + 600_000);
  const given = { position: 'works.planner', kind: 'acting', from, to, note: 'Plh' } as const;
  expect(await holdPosition(people, email, given)).toEqual({ ok: true });
  expect(await holdPosition(people, email, given)).toEqual({ ok: false, refusal: 'heldAlready' });
  const when = async (at: Date) =>
    (await holdersOf(people, 'works.planner', at)).map((holder) => holder.email);
  expect(await when(new Date(from.getTime() - 1))).toEqual(['head@tiny.example']);
  expect(await when(from)).toEqual([email]);
  expect(await when(new Date(to.getTime() - 1))).toEqual([email]);
  expect(await when(to)).toEqual(['head@tiny.example']);
});

test('an acting session loses the position when its time is over, without signing in again', async () => {
  const email = await addPerson(people, 'short@tiny.example', null);
  await holdPosition(people, email, {
    position: 'watch.auditor',
    kind: 'acting',
    from: null,
    to: new Date(people.at.getTime() + 600_000),
    note: null,
  });
  const token = await enter(people, email);
  expect(await officerOf(people, token, people.at)).toMatchObject({
    staff: { officer: { role: 'auditor' } },
  });
  people.later(10);
  expect(await officerOf(people, token, people.at)).toMatchObject({
    staff: { officer: null, positions: [] },
  });
});

test('a holder on leave and the one acting meanwhile are both told', async () => {
  await giveActing(people, 'acting@tiny.example', 'works.head', 5);
  expect(await names('works.head')).toEqual(['head@tiny.example', 'acting@tiny.example']);
});

test('who leaves a position leaves it now and for the time to come', async () => {
  const email = await addPerson(people, 'leaver@tiny.example', 'front-desk.duty');
  await holdPosition(people, email, {
    position: 'front-desk.operator',
    kind: 'acting',
    from: new Date(people.at.getTime() + 86_400_000),
    to: null,
    note: null,
  });
  people.later(1);
  expect(await leavePosition(people, email, 'front-desk.duty')).toEqual({ ok: true });
  expect(await leavePosition(people, email, 'front-desk.operator')).toEqual({ ok: true });
  expect(await leavePosition(people, email, 'front-desk.duty')).toEqual({ ok: false, refusal: 'notHeld' });
  people.later(2 * 24 * 60);
  expect(await positionsOf(email)).toEqual([]);
});
