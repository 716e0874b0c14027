import { expect, test } from 'vitest';
import { LIMITS } from '#platform/limits.ts';
import { takeTurn } from '#store/limits.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { disableAccount, addAccount } from './manage-accounts.ts';
import { officerOf } from './officer-of.ts';
import { hashingWork } from './password-hash.ts';
import { addPerson, enter, openPeople, PASSWORD, VISITOR } from './people.fixture.ts';
import { setPasswordByLink } from './set-password.ts';
import { signIn } from './sign-in.ts';

const db = await freshDatabase();
const people = openPeople(db);
let visitors = 0;
/** Every test comes from a network of its own, so that none slows another. */
const stranger = () => ({ ...VISITOR, address: `198.51.100.${(visitors += 1)}` });

test('the right password opens a session for the person’s position', async () => {
  const email = await addPerson(people, 'operator@tiny.example', 'front-desk.operator');
  const entered = await signIn(people, { email: ' Operator@Tiny.example ', password: PASSWORD }, stranger());
  expect(entered).toMatchObject({ ok: true, needsSecondStep: false });
  const session = entered.ok ? await officerOf(people, entered.token, people.at) : null;
  expect(session).toMatchObject({
    staff: { email, officer: { role: 'operator', position: 'front-desk.operator', agency: 'front-desk' } },
  });
});

test('unknown, wrong, disabled and without a password get the same answer after the same work', async () => {
  await addPerson(people, 'wrong@tiny.example', 'works.admin');
  await addPerson(people, 'disabled@tiny.example', 'works.admin');
  await disableAccount(people, 'disabled@tiny.example', true);
  await addAccount(people, { name: 'No Password', email: 'nopassword@tiny.example', position: null });
  const tries = [
    { email: 'unknown@tiny.example', password: PASSWORD },
    { email: 'wrong@tiny.example', password: `${PASSWORD}!` },
    { email: 'disabled@tiny.example', password: PASSWORD },
    { email: 'nopassword@tiny.example', password: '' },
    { email: 'no address at all \u0000', password: PASSWORD },
  ];
  for (const given of tries) {
    const before = hashingWork().done;
    expect(await signIn(people, given, stranger())).toEqual({ ok: false, refusal: { kind: 'wrongSignIn' } });
    expect(hashingWork().done - before).toBe(1);
  }
  const { rows } = await db.pool.query("select subject from audit where deed = 'signInFailed'");
  expect(rows.length).toBe(5);
  expect(JSON.stringify(rows)).not.toContain('198.51.100');
});

test('an account is slowed down, known or not, and never locked', async () => {
  const email = await addPerson(people, 'slow@tiny.example', 'works.admin');
  for (const victim of [email, 'nobody@tiny.example']) {
    for (let time = 0; time < 8; time += 1) {
      const entered = await signIn(people, { email: victim, password: 'guess' }, stranger());
      expect(entered).toMatchObject({ refusal: { kind: 'wrongSignIn' } });
    }
    const ninth = await signIn(people, { email: victim, password: PASSWORD }, stranger());
    expect(ninth).toEqual({ ok: false, refusal: { kind: 'slowDown', retryAfterSeconds: 113 } });
  }
  people.later(2);
  expect(await signIn(people, { email, password: PASSWORD }, stranger())).toMatchObject({ ok: true });
});

test('one network trying many accounts is slowed down; right sign-ins from it cost nothing', async () => {
  const email = await addPerson(people, 'office@tiny.example', 'works.admin');
  const office = stranger();
  for (let time = 0; time < 3; time += 1) {
    expect(await signIn(people, { email, password: PASSWORD }, office)).toMatchObject({ ok: true });
  }
  for (let time = 0; time < LIMITS.signInAddress.points; time += 1) {
    expect(await takeTurn(people, 'signInAddress', office.address, people.at)).toEqual({ ok: true });
  }
  expect(await signIn(people, { email, password: PASSWORD }, office)).toMatchObject({
    refusal: { kind: 'slowDown' },
  });
  expect(await signIn(people, { email, password: PASSWORD }, stranger())).toMatchObject({ ok: true });
});

