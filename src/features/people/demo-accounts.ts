import { STAFF_ROLES, type StaffRole } from '#domain/actor.ts';
import type { City, Position } from '#domain/city.ts';
import { newId } from '#platform/identity.ts';
import { transaction } from '#store/database.ts';
import { insertAccount } from '#store/people/account.ts';
import { countAccounts, fetchAccounts } from './account.query.ts';
import { give } from './manage-accounts.ts';
import { hashPassword } from './password-hash.ts';
import type { PeopleApp } from './people-app.ts';

/** The same for every demo account, printed at start and on the sign-in page. */
export const DEMO_PASSPHRASE = 'hanya untuk mencoba saja';

const OF_AGENCIES = [
  'agencyAdmin',
  'liaison',
  'agencyHead',
  'fieldOfficer',
] as const satisfies readonly StaffRole[];

/** Agencies whose four roles can all be tried. */
const DEMO_AGENCIES = 2;
/** Two at the desk, because some steps must be taken by somebody else. */
const DEMO_OPERATORS = 2;
/** Made-up people: the second word says so. */
const FIRST_NAMES = [
  ...[
    'Sekar',
    'Bima',
    'Laras',
    'Guntur',
    'Ratri',
    'Jati',
    'Kinanti',
    'Wira',
    'Ayuning',
    'Surya',
    'Puspa',
    'Danar',
  ],
  ...['Melur', 'Satria', 'Kirana', 'Bagas', 'Ningrum', 'Prabu', 'Cempaka', 'Rangga', 'Tantri', 'Elang'],
];

type DemoApp = Pick<PeopleApp, 'db' | 'city' | 'config'>;

export interface DemoLogin {
  role: StaffRole;
  position: string;
  /** title of the position in Bahasa Indonesia */
  title: string;
  email: string;
  password: string;
}

/**
 * Makes one account per role, with the agency roles of two agencies, when there is no account at all. Returns the demo
 * logins that exist. Where the demo is off (always in production) it makes nothing, tells nothing, and the sign-in
 * refuses whatever demo accounts a copied database may bring along.
 */
export async function ensureDemoAccounts(app: DemoApp, now: Date): Promise<DemoLogin[]> {
  if (!isDemoAllowed(app)) return [];
  if ((await countAccounts(app.db)) === 0) await makeDemoAccounts(app, now);
  return demoLogins(app, now);
}

/** The demo logins that exist, for the sign-in page; none where the demo is off. */
export async function demoLogins(app: DemoApp, now: Date): Promise<DemoLogin[]> {
  if (!isDemoAllowed(app)) return [];
  const accounts = (await fetchAccounts(app.db, now)).filter(
    ({ isDemo, disabledAt }) => isDemo && !disabledAt,
  );
  return demoPositions(app.city).flatMap(({ code, role, title }) =>
    accounts
      .filter(({ positions }) => positions[0] === code)
      .map(({ email }) => ({ role, position: code, title: title.id, email, password: DEMO_PASSPHRASE })),
  );
}

function isDemoAllowed(app: DemoApp): boolean {
  return app.config.demo && app.config.mode !== 'production';
}

async function makeDemoAccounts(app: DemoApp, now: Date): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSPHRASE);
  if (passwordHash === null) throw new Error('too many passwords are being hashed at the start');
  await transaction(app.db, async (client) => {
    for (const [at, position] of demoPositions(app.city).entries()) {
      const account = {
        id: newId(now),
        name: `${FIRST_NAMES[at % FIRST_NAMES.length] ?? ''} Contoh`,
        email: `${position.code.replace(`${app.city.deskAgency}.`, '')}@sambat.contoh`,
        passwordHash,
        isDemo: true,
      };
      const added = await insertAccount(client, account, now);
      if (added) await give(client, { accountId: account.id, position: position.code }, now);
    }
  });
}

/** First the roles of the whole city, then each agency role in the first technical agencies that have them all. */
function demoPositions(city: Pick<City, 'positions' | 'agencies'>): Position[] {
  const cityWide = STAFF_ROLES.filter((role) => !OF_AGENCIES.some((other) => other === role)).flatMap(
    (role) =>
      city.positions
        .filter((position) => position.role === role)
        .slice(0, role === 'operator' ? DEMO_OPERATORS : 1),
  );
  const ofAgencies = city.agencies
    .filter(({ kind, successor }) => kind === 'technical' && successor === undefined)
    .map(({ code }) =>
      OF_AGENCIES.map((role) => firstOf(city, code, role)).filter((found) => found !== undefined),
    )
    .filter((found) => found.length === OF_AGENCIES.length)
    .slice(0, DEMO_AGENCIES);
  // The last agency is left without a head, so that its deputy shows how standing in works.
  const [last] = ofAgencies.slice(1);
  return [
    ...cityWide,
    ...ofAgencies.flat().filter((position) => position.role !== 'agencyHead' || !last?.includes(position)),
  ];
}

function firstOf(city: Pick<City, 'positions'>, agency: string, role: StaffRole): Position | undefined {
  return city.positions.find((position) => position.agency === agency && position.role === role);
}
