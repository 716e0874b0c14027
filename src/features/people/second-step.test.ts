import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../../tests/support/database.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { officerOf, type Staff } from './officer-of.ts';
import { addPerson, enter, openPeople, PASSWORD, VISITOR } from './people.fixture.ts';
import { setUpSecondStep, stepOfCode } from './second-step.ts';
import { signIn } from './sign-in.ts';
import { switchSecondStepOff, switchSecondStepOn } from './switch-second-step.ts';

const db = await freshDatabase();
const people = openPeople(db);

async function staffOf(token: string): Promise<Staff> {
  const session = await officerOf(people, token, people.at);
  if (!session || !('staff' in session)) throw new Error('not signed in');
  return session.staff;
}

/** Switches the second step on and gives the telephone that knows the secret. */
async function withSecondStep(email: string) {
  await addPerson(people, email, 'works.admin');
  const staff = await staffOf(await enter(people, email));
  const setup = setUpSecondStep(people.keys, people.city, staff)!;
  const phone = new TOTP({ secret: Secret.fromBase32(setup.secret) });
  const code = () => phone.generate({ timestamp: people.at.getTime() });
  const on = await switchSecondStepOn(people, staff, {
    password: PASSWORD,
    sealed: setup.sealed,
    code: code(),
  });
  if (!on.ok) throw new Error(on.refusal.kind);
  people.later(1);
  return { email, code, on, setup };
}

const firstStep = async (email: string) => {
  const entered = await signIn(people, { email, password: PASSWORD }, VISITOR);
  if (!entered.ok) throw new Error(entered.refusal.kind);
  return entered;
};

test('the codes are those of RFC 6238', () => {
  const sealed = setUpSecondStep(people.keys, people.city, { accountId: 'a', email: 'a@tiny.example' })!;
  const known = Secret.fromLatin1('12345678901234567890').base32;
  expect(new TOTP({ secret: Secret.fromBase32(known), digits: 8 }).generate({ timestamp: 59_000 })).toBe(
    '94287082',
  );
  expect(sealed.uri).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/);
});

test('after the password a session opens nothing until the code is given, under a new token', async () => {
  const { email, code } = await withSecondStep('two@tiny.example');
  const first = await firstStep(email);
  expect(first.needsSecondStep).toBe(true);
  expect(await officerOf(people, first.token, people.at)).toHaveProperty('waiting');
  expect(await finishSignIn(people, first.token, '000000', VISITOR)).toMatchObject({
    refusal: { kind: 'wrongCode' },
  });
  const second = await finishSignIn(people, first.token, code(), VISITOR);
  expect(second).toMatchObject({ ok: true, usedRecoveryCode: false });
  expect(await officerOf(people, first.token, people.at)).toBeNull();
  expect((await staffOf(second.ok ? second.token : '')).officer?.position).toBe('works.admin');
});

test('a code works once, also for two who type it at the same moment', async () => {
  const { email, code } = await withSecondStep('once@tiny.example');
  const [one, two, three] = [await firstStep(email), await firstStep(email), await firstStep(email)];
  const both = await Promise.all([one, two].map(({ token }) => finishSignIn(people, token, code(), VISITOR)));
  expect(both.filter(({ ok }) => ok).length).toBe(1);
  expect(await finishSignIn(people, three.token, code(), VISITOR)).toMatchObject({
    refusal: { kind: 'wrongCode' },
  });
  people.later(0.5);
  expect(await finishSignIn(people, three.token, code(), VISITOR)).toMatchObject({ ok: true });
});

test('the code that switched the step on does not open a session too', async () => {
  await addPerson(people, 'proof@tiny.example', 'works.admin');
  const staff = await staffOf(await enter(people, 'proof@tiny.example'));
  const setup = setUpSecondStep(people.keys, people.city, staff)!;
  const code = new TOTP({ secret: Secret.fromBase32(setup.secret) }).generate({
    timestamp: people.at.getTime(),
  });
  await switchSecondStepOn(people, staff, { password: PASSWORD, sealed: setup.sealed, code });
  const first = await firstStep('proof@tiny.example');
  expect(await finishSignIn(people, first.token, code, VISITOR)).toMatchObject({
    refusal: { kind: 'wrongCode' },
  });
});

