import { afterAll, describe, expect, test } from 'vitest';
import { writeComplaints } from '#domain/classify/complaints.fixture.ts';
import { guessRoute } from '#domain/classify/guess.ts';
import { file, move, officer, openReports, type Held } from '#features/reports/reports.fixture.ts';
import { cityNames } from '#locales/city-names.ts';
import { learningView } from '#features/learning/learning-view.ts';
import { loadLearning } from '#features/learning/learning.query.ts';
import { goBack, trainNow as press } from '#features/learning/press.ts';
import { servingOf } from '#store/learning/champion.ts';
import { askTraining } from '#store/learning/training.ts';
import { transaction } from '#store/database.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { fetchConfirmed } from '#features/learning/confirmed.query.ts';
import { passOnWhatIsSure } from './pass-on.ts';
import { openTeacher } from './teacher.ts';
import { askWhenWorthIt, trainWhatIsAsked } from './train-model.ts';

const db = await freshDatabase();
const app = await openReports(db);
const teacher = openTeacher();
afterAll(() => {
  teacher.close();
});
const operator = await officer(app, 'operator');
const coordinator = await officer(app, 'coordinator');

/** What the desk of this test makes of each kind of complaint. */
const TRUTH = {
  LAMPU: { category: 'light.out', agency: 'dpuprpkp' },
  JALAN: { category: 'road.pothole', agency: 'dpuprpkp' },
  SAMPAH: { category: 'waste.dump', agency: 'dlh' },
  POHON: { category: 'tree.trim', agency: 'dlh' },
  AIR: { category: 'water.supply', agency: 'tugutirta' },
} as const;
const isKind = (label: string): label is keyof typeof TRUTH => Object.hasOwn(TRUTH, label);
const PLACE = { area: null, lon: null, lat: null, h9: null, street: 'Jalan Contoh', landmark: null };

/** Complaints that the desk read and passed on, one an hour; each in words of its own. */
async function live(count: number, seed: string): Promise<Held[]> {
  const held: Held[] = [];
  for (const [number, { told, label }] of writeComplaints(count, seed).entries()) {
    if (!isKind(label)) continue;
    const { category, agency } = TRUTH[label];
    app.later(1 / 24);
    const words = `${told.text} blok ${seed}${number}`;
    const one = await file(app, {
      text: words,
      category: null,
      questionAnswer: null,
      place: PLACE,
      phone: null,
    });
    await move(app, one, 'dispatch', operator, { category, agency, classification: 'ordinary' });
    held.push(one);
  }
  return held;
}

interface Kept {
  id: string;
  state: string;
  examples: number;
  has: boolean;
}
/** The page as the desk sees it. */
const page = async (own = app) =>
  learningView(await loadLearning(own), { city: app.city, locale: 'id', names: cityNames(app.city, 'id') });
const models = async (): Promise<Kept[]> =>
  (
    await db.pool.query<Kept>(
      'select id, state, examples, agency_bytes is not null as has from model order by trained_at',
    )
  ).rows;
const outcomes = async (): Promise<(string | null)[]> =>
  (
    await db.pool.query<{ outcome: string | null }>('select outcome from training order by asked_at')
  ).rows.map(({ outcome }) => outcome);
const trainNow = async (): Promise<void> => {
  app.later(1);
  await askTraining(db.pool, coordinator.accountId, app.now());
  await trainWhatIsAsked(app, teacher);
  app.later(1);
};

describe('a city that begins', { timeout: 240_000 }, () => {
  test('has nothing to learn from, and routes by its rules', async () => {
    await askWhenWorthIt(app);
    expect(await outcomes()).toEqual([]);
    await trainNow();
    expect(await outcomes()).toEqual(['tooFew']);
    expect(await servingOf(app)).toEqual({ learned: null, fault: null });
    expect(await page()).toMatchObject({
      champion: null,
      begins: { count: '0', needed: '200' },
      trains: false,
    });
    expect((await page()).training).toContain('belum cukup');
  });

  test('learns in the night once enough was confirmed; the first model that is good enough is champion', async () => {
    await live(240, 'a');
    await askWhenWorthIt(app);
    await askWhenWorthIt(app);
    await Promise.all([trainWhatIsAsked(app, teacher), trainWhatIsAsked(app, teacher)]);
    expect(await outcomes()).toEqual(['tooFew', 'champion']);
    expect(await models()).toMatchObject([{ state: 'champion', examples: 190, has: true }]);
    app.later(1);
    const { learned } = await servingOf(app);
    const asked = { text: 'tolong pipa air bocor dekat sekolah', place: '', area: null, category: null };
    expect(learned && guessRoute(app.city, learned, asked)).toMatchObject({
      agency: 'tugutirta',
      category: 'water.supply',
    });
  });

  test('shows what it has learned, agency by agency, and how sure it was', async () => {
    const { champion, training, begins } = await page();
    expect(champion).toMatchObject({ examples: '190', byPerson: false, hasPrevious: false });
    expect(champion?.heads.map(({ title }) => title)).toEqual(['Dinas', 'Jenis laporan']);
    expect(champion?.heads[0]?.classes.map(({ name }) => name)).toContain('DLH');
    expect(champion?.heads[0]?.beliefs).not.toHaveLength(0);
    expect(training).toContain('sekarang dipakai');
    expect(begins).toBeNull();
  });

  test('does not train again for a handful of cases', async () => {
    await live(5, 'b');
    await askWhenWorthIt(app);
    expect(await outcomes()).toHaveLength(2);
  });
});

