import { expect, test } from 'vitest';
import { STAFF_ROLES } from '#domain/actor.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { DEMO_PASSPHRASE, demoLogins, ensureDemoAccounts } from './demo-accounts.ts';
import { officerOf } from './officer-of.ts';
import { openPeople, VISITOR } from './people.fixture.ts';
import { signIn } from './sign-in.ts';

const db = await freshDatabase();
const people = openPeople(db);
const production = { ...people, config: { ...people.config, mode: 'production', demo: true } } as const;

test('production never makes, tells or opens demo accounts, even when told to', async () => {
  expect(await ensureDemoAccounts(production, people.at)).toEqual([]);
  expect((await db.pool.query('select 1 from account')).rowCount).toBe(0);
});

test('a first start makes one account per role, with the agency roles of two agencies', async () => {
  const logins = await ensureDemoAccounts(people, people.at);
  expect(new Set(logins.map(({ role }) => role))).toEqual(new Set(STAFF_ROLES));
  const agencies = logins.filter(({ role }) => role === 'agencyAdmin').map(({ position }) => position);
  expect(agencies).toEqual(['works.admin', 'parks.admin']);
  expect(await ensureDemoAccounts(people, people.at)).toEqual(logins);
  expect(await demoLogins(production, people.at)).toEqual([]);
});

test('every demo login opens the position it is shown with', async () => {
  const [login] = await demoLogins(people, people.at);
  const entered = await signIn(people, { email: login!.email, password: DEMO_PASSPHRASE }, VISITOR);
  const session = entered.ok ? await officerOf(people, entered.token, people.at) : null;
  expect(session).toMatchObject({ staff: { officer: { position: login!.position, role: login!.role } } });
});

test('the agency without a head shows how its deputy stands in', async () => {
  const entered = await signIn(
    people,
    { email: 'parks.liaison@sambat.contoh', password: DEMO_PASSPHRASE },
    VISITOR,
  );
  const session = entered.ok ? await officerOf(people, entered.token, people.at) : null;
  expect(session).toMatchObject({
    staff: { positions: [{ code: 'parks.liaison' }, { code: 'parks.head', kind: 'deputy' }] },
  });
});

test('no demo account appears beside real ones', async () => {
  await db.pool.query('update account set is_demo = false');
  expect(await ensureDemoAccounts(people, people.at)).toEqual([]);
});
