import { afterAll, describe, expect, test } from 'vitest';
import type { DateMove } from '#domain/redate.ts';
import { file, move, type Held } from '#features/reports/reports.fixture.ts';
import { fetchOwnReportPage } from '#features/reports/own-report.query.ts';
import { asTimes, type TimesBody } from '#features/settings/times-body.ts';
import { buildCity, readSource } from '#platform/settings.ts';
import { bodyOfFiles } from '#platform/settings-published.ts';
import { discardDraft, fetchNewest, keepDraft, publishVersion, type NewDraft } from '#store/city-version.ts';
import { keepCity } from '#store/keep-city.ts';
import { verifyHistory } from '#store/verify-history.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { openMailSink } from '../../tests/support/mail-sink.ts';
import { emptyPost, openJobs, staff, tellAll } from './jobs.fixture.ts';
import { recountPromises } from './recount-promises.ts';

const SETTINGS = 'settings/kota-malang';
const db = await freshDatabase();
const sink = await openMailSink();
const app = await openJobs(db, sink.url);
const read = readSource(SETTINGS);
if (!read.ok) throw new Error(read.faults.join('\n'));
const plain = buildCity(read.source);
if (!plain.ok) throw new Error(plain.faults.join('\n'));
const keeper = await keepCity(
  db,
  { source: read.source, plain: plain.city, cityDir: SETTINGS },
  app.log,
  () => app.at,
);
Object.defineProperties(app, { settings: { value: keeper }, city: { get: () => keeper.city } });
const operator = await staff(app, 'operator');
const coordinator = await staff(app, 'coordinator');

afterAll(async () => {
  keeper.stop();
  await sink.close();
});

function withHoliday(body: unknown, date: string): TimesBody {
  const times = asTimes(body);
  const name = { id: 'Hari Contoh', en: 'Example Day' };
  return { ...times, holidays: [...times.holidays, { date, name, kind: 'holiday', source: 'contoh' }] };
}

async function draftOf(draft: NewDraft, replaces: number | null = null): Promise<number> {
  const id = await keepDraft(db, draft, replaces, coordinator.by, app.now());
  if (id === null) throw new Error('the draft is gone');
  return id;
}

/** Publishes a new holiday; answers the version. */
async function publish(body: unknown, reason: string): Promise<number> {
  app.later(1 / 1440);
  const basedOn = (await fetchNewest(db, 'times'))?.id ?? null;
  const id = await draftOf({ kind: 'times', body, basedOn, reason });
  const options = { from: app.now(), fourEyes: false, reason };
  expect(await publishVersion(db, id, options, coordinator.by, app.now())).toBeNull();
  await keeper.refresh();
  return id;
}

async function dispatched(): Promise<Held> {
  const held = await file(app, { email: 'warga@contoh.test' });
  const given = { category: 'road.damage', classification: 'ordinary', agency: 'dpuprpkp' } as const;
  await move(app, held, 'dispatch', operator.by, given);
  return held;
}

async function movesOf(held: Held): Promise<readonly DateMove[][]> {
  const { rows } = await db.pool.query<{ dates: DateMove[] }>(
    `select data->'extra'->'dates' as dates from event where case_id = $1 and action = 'redate' order by seq`,
    [held.caseId],
  );
  return rows.map(({ dates }) => dates);
}

describe('a new holiday', () => {
  test('moves every promise over it once, keeps what was said, says why and tells the reporter', async () => {
    const held = await dispatched();
    await tellAll(app);
    await recountPromises(app);
    await emptyPost(app);
    sink.clear();
    await publish(withHoliday(bodyOfFiles(SETTINGS, 'times'), '2026-06-09'), 'Hari libur baru menurut SKB.');
    expect(await recountPromises(app)).toBe(1);
    const [moves] = await movesOf(held);
    expect(moves?.map(({ clock }) => clock)).toEqual(expect.arrayContaining(['accept', 'respond', 'settle']));
    // One closed day, a weekend at most beside it: a day is a day, not a week.
    for (const { from, to } of moves ?? []) {
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
      expect(days).toBeGreaterThan(0.5);
      expect(days).toBeLessThan(4);
    }
    expect(await recountPromises(app)).toBe(0);
    expect(await movesOf(held)).toHaveLength(1);
    await tellAll(app);
    const [mail, ...more] = sink.to('warga@contoh.test');
    expect(more).toEqual([]);
    expect(mail?.text).toContain('Hari libur baru menurut SKB.');
    const page = await fetchOwnReportPage(app, held.by.reportId, held.ticket);
    const respond = page?.report.clocks.respond;
    expect(respond?.earlier.map(({ dueAt }) => dueAt)).toEqual(
      moves?.filter(({ clock }) => clock === 'respond').map(({ from }) => from),
    );
    expect((await verifyHistory(db)).faultCount).toBe(0);
  });

  test('counted by two workers at once moves nothing twice', async () => {
    const held = await dispatched();
    await publish(withHoliday(bodyOfFiles(SETTINGS, 'times'), '2026-06-10'), 'Libur lain.');
    await Promise.all([recountPromises(app), recountPromises(app)]);
    await recountPromises(app);
    expect(await movesOf(held)).toHaveLength(1);
  });
});