test('a recovery code works once, however it is typed', async () => {
  const { email, on } = await withSecondStep('recovery@tiny.example');
  expect(new Set(on.recoveryCodes).size).toBe(8);
  const typed = ` ${on.recoveryCodes[0]!.toUpperCase().replace('-', ' ')} `;
  const [one, two] = [await firstStep(email), await firstStep(email)];
  expect(await finishSignIn(people, one.token, typed, VISITOR)).toMatchObject({
    ok: true,
    usedRecoveryCode: true,
  });
  expect(await finishSignIn(people, two.token, typed, VISITOR)).toMatchObject({ ok: false });
  const { rows } = await db.pool.query('select code_hash from recovery_code');
  expect(JSON.stringify(rows)).not.toContain(on.recoveryCodes[0]);
});

test('guessing codes is slowed down', async () => {
  const { email, code } = await withSecondStep('guess@tiny.example');
  const { token } = await firstStep(email);
  for (let time = 0; time < 5; time += 1) await finishSignIn(people, token, `00000${time}`, VISITOR);
  expect(await finishSignIn(people, token, code(), VISITOR)).toMatchObject({ refusal: { kind: 'slowDown' } });
});

test('ten minutes after the password the second step is over', async () => {
  const { email, code } = await withSecondStep('late@tiny.example');
  const { token } = await firstStep(email);
  people.later(10);
  expect(await finishSignIn(people, token, code(), VISITOR)).toEqual({
    ok: false,
    refusal: { kind: 'sessionEnded' },
  });
  expect(await finishSignIn(people, '', code(), VISITOR)).toEqual({
    ok: false,
    refusal: { kind: 'sessionEnded' },
  });
});

test('switching it on needs the password and a right code, and ends the other sessions', async () => {
  const email = await addPerson(people, 'switch@tiny.example', 'works.admin');
  const other = await enter(people, email);
  const staff = await staffOf(await enter(people, email));
  const setup = setUpSecondStep(people.keys, people.city, staff)!;
  const code = new TOTP({ secret: Secret.fromBase32(setup.secret) }).generate({
    timestamp: people.at.getTime(),
  });
  const given = { password: PASSWORD, sealed: setup.sealed, code };
  const refused = [
    await switchSecondStepOn(people, staff, { ...given, password: 'wrong' }),
    await switchSecondStepOn(people, staff, { ...given, code: '123' }),
    await switchSecondStepOn(people, staff, { ...given, sealed: 'made up' }),
    await switchSecondStepOn(people, staff, { ...given, sealed: '' }),
  ];
  expect(refused.map((answer) => (answer.ok ? '' : answer.refusal.kind))).toEqual([
    ...['wrongPassword', 'wrongCode', 'wrongCode', 'wrongCode'],
  ]);
  expect(await switchSecondStepOn(people, staff, given)).toMatchObject({ ok: true });
  expect(await officerOf(people, other, people.at)).toBeNull();
});

test('a secret sealed for one account is worth nothing to another', () => {
  const mine = setUpSecondStep(people.keys, people.city, { accountId: 'mine', email: 'mine@tiny.example' })!;
  const code = new TOTP({ secret: Secret.fromBase32(mine.secret) }).generate({
    timestamp: people.at.getTime(),
  });
  expect(stepOfCode(people.keys, 'mine', mine.sealed, code, people.at)).not.toBeNull();
  expect(stepOfCode(people.keys, 'theirs', mine.sealed, code, people.at)).toBeNull();
  expect(
    setUpSecondStep(people.keys, people.city, { accountId: 'theirs', email: 'x' }, mine.sealed),
  ).toBeNull();
});

test('switching it off needs the password and a code, and the next sign-in has one step', async () => {
  const { email, code, on } = await withSecondStep('off@tiny.example');
  const staff = await staffOf(on.token);
  expect(await switchSecondStepOff(people, staff, { password: PASSWORD, code: '999999' })).toMatchObject({
    ok: false,
  });
  expect(await switchSecondStepOff(people, staff, { password: 'wrong', code: code() })).toMatchObject({
    ok: false,
  });
  const off = await switchSecondStepOff(people, staff, { password: PASSWORD, code: code() });
  expect(off).toMatchObject({ ok: true });
  expect(await firstStep(email)).toMatchObject({ needsSecondStep: false });
});
