import { ACTIONS, type Action } from '#domain/action.ts';
import type { CaseState } from '#domain/case.ts';
import type { Area, City } from '#domain/city.ts';
import { fieldsOf } from '#domain/decide.ts';
import { kindOf, type FieldName, type Given } from '#domain/field.ts';
import type { Transition } from '#domain/transition.ts';
import { transitionOf } from '#domain/transitions.ts';
import { scopeOf } from '#store/move-case.ts';
import type { Draft } from '#store/file-report.ts';
import type { Actor } from '#domain/actor.ts';
import type { Database } from '#store/database.ts';
import { newId } from '#platform/identity.ts';
import { MONDAY, officerIn } from '../../../tests/support/build-case.ts';
import { smallCity } from '../../../tests/support/small-city.ts';
import { file, seedAccounts, stored, tryMove, uploadPhoto } from '../../../tests/support/stored-case.ts';

const area = (code: string, name: string, west: number): Area => ({
  code,
  name,
  district: 'Utara',
  districtCode: 'U',
  polygons: [[[[west, -8], [west + 0.05, -8], [west + 0.05, -7.95], [west, -7.95], [west, -8]]]],
  centre: [west + 0.025, -7.975],
}); // prettier-ignore

/** The small city with two wards. */
export const CITY: City = { ...smallCity, areas: [area('a1', 'Kauman', 112.6), area('a2', 'Lowok', 112.65)] };

/** What nobody outside may ever read: it is put into the texts of every step that is not for everybody. */
export const SECRETS = {
  phone: '081234567890',
  email: 'sekar.rahasia@contoh.test',
  internal: 'rahasia-dalam',
  reporter: 'rahasia-pelapor',
  reporterPublic: 'kata-pelapor-sendiri',
} as const;

/** A repeatable chance. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One case of a test world and the word by which only it is found. */
export interface Known {
  caseId: string;
  number: string;
  reportId: string;
  word: string;
}

const WORDS = ['mawar', 'melati', 'kenanga', 'cempaka', 'anggrek', 'dahlia', 'teratai', 'seruni'];

/** A place in one of the wards, or none. */
function placeOf(pick: (below: number) => number): Draft['place'] {
  const street = { h9: null, street: 'Jalan Mawar', landmark: `rumah ${SECRETS.phone}` };
  if (pick(4) === 0) return { ...street, area: null, lon: null, lat: null };
  return { ...street, area: pick(2) === 0 ? 'a1' : 'a2', lon: 112.61 + pick(20) / 1000, lat: -7.98 };
}

const wordOf = (n: number): string =>
  `${WORDS[n % WORDS.length] ?? ''}${'abcdefghijklmnop'.charAt(Math.floor(n / WORDS.length) % 16)}x`;

async function fileOne(db: Database, n: number, pick: (below: number) => number): Promise<Known> {
  const word = wordOf(n);
  const now = new Date(MONDAY.getTime() + n * 60_000);
  const reportId = newId(now);
  const words: Partial<Draft> = {
    reportId,
    text: `Lubang ${word} di jalan, hubungi ${SECRETS.phone} atau ${SECRETS.email}`,
    category: ['hole', 'leak', 'tree', 'asking', 'bribe'][pick(20) === 0 ? 4 : pick(4)] ?? null,
    private: pick(8) === 0,
    sealed: pick(12) === 0,
    photos: [await uploadPhoto(db, 'form:1')],
    place: placeOf(pick),
  };
  const filed = await file(db, words, { city: CITY, now });
  return { caseId: filed.caseId, number: filed.ticket, reportId, word };
}

function secretFor(field: FieldName, by: Actor): string {
  const kind = kindOf(field);
  if (kind.kind !== 'text') return '';
  if (kind.audience !== 'public') return SECRETS[kind.audience];
  return by.role === 'reporter' ? SECRETS.reporterPublic : `Kami tambal, telepon ${SECRETS.phone}`;
}

