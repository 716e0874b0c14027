import { join } from 'node:path';
import { parseKeys } from '#platform/keys.ts';
import { readCity } from '#platform/settings.ts';
import type { Database } from '#store/database.ts';
import { addAccount, holdPosition } from './manage-accounts.ts';
import type { PeopleApp, Visitor } from './people-app.ts';
import { setPasswordByLink } from './set-password.ts';
import { signIn } from './sign-in.ts';

export const PASSWORD = 'tujuh bebek menyeberang lambat';
export const VISITOR: Visitor = { address: '203.0.113.7', agent: 'Mozilla/5.0 (X11; Linux) Firefox/150.0' };

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

/** Adds a person with a password and a position, as the operator and the person would; gives the address. */
export async function addPerson(people: TestPeople, email: string, position: string | null): Promise<string> {
  const added = await addAccount(people, { name: 'Made Up', email, position });
  if (!added.ok) throw new Error(added.refusal);
  const token = added.link.split('/').at(-1);
  const set = await setPasswordByLink(people, token, { password: PASSWORD, again: PASSWORD });
  if (!set.ok) throw new Error(set.refusal.kind);
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
