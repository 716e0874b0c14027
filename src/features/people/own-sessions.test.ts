import { expect, test } from 'vitest';
import { forgetEndedSessions } from '#store/people/session.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import {
  disableAccount,
  holdPosition,
  leavePosition,
  makeAccountLink,
  resetSecondStep,
} from './manage-accounts.ts';
import { officerOf, type Staff } from './officer-of.ts';
import { choosePosition, endOtherSessions, endOwnSession, listSessions, signOut } from './own-sessions.ts';
import { addPerson, enter, giveActing, openPeople, PASSWORD } from './people.fixture.ts';
import { idleSince } from './session-rules.ts';
import { changePassword, setPasswordByLink } from './set-password.ts';

const db = await freshDatabase();
const people = openPeople(db);
const NEW_PASSWORD = 'gajah ungu menanam sebelas jambu';

async function staffOf(token: unknown): Promise<Staff | null> {
  const session = await officerOf(people, token, people.at);
  return session && 'staff' in session ? session.staff : null;
}

test('a session ends after thirty idle minutes, and lives on while it is used', async () => {
  const token = await enter(people, await addPerson(people, 'idle@tiny.example', 'works.admin'));
  for (let round = 0; round < 4; round += 1) {
    people.later(29);
    expect(await staffOf(token)).not.toBeNull();
  }
  people.later(30);
  expect(await staffOf(token)).toBeNull();
});

test('a session ends after twelve hours, however busy', async () => {
  const token = await enter(people, await addPerson(people, 'busy@tiny.example', 'works.admin'));
  for (let round = 0; round < 35; round += 1) {
    people.later(20);
    expect(await staffOf(token)).not.toBeNull();
  }
  people.later(20);
  expect(await staffOf(token)).toBeNull();
});

test('being there is written at most once a minute', async () => {
  const token = await enter(people, await addPerson(people, 'touch@tiny.example', 'works.admin'));
  const signedInAt = people.at;
  people.later(0.5);
  await staffOf(token);
  const [unchanged] = await listSessions(people, (await staffOf(token))!);
  expect(unchanged?.seenAt).toEqual(signedInAt);
  people.later(0.5);
  const [touched] = await listSessions(people, (await staffOf(token))!);
  expect(touched?.seenAt).toEqual(people.at);
});

test('signing out ends the session', async () => {
  const token = await enter(people, await addPerson(people, 'out@tiny.example', 'works.admin'));
  await signOut(people, token);
  expect(await staffOf(token)).toBeNull();
  await signOut(people, token);
  await signOut(people, '');
});

test('a person sees and ends the own sessions and nobody else’s', async () => {
  const email = await addPerson(people, 'list@tiny.example', 'works.admin');
  const [here, there, elsewhere] = [
    await enter(people, email),
    await enter(people, email),
    await enter(people, email),
  ];
  const stranger = await enter(people, await addPerson(people, 'stranger@tiny.example', 'parks.admin'));
  const staff = (await staffOf(here))!;
  const sessions = await listSessions(people, staff);
  expect(sessions.length).toBe(3);
  expect(sessions.filter(({ current }) => current).length).toBe(1);

  await endOwnSession(people, staff, (await staffOf(stranger))!.sessionHash.toString('hex'));
  await endOwnSession(people, staff, 'nonsense');
  expect(await staffOf(stranger)).not.toBeNull();
  await endOwnSession(people, staff, (await staffOf(there))!.sessionHash.toString('hex'));
  expect(await staffOf(there)).toBeNull();
  expect(await endOtherSessions(people, staff)).toBe(1);
  expect(await staffOf(elsewhere)).toBeNull();
  expect(await staffOf(here)).not.toBeNull();
});

test('a changed password ends the other sessions, gives this one a new token, and stops open links', async () => {
  const email = await addPerson(people, 'change@tiny.example', 'works.admin');
  const [here, there] = [await enter(people, email), await enter(people, email)];
  const link = await makeAccountLink(people, email);
  const staff = (await staffOf(here))!;
  const given = { current: PASSWORD, password: NEW_PASSWORD, again: NEW_PASSWORD };
  expect(await changePassword(people, staff, { ...given, current: 'wrong' })).toMatchObject({
    refusal: { kind: 'wrongPassword' },
  });
  const changed = await changePassword(people, staff, given);
  const token = changed.ok ? changed.token : '';
  expect(await staffOf(here)).toBeNull();
  expect(await staffOf(there)).toBeNull();
  expect(await staffOf(token)).toMatchObject({ email });
  const old = { password: PASSWORD, again: PASSWORD };
  expect(await setPasswordByLink(people, link.ok ? link.link.split('/').at(-1) : '', old)).toMatchObject({
    refusal: { kind: 'linkEnded' },
  });
});

test('disabling an account, a change of its positions and a reset of its second step end every session at once', async () => {
  const email = await addPerson(people, 'rights@tiny.example', 'works.admin');
  const holding = { position: 'works.liaison', kind: 'acting', from: null, to: null, note: null } as const;
  const changes = [
    () => holdPosition(people, email, holding),
    () => leavePosition(people, email, 'works.liaison'),
    () => resetSecondStep(people, email),
    () => disableAccount(people, email, true),
  ];
  for (const change of changes) {
    const token = await enter(people, email);
    expect(await staffOf(token)).not.toBeNull();
    expect(await change()).toEqual({ ok: true });
    expect(await staffOf(token)).toBeNull();
    const { rows } = await db.pool.query(
      'select 1 from session s join account a on a.id = s.account_id where a.email = $1',
      [email],
    );
    expect(rows).toEqual([]);
  }
});

test('choosing another position gives a new token; the old one and positions of others do nothing', async () => {
  const email = await addPerson(people, 'choose@tiny.example', 'works.admin');
  await giveActing(people, email, 'works.field', 3);
  const token = await enter(people, email);
  const staff = (await staffOf(token))!;
  expect(staff.officer?.position).toBe('works.admin');
  expect(await choosePosition(people, staff, 'parks.admin')).toMatchObject({
    refusal: { kind: 'notYourPosition' },
  });
  const chosen = await choosePosition(people, staff, 'works.field');
  expect(await staffOf(token)).toBeNull();
  const renewed = chosen.ok ? chosen.token : '';
  expect((await staffOf(renewed))?.officer).toMatchObject({ position: 'works.field', role: 'fieldOfficer' });
  expect(await choosePosition(people, staff, 'works.admin')).toMatchObject({
    refusal: { kind: 'sessionEnded' },
  });
});

test('sweeping forgets ended sessions and keeps open ones', async () => {
  const ended = await enter(people, await addPerson(people, 'ended@tiny.example', 'works.admin'));
  people.later(31);
  const open = await enter(people, await addPerson(people, 'open@tiny.example', 'works.admin'));
  expect(await forgetEndedSessions(db, idleSince(people.at), people.at)).toBeGreaterThan(0);
  const { rows } = await db.pool.query('select count(*) as count from session');
  expect(rows[0]).toEqual({ count: 1 });
  expect(await staffOf(ended)).toBeNull();
  expect(await staffOf(open)).not.toBeNull();
});
