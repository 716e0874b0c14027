import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { checkPassword, hashingWork, hashPassword } from './password-hash.ts';

test('a hash is argon2id with its parameters, and salted', async () => {
  const [one, two] = [await hashPassword('kucing tidur di atap'), await hashPassword('kucing tidur di atap')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await checkPassword(one, 'kucing tidur di atap')).toBe('right');
  expect(await checkPassword(one, 'kucing tidur di atas')).toBe('wrong');
});

test('a hash made by another program with other parameters can be checked too', async () => {
  // A test vector of the reference implementation (phc-winner-argon2, test.c).
  const vector = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await checkPassword(vector, 'password')).toBe('right');
  expect(await checkPassword(vector, 'Password')).toBe('wrong');
});

test('without a hash, and with a password too long to be one, the answer is wrong after the same work', async () => {
  const hash = await hashPassword('kucing tidur di atap');
  const before = hashingWork().done;
  expect(await checkPassword(null, '')).toBe('wrong');
  expect(await checkPassword(null, 'anything')).toBe('wrong');
  expect(await checkPassword(hash, 'x'.repeat(100_000))).toBe('wrong');
  expect(hashingWork().done - before).toBe(3);
});

test('letters typed in two ways are one password', async () => {
  const hash = await hashPassword('caf\u00e9 di pojok alun-alun');
  expect(await checkPassword(hash, 'cafe\u0301 di pojok alun-alun')).toBe('right');
});

test('a flood of sign-ins is turned away instead of waiting for ever, and one core stays free', async () => {
  const atOnce = Math.max(1, availableParallelism() - 1);
  const answers = Promise.all(Array.from({ length: atOnce + 32 + 5 }, () => checkPassword(null, 'flood')));
  expect(hashingWork()).toMatchObject({ running: atOnce, waiting: 32 });
  expect((await answers).filter((answer) => answer === 'busy').length).toBe(5);
  expect(hashingWork()).toMatchObject({ running: 0, waiting: 0 });
});