test('what the model is sure of goes by itself, and says on how many cases that rests', async () => {
  app.at = new Date('2027-05-06T16:00:00Z');
  const held = await file(app, {
    text: 'meteran air hilang di ujung gang sejak kemarin',
    category: null,
    questionAnswer: null,
    place: PLACE,
  });
  app.later(0.1);
  await passOnWhatIsSure(app);
  const { rows } = await db.pool.query<{ route: unknown }>(
    `select data->'extra'->'route' as route from event where case_id = $1 and action = 'autoDispatch'`,
    [held.caseId],
  );
  expect(rows[0]?.route).toMatchObject({ ground: 'model', category: 'water.supply', words: [] });
  expect((await page()).drift).toMatchObject({ rows: [{ ground: 'Model', passed: '1', judged: '0' }] });
  await move(app, held, 'confirmRoute', operator);
  expect((await page()).drift).toMatchObject({
    rows: [{ passed: '1', judged: '1', right: '100%' }],
    alarm: false,
  });
});

test('only what people vouch for is learned, and nothing that is sealed', async () => {
  const before = (await fetchConfirmed(app)).length;
  const [returned, again] = await live(2, 'c');
  if (!returned || !again) throw new Error('nothing was filed');
  expect(await fetchConfirmed(app)).toHaveLength(before + 2);
  const { rows } = await db.pool.query<{ agency: string }>(
    'select lead_agency as agency from case_file where id = $1',
    [returned.caseId],
  );
  const admin = await officer(app, 'agencyAdmin', rows[0]?.agency);
  await move(app, returned, 'giveBack', admin, { reason: 'Bukan kami.', suggestedAgency: 'bpbd' });
  await file(app, { text: 'Oknum petugas minta uang.', sealed: true, category: null, questionAnswer: null });
  expect(await fetchConfirmed(app)).toHaveLength(before + 1);
  expect(JSON.stringify(await fetchConfirmed(app))).not.toContain('0812');
});

describe('a second model', { timeout: 240_000 }, () => {
  test('is judged beside the champion on the same cases, and one press goes back, once', async () => {
    const [first] = await models();
    await live(60, 'd');
    await trainNow();
    const [, second] = await models();
    if (!first || !second) throw new Error('nothing was trained');
    const { rows } = await db.pool.query<{ own: number; rival: number }>(
      `select (cards->'agency'->>'texts')::int as own, (rival_cards->'agency'->>'texts')::int as rival
       from model where id = $1`,
      [second.id],
    );
    expect(rows[0]?.own).toBe(rows[0]?.rival);
    expect(rows[0]?.own).toBeGreaterThan(30);
    await transaction(db, async (client) => {
      await client.query(`update model set state = 'retired' where state = 'champion'`);
      await client.query(
        `update model set state = 'champion', champion_at = $2, previous = $3 where id = $1`,
        [second.id, app.now(), first.id],
      );
    });
    const back = (): Promise<boolean> => goBack(app, coordinator, second.id);
    expect([await back(), await back()]).toEqual([true, false]);
    const { rows: audit } = await db.pool.query(`select 1 from audit where deed = 'modelBack'`);
    expect(audit).toHaveLength(1);
    expect((await page()).champion).toMatchObject({ id: first.id, byPerson: true, hasPrevious: true });
    expect((await models()).map(({ state }) => state)).toEqual(['champion', 'retired']);
  });

  test('does not take the place of one that a person chose', async () => {
    await live(60, 'e');
    await trainNow();
    expect((await outcomes()).at(-1)).toBe('challenger');
    expect((await page()).challenger?.heads[0]?.rows).toHaveLength(5);
    expect((await models()).map(({ state }) => state)).toEqual(['champion', 'retired', 'challenger']);
  });
});

test('a champion cut in half is said, and the model before it goes on; without one the rules do', async () => {
  await db.pool.query(
    `update model set agency_bytes = substring(agency_bytes for length(agency_bytes) / 2) where state = 'champion'`,
  );
  const other = { ...app, db: { ...db } };
  expect(await servingOf(other)).toMatchObject({
    fault: 'otherLength',
    learned: { proven: expect.any(Boolean) },
  });
  expect((await page(other)).fault?.why).toContain('terpotong');
  await db.pool.query(`update model set previous = null where state = 'champion'`);
  expect(await servingOf({ ...app, db: { ...db } })).toEqual({ fault: 'otherLength', learned: null });
  const held = await file(app, { text: 'Jalan berlubang di depan pasar.', category: 'road.pothole' });
  app.later(1);
  await passOnWhatIsSure({ ...app, db: { ...db } });
  const { rows } = await db.pool.query<{ status: string }>('select status from case_file where id = $1', [
    held.caseId,
  ]);
  expect(rows[0]?.status).toBe('dispatched');
});

test('pressing twice trains once, and what runs is said', async () => {
  expect([await press(app, coordinator), await press(app, coordinator)]).toEqual([true, false]);
  expect(await page()).toMatchObject({ trains: true });
  await trainWhatIsAsked(app, teacher);
  expect(await page()).toMatchObject({ trains: false });
});

test('a worker that stops in the middle leaves the training to the next one', async () => {
  const stopped = openTeacher();
  await askTraining(db.pool, null, app.now());
  const running = trainWhatIsAsked(app, stopped);
  setTimeout(() => {
    stopped.close();
  }, 300);
  await running;
  const { rows } = await db.pool.query(
    'select 1 from training where ended_at is null and started_at is null',
  );
  expect(rows).toHaveLength(1);
});