test('whoever guesses from elsewhere cannot keep the officer out of the browser the officer knows', async () => {
  const email = await addPerson(people, 'target@tiny.example', 'works.admin');
  const other = await addPerson(people, 'bystander@tiny.example', 'works.admin');
  const first = await signIn(people, { email, password: PASSWORD }, stranger());
  const mark = first.ok ? first.deviceMark : '';
  for (let time = 0; time < LIMITS.signInAccount.points; time += 1) {
    await takeTurn(people, 'signInAccount', email, people.at);
    await takeTurn(people, 'signInAccount', other, people.at);
  }
  const enterWith = (deviceMark: string | null, who = email) =>
    signIn(people, { email: who, password: PASSWORD }, { ...stranger(), deviceMark });
  expect(await enterWith(mark)).toMatchObject({ ok: true });
  for (const deviceMark of [null, '', `${mark}x`]) {
    expect(await enterWith(deviceMark)).toMatchObject({ refusal: { kind: 'slowDown' } });
  }
  expect(await enterWith(mark, other)).toMatchObject({ refusal: { kind: 'slowDown' } });
  people.later(181 * 24 * 60);
  await Promise.all(
    Array.from({ length: LIMITS.signInAccount.points }, () =>
      takeTurn(people, 'signInAccount', email, people.at),
    ),
  );
  expect(await enterWith(mark)).toMatchObject({ refusal: { kind: 'slowDown' } });
});

test('no token, an empty one and any other never open a session', async () => {
  await addPerson(people, 'token@tiny.example', 'works.admin');
  const token = await enter(people, 'token@tiny.example');
  const others = [
    undefined,
    null,
    '',
    ' ',
    [],
    {},
    0,
    '0',
    token.slice(1),
    `${token} `,
    `${token.slice(0, -1)}'`,
  ];
  for (const other of [...others, 'A'.repeat(43), token.toUpperCase()]) {
    expect(await officerOf(people, other, people.at)).toBeNull();
  }
});

test('the token itself is nowhere in the database', async () => {
  await addPerson(people, 'hidden@tiny.example', 'works.admin');
  const token = await enter(people, 'hidden@tiny.example');
  const { rows } = await db.pool.query("select encode(token_hash, 'escape') as kept from session");
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('a link sets a password once, within a day, and no other token does', async () => {
  const added = await addAccount(people, { name: 'New', email: 'new@tiny.example', position: null });
  const token = added.ok ? added.link.split('/').at(-1) : '';
  const good = { password: PASSWORD, again: PASSWORD };
  for (const other of ['', null, undefined, [], 'A'.repeat(22), `${token}x`]) {
    expect(await setPasswordByLink(people, other, good)).toEqual({
      ok: false,
      refusal: { kind: 'linkEnded' },
    });
  }
  const short = await setPasswordByLink(people, token, { password: 'short', again: 'short' });
  expect(short).toEqual({ ok: false, refusal: { kind: 'passwordShort' } });
  const differ = await setPasswordByLink(people, token, { password: PASSWORD, again: `${PASSWORD}x` });
  expect(differ).toEqual({ ok: false, refusal: { kind: 'passwordsDiffer' } });
  const both = await Promise.all([
    setPasswordByLink(people, token, good),
    setPasswordByLink(people, token, good),
  ]);
  expect(both.filter(({ ok }) => ok).length).toBe(1);
  expect(await setPasswordByLink(people, token, good)).toMatchObject({ ok: false });

  const late = await addAccount(people, { name: 'Late', email: 'late@tiny.example', position: null });
  people.later(24 * 60);
  expect(await setPasswordByLink(people, late.ok ? late.link.split('/').at(-1) : '', good)).toMatchObject({
    refusal: { kind: 'linkEnded' },
  });
});

test('in production a demo account of a copied database opens nothing', async () => {
  const email = await addPerson(people, 'demo@tiny.example', 'works.admin');
  await db.pool.query('update account set is_demo = true where email = $1', [email]);
  const token = await enter(people, email);
  const real = { ...people, config: { ...people.config, mode: 'production', demo: false } } as const;
  expect(await officerOf(real, token, people.at)).toBeNull();
  expect(await signIn(real, { email, password: PASSWORD }, stranger())).toMatchObject({
    refusal: { kind: 'wrongSignIn' },
  });
});
