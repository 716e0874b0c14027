import { join } from 'node:path';
import { parseKeys } from '#platform/keys.ts';
import { readCity } from '#platform/settings.ts';
import type { Database } from '#store/database.ts';
import { addAccount, holdPosition } from './manage-accounts.ts';
import { hashPassword } from './password-hash.ts';
import type { PeopleApp, Visitor } from './people-app.ts';
import { signIn } from './sign-in.ts';

export const PASSWORD = 'tujuh bebek menyeberang lambat';
export const VISITOR: Visitor = {
  address: '203.0.113.7',
  agent: 'Mozilla/5.0 (X11; Linux) Firefox/150.0',
  deviceMark: null,
};

const TINY = join(import.meta.dirname, '../../../tests/support/tiny-city');

/** The feature on a real database, in the tiny city, with a clock that the test sets. */
export type TestPeople = PeopleApp & { at: Date; later: (minutes: number) => void };

export function openPeople(db: Database): TestPeople {
  const city = readCity(TINY);
  const keys = parseKeys(['0123456789abcdeffedcba98765432100123456789abcdeffedcba9876543210'], 'test');
  if (!city.ok || !keys.ok) throw new Error('the tiny city or the key of the tests is broken');
  const config = { mode: 'development', demo: true, origin: 'http://localhost:3000' } as const;
  const people = {
    db,
    keys: keys.keys,
    city: city.city,
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the rest of the configuration plays no part here
    config: config as PeopleApp['config'],
    at: new Date('2026-11-20T01:00:00Z'),
    now: () => people.at,
    later: (minutes: number) => {
      people.at = new Date(people.at.getTime() + minutes * 60_000);
    },
  };
  return people;
}

/** Everybody in the tests has the same password, hashed once: hashing is dear on purpose. */
let hash: Promise<string | null> | undefined;

/** Adds a person with a password and a position; gives the address. */
export async function addPerson(people: TestPeople, email: string, position: string | null): Promise<string> {
  const added = await addAccount(people, { name: 'Made Up', email, position });
  if (!added.ok) throw new Error(added.refusal);
  hash ??= hashPassword(PASSWORD);
  const saved = await people.db.pool.query('update account set password_hash = $2 where email = $1', [
    email,
    await hash,
  ]);
  if (saved.rowCount !== 1) throw new Error('the account was not added');
  return email;
}

/** Signs in and gives the session's token. */
export async function enter(people: TestPeople, email: string): Promise<string> {
  const entered = await signIn(people, { email, password: PASSWORD }, VISITOR);
  if (!entered.ok) throw new Error(entered.refusal.kind);
  return entered.token;
}

export async function giveActing(
  people: TestPeople,
  email: string,
  position: string,
  days: number,
): Promise<void> {
  const to = new Date(people.at.getTime() + days * 86_400_000);
  const held = await holdPosition(people, email, { position, kind: 'acting', from: null, to, note: null });
  if (!held.ok) throw new Error(held.refusal);
}