describe('a draft', () => {
  const draft = {
    kind: 'routes',
    body: bodyOfFiles(SETTINGS, 'routes'),
    basedOn: null,
    reason: 'A.',
  } as const;

  test('takes the place of another once: a form that is sent twice loses nothing', async () => {
    const first = await draftOf(draft);
    const second = await draftOf(draft, first);
    expect(await keepDraft(db, draft, first, coordinator.by, app.now())).toBeNull();
    await discardDraft(db, second, coordinator.by, app.now());
  });

  test('that somebody else finished is not published by whoever began it', async () => {
    const first = await draftOf(draft);
    const second = await keepDraft(db, draft, first, operator.by, app.now());
    const options = { from: app.now(), fourEyes: true, reason: 'B.' };
    for (const { by } of [operator, coordinator]) {
      expect(await publishVersion(db, second ?? 0, options, by, app.now())).toBe('ownDraft');
    }
    await discardDraft(db, second ?? 0, coordinator.by, app.now());
  });
});

describe('a version', () => {
  const body = bodyOfFiles(SETTINGS, 'times');

  test('that was written against something older is refused', async () => {
    const draft = { kind: 'times', body, basedOn: null, reason: 'Kedaluwarsa.' } as const;
    const id = await draftOf(draft);
    const options = { from: app.now(), fourEyes: false, reason: 'Contoh.' };
    expect(await publishVersion(db, id, options, coordinator.by, app.now())).toBe('outdated');
  });

  test('that was laid aside is not published any more', async () => {
    const draft = { kind: 'times', body, basedOn: keeper.current.times ?? null, reason: 'Batal.' } as const;
    const id = await draftOf(draft);
    await discardDraft(db, id, coordinator.by, app.now());
    const options = { from: app.now(), fourEyes: false, reason: 'Contoh.' };
    expect(await publishVersion(db, id, options, coordinator.by, app.now())).toBe('ended');
  });

  test('that demands four eyes is not published by the one who wrote it, and once by another', async () => {
    const routes = bodyOfFiles(SETTINGS, 'routes');
    const draft = { kind: 'routes', body: routes, basedOn: null, reason: 'Aturan baru.' } as const;
    const id = await draftOf(draft);
    const options = { from: app.now(), fourEyes: true, reason: 'Contoh.' };
    expect(await publishVersion(db, id, options, coordinator.by, app.now())).toBe('ownDraft');
    expect(await publishVersion(db, id, options, operator.by, app.now())).toBeNull();
    expect(await publishVersion(db, id, options, operator.by, app.now())).toBeNull();
    await keeper.refresh();
    expect(keeper.current.routes).toBe(id);
  });

  test('that is published is never changed', async () => {
    const id = keeper.current.times;
    await expect(
      db.pool.query(`update city_version set reason = 'lain' where id = $1`, [id]),
    ).rejects.toThrow(/never edited/);
  });

  test('that does not fit is left aside with a sentence, and what worked goes on working', async () => {
    const before = keeper.city.calendars;
    const broken = { ...withHoliday(body, '2026-06-11'), calendars: [] };
    const basedOn = keeper.current.times ?? null;
    const draft = { kind: 'times', body: broken, basedOn, reason: 'Rusak.' } as const;
    const id = await draftOf(draft);
    await publishVersion(
      db,
      id,
      { from: app.now(), fourEyes: false, reason: 'Contoh.' },
      coordinator.by,
      app.now(),
    );
    await keeper.refresh();
    expect(keeper.faults.join(' ')).toMatch(/calendar/);
    expect(keeper.city.calendars.length).toBe(before.length);
  });
});

test('a clock that is set back does not bring an older version back', async () => {
  const now = app.at;
  const id = await publish(bodyOfFiles(SETTINGS, 'times'), 'Kembali ke berkas.');
  app.at = new Date(now.getTime() + 60_000);
  await keeper.refresh();
  app.at = new Date(now.getTime() - 86_400_000);
  await keeper.refresh();
  app.at = new Date(now.getTime() + 120_000);
  await keeper.refresh();
  expect(keeper.current.times).toBe(id);
});
