import { Agent } from 'node:http';
import { writeComplaint } from '#cli/demo/complaint-text.ts';
import { drawPlace } from '#cli/demo/demo-place.ts';
import type { Random } from '#cli/demo/random.ts';
import type { StaffRole } from '#domain/actor.ts';
import { ensureDemoAccounts } from '#features/people/demo-accounts.ts';
import { startReporterSession } from '#features/reports/reporter-session.ts';
import { newId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';
import { send, type Asked, type Visit } from './load.ts';

const WORDS = [
  'lampu mati',
  'jalan berlubang',
  'sampah menumpuk',
  'banjir',
  'pohon tumbang',
  'trotoar rusak',
  'got mampet',
  'parkir liar',
];

/** The cookies of an answer as a browser would send them back. */
function cookiesOf(headers: Readonly<Record<string, unknown>>): string {
  const set = headers['set-cookie'];
  return Array.isArray(set) ? set.map((line) => String(line).split(';')[0]).join('; ') : '';
}

/** Signs a demo account of this role in through the page; gives its cookies. */
export async function signIn(app: App, port: number, role: StaffRole): Promise<string> {
  const login = (await ensureDemoAccounts(app, app.now())).find((one) => one.role === role);
  if (!login) throw new Error(`there is no demo account for ${role}`);
  const form = { email: login.email, password: login.password };
  const answer = await send(new Agent(), port, { path: '/staf/masuk', form });
  if (answer.status !== 303) throw new Error(`signing in as ${role} gave ${answer.status}`);
  return cookiesOf(answer.headers);
}

/** A complaint without photo, sent with the last page of the citizen's form; each from another address. */
export function filingForm(random: Random, city: App['city'], at: Date): Record<string, string> {
  const category = random.pick(city.categories.filter(({ code }) => code !== 'other'));
  const place = drawPlace(random, city);
  const { text } = writeComplaint(random, category.code, { area: place.area.name });
  const email = random.chance(0.3) ? `warga${random.int(1, 999_999)}@example.org` : '';
  return {
    key: newId(at),
    step: 'who',
    text: text.padEnd(20, '.'),
    category: category.code,
    area: place.area.code,
    lat: String(place.lat ?? ''),
    lon: String(place.lon ?? ''),
    street: place.street ?? '',
    landmark: place.landmark ?? '',
    email,
    calm: city.emergency.words.join(','),
  };
}

const addressOf = (i: number): string => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;

/** Files a new complaint at every request. */
export function filing(app: App, random: Random): Visit {
  return {
    name: 'filing without photo (POST)',
    status: 303,
    ask: (i): Asked => ({
      path: '/lapor?/kirim',
      form: filingForm(random, app.city, app.now()),
      headers: { 'x-forwarded-for': addressOf(i) },
    }),
  };
}

async function numbers(app: App, where: string): Promise<string[]> {
  const { rows } = await app.db.pool.query<{ number: string }>(
    `select number from case_file where ${where} order by md5(number) limit 300`,
  );
  return rows.map(({ number }) => number);
}

/** Reports that went through the door, each with the cookie of a browser that opened it by its code. */
async function ownReports(app: App): Promise<{ ticket: string; cookie: string }[]> {
  const { rows } = await app.db.pool.query<{ id: string; ticket: string }>(
    `select id, ticket from report where ticket ~ '^\\d{4}-0' order by md5(ticket) limit 100`,
  );
  return rows.map(({ id, ticket }) => {
    let cookie = '';
    const jar = {
      get: () => undefined,
      delete: () => undefined,
      set: (name: string, value: string) => (cookie = `${name}=${encodeURIComponent(value)}`),
    };
    startReporterSession({ ...jar, set: (name, value) => void jar.set(name, value) }, app, id, ticket);
    return { ticket, cookie };
  });
}

const at = <T>(list: readonly T[], i: number): T => {
  const one = list[i % list.length];
  if (one === undefined) throw new Error('nothing to ask for');
  return one;
};

const reading = (name: string, ask: (i: number) => Asked | string): Visit => ({
  name,
  status: 200,
  ask: (i) => {
    const asked = ask(i);
    return typeof asked === 'string' ? { path: asked } : asked;
  },
});

/** What citizens read. */
export async function citizenVisits(app: App): Promise<Visit[]> {
  const [shown, own] = await Promise.all([numbers(app, 'is_public'), ownReports(app)]);
  const { areas, categories } = app.city;
  const area = (i: number) => at(areas, i).code;
  return [
    reading('home', () => '/'),
    reading('public list of 50', () => '/laporan?banyak=50'),
    reading(
      'public list, ward and category',
      (i) => `/laporan?banyak=50&kelurahan=${area(i)}&kategori=${at(categories, i).code}`,
    ),
    reading('full-text search', (i) => `/laporan?cari=${encodeURIComponent(at(WORDS, i))}`),
    reading('public case', (i) => `/laporan/${at(shown, i)}`),
    reading('map of the wards', () => '/peta'),
    reading('form, first page', () => '/lapor'),
    reading('own report (tracking)', (i) => {
      const { ticket, cookie } = at(own, i);
      return { path: `/lacak/${ticket}`, headers: { cookie } };
    }),
  ];
}

/** What staff read; signs them in first. */
export async function staffVisits(app: App, port: number): Promise<Visit[]> {
  const desk = { cookie: await signIn(app, port, 'operator') };
  const chief = { cookie: await signIn(app, port, 'coordinator') };
  const office = { cookie: await signIn(app, port, 'agencyAdmin') };
  const open = await numbers(app, 'is_open and not is_sealed');
  return [
    reading('staff inbox, desk', () => ({ path: '/staf', headers: desk })),
    reading('staff inbox, agency', () => ({ path: '/staf?antrean=open', headers: office })),
    reading('staff case', (i) => ({ path: `/staf/kasus/${at(open, i)}`, headers: desk })),
    reading('board', () => ({ path: '/staf/papan', headers: chief })),
  ];
}
