import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseEvent } from '#domain/event.ts';
import { fetchOwnReportPage } from '#features/reports/own-report.query.ts';
import { file, move, type Held } from '#features/reports/reports.fixture.ts';
import { fetchPublicCase } from '#features/public/public-case.query.ts';
import { publicStory } from '#features/public/public-story.ts';
import { verifyHistory } from '#store/verify-history.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { openMailSink } from '../../tests/support/mail-sink.ts';
import { reorganised } from '../../tests/support/small-city.ts';
import { stored } from '../../tests/support/stored-case.ts';
import { emptyPost, openJobs, staff, tellAll } from './jobs.fixture.ts';
import { succeedAgencies } from './succeed-agencies.ts';

const db = await freshDatabase();
const sink = await openMailSink();
const app = await openJobs(db, sink.url);
const before = app.city;
const after = reorganised(before, { dpuprpkp: 'dlh' });
const operator = await staff(app, 'operator');
const roads = await staff(app, 'agencyAdmin', 'dpuprpkp');
const liaison = await staff(app, 'liaison', 'dpuprpkp');
const successor = await staff(app, 'agencyAdmin', 'dlh');
const helper = await staff(app, 'agencyAdmin', 'dishub');

/** The city as it is before the reform, or after it. */
const reform = (done: boolean): void => {
  Object.assign(app, { city: done ? after : before });
};

beforeAll(() => {
  reform(false);
});
afterAll(async () => {
  await sink.close();
});

async function atRoads(): Promise<Held> {
  reform(false);
  const held = await file(app, { email: 'warga@contoh.test' });
  const given = { category: 'road.damage', classification: 'ordinary', agency: 'dpuprpkp' } as const;
  await move(app, held, 'dispatch', operator.by, given);
  await move(app, held, 'accept', roads.by, {});
  return held;
}

async function successionsOf({ caseId }: Held): Promise<readonly CaseEvent['extra'][]> {
  const { rows } = await db.pool.query<{ extra: CaseEvent['extra'] }>(
    `select data->'extra' as extra from event where case_id = $1 and action = 'succeed' order by seq`,
    [caseId],
  );
  return rows.map(({ extra }) => extra);
}

const leadOf = async ({ caseId }: Held) => (await stored(db, caseId)).row['lead_agency'];

/** Lets everything that is still open move, so that a test begins with nothing to do. */
async function settle(): Promise<void> {
  reform(true);
  while ((await succeedAgencies(app)) > 0);
}

describe('the open cases of a closed agency', () => {
  test('move to its successor, keep their clocks, and the reporter is told once', async () => {
    const held = await atRoads();
    await tellAll(app);
    await emptyPost(app);
    sink.clear();
    const { clocks: was } = await stored(db, held.caseId);
    app.later(1);
    reform(true);
    expect(await succeedAgencies(app)).toBe(1);
    expect(await succeedAgencies(app)).toBe(0);
    expect(await successionsOf(held)).toMatchObject([
      { succession: { from: 'dpuprpkp', to: 'dlh', role: 'lead' } },
    ]);
    const { clocks, state } = await stored(db, held.caseId);
    expect(clocks.settle?.startedAt).toBe(was.settle?.startedAt);
    expect(clocks.settle?.agency).toBe('dlh');
    expect(state.assignments).toMatchObject([{ agency: 'dlh', state: 'accepted' }]);
    await tellAll(app);
    const mails = sink.to('warga@contoh.test').map(({ text }) => text);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/DLH, penerus DPUPRPKP/);
    expect(sink.to(successor.email).map(({ text }) => text)).toEqual([
      expect.stringMatching(/pindah dari DPUPRPKP ke DLH/),
    ]);
    expect(sink.to(roads.email)).toEqual([]);
    expect((await verifyHistory(db)).faultCount).toBe(0);
  });

  test("are told on the reporter's page and to everybody", async () => {
    const held = await atRoads();
    await settle();
    const page = await fetchOwnReportPage(app, held.by.reportId, held.ticket);
    expect(page?.events.at(-1)?.succession).toMatchObject({ from: 'dpuprpkp', to: 'dlh' });
    const { row } = await stored(db, held.caseId);
    const found = await fetchPublicCase(app, String(row['number']));
    const lines = found.kind === 'case' ? publicStory(found.found.events, after) : [];
    expect(lines[0]?.text).toBe('semula DPUPRPKP, kini DLH');
  });

  test('are moved by two workers at once, each once', async () => {
    const all = [await atRoads(), await atRoads(), await atRoads(), await atRoads()];
    reform(true);
    const moved = await Promise.all([succeedAgencies(app), succeedAgencies(app)]);
    expect(moved[0] + moved[1]).toBe(all.length);
    for (const held of all) expect(await successionsOf(held)).toHaveLength(1);
  });

  test('that cannot be written stay whole and hold up no other, and move when they can', async () => {
    const [broken, whole] = [await atRoads(), await atRoads()];
    await db.pool.query(`
      create function die_in_the_middle() returns trigger language plpgsql as $$
      begin
        if new.case_id = '${broken.caseId}' and new.agency = 'dlh' then raise exception 'the machine stopped'; end if;
        return new;
      end $$`);
    await db.pool.query(
      'create trigger die before insert on assignment for each row execute function die_in_the_middle()',
    );
    reform(true);
    expect(await succeedAgencies(app)).toBe(1);
    expect(await leadOf(whole)).toBe('dlh');
    expect(await leadOf(broken)).toBe('dpuprpkp');
    expect(await successionsOf(broken)).toEqual([]);
    await db.pool.query('drop trigger die on assignment');
    expect(await succeedAgencies(app)).toBe(1);
    expect(await leadOf(broken)).toBe('dlh');
    expect(await successionsOf(broken)).toHaveLength(1);
  });

  test('of which it was a helper move too, and those that have ended stay as they were', async () => {
    const ended = await atRoads();
    await move(app, ended, 'answerOnly', liaison.by, { answer: 'Bukan jalan kota.' });
    await move(app, ended, 'confirm', ended.by, {});
    const held = await file(app, { email: 'warga@contoh.test' });
    const given = { category: 'road.damage', classification: 'ordinary', agency: 'dishub' } as const;
    await move(app, held, 'dispatch', operator.by, given);
    await move(app, held, 'accept', helper.by, {});
    await move(app, held, 'addSupport', operator.by, { agency: 'dpuprpkp', part: 'Tambal lubang.' });
    await settle();
    expect(await leadOf(ended)).toBe('dpuprpkp');
    expect(await successionsOf(held)).toMatchObject([{ succession: { to: 'dlh', role: 'support' } }]);
    const { rows } = await db.pool.query(
      `select agency, state from assignment where case_id = $1 and role = 'support'`,
      [held.caseId],
    );
    expect(rows).toEqual([{ agency: 'dlh', state: 'pending' }]);
    expect((await verifyHistory(db)).faultCount).toBe(0);
  });
});