/** Every text of an action says for whom it is. */
function tellingTexts(fields: readonly FieldName[], by: Actor): Given {
  const texts = fields
    .filter((field) => kindOf(field).kind === 'text')
    .map((field): [FieldName, string] => [field, secretFor(field, by)]);
  return Object.fromEntries(texts);
}

const ENDING: readonly Action[] = ['reject', 'withdraw', 'merge', 'lapse'];
const BESIDE: readonly Action[] = [
  'note',
  'message',
  'hide',
  'show',
  'redact',
  'instruct',
  'reveal',
  'escalate',
  'redate',
  'succeed',
];
const isOnward = (action: Action): boolean => !ENDING.includes(action) && !BESIDE.includes(action);

/** Most steps lead on, so that cases get far; some end a case or stand beside it. */
const KINDS_OF_STEP: readonly ((action: Action) => boolean)[] = [
  isOnward,
  isOnward,
  isOnward,
  isOnward,
  isOnward,
  isOnward,
  (action) => ENDING.includes(action),
  (action) => action === 'merge',
  (action) => BESIDE.includes(action),
];

/** Tries a step that fits the status, by somebody with a fitting role; what is refused all the same changes nothing. */
async function step(
  db: Database,
  cases: readonly Known[],
  pick: (below: number) => number,
  now: Date,
): Promise<void> {
  const one = cases[pick(cases.length)];
  const other = cases[pick(cases.length)];
  if (!one || !other) return;
  const { state } = await stored(db, one.caseId);
  const wanted = KINDS_OF_STEP[pick(KINDS_OF_STEP.length)] ?? (() => true);
  const rows = ACTIONS.filter(wanted)
    .map((action) => transitionOf(action))
    .filter((candidate) => candidate.from.includes(state.status));
  const row = rows[pick(rows.length)];
  if (!row) return;
  const actor = actorFor(row, one, pick);
  const given = {
    ...tellingTexts(fieldsOf(row), actor),
    ...(row.action === 'redact' ? { publicText: `Teks baru, lubang ${one.word} ‹phone›` } : {}),
    ...(await photosFor(db, fieldsOf(row), actor)),
    ...(row.action === 'merge' ? { otherCase: other.number } : {}),
  };
  await tryMove(db, one.caseId, row.action, actor, given, { city: CITY, now });
}

function actorFor(row: Transition, one: Known, pick: (below: number) => number): Actor {
  const role = row.by[pick(row.by.length)];
  const positions = CITY.positions.filter((position) => position.role === role);
  const position = positions[pick(positions.length)];
  if (position) return officerIn(CITY, position.code);
  return role === 'reporter' ? { role, reportId: one.reportId } : { role: 'system' };
}

async function photosFor(db: Database, fields: readonly FieldName[], by: Actor): Promise<Given> {
  const given: Partial<Record<'photos' | 'after', readonly string[]>> = {};
  for (const field of ['photos', 'after'] as const) {
    if (fields.includes(field)) given[field] = [await uploadPhoto(db, scopeOf(by))];
  }
  return given;
}

/** Files so many cases and lets everybody try things at random: every status and flag comes up. */
export async function randomCases(
  db: Database,
  count: number,
  steps: number,
  seed: number,
): Promise<Known[]> {
  await seedAccounts(db, CITY);
  const pick = chance(seed);
  const cases: Known[] = [];
  for (let n = 0; n < count; n += 1) cases.push(await fileOne(db, n, pick));
  let now = MONDAY.getTime() + count * 60_000;
  for (let n = 0; n < steps; n += 1) {
    now += 60_000 * (1 + pick(30));
    await step(db, cases, pick, new Date(now));
  }
  return cases;
}

/** The snapshots by case. */
export async function statesOf(
  db: Database,
): Promise<Map<string, { state: CaseState; area: string | null }>> {
  const { rows } = await db.pool.query<{ id: string; state: CaseState; area: string | null }>(
    'select id, state, area from case_file',
  );
  return new Map(rows.map(({ id, state, area: ward }) => [id, { state, area: ward }]));
}
