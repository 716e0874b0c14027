import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Officer } from '#domain/actor.ts';
import { fetchOpenCalls } from '#features/duty/calls.query.ts';
import { file, move, type Held } from '#features/reports/reports.fixture.ts';
import { newId } from '#platform/identity.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { openMailSink } from '../../tests/support/mail-sink.ts';
import { callDuty } from './call-duty.ts';
import { emptyPost, openJobs, staff, tellAll } from './jobs.fixture.ts';
import { passOnWhatIsSure } from './pass-on.ts';
import { fetchUncalled } from './duty-waiting.query.ts';
import { fetchWaitingCases } from './waiting-cases.query.ts';

const db = await freshDatabase();
const sink = await openMailSink();
const app = await openJobs(db, sink.url);
const operator = await staff(app, 'operator');
const watch = await staff(app, 'duty');
const coordinator = await staff(app, 'coordinator');
const head = await staff(app, 'agencyHead', 'kominfo');

afterAll(() => sink.close());

/** Friday 20 March 2026, 22.00 in Malang: between Nyepi and Idulfitri, closed until Wednesday the 25th. */
const NYEPI_NIGHT = new Date('2026-03-20T15:00:00Z');
const VAGUE = { text: 'Mohon bantuannya, sudah lama begini terus.', category: null };

beforeEach(async () => {
  sink.clear();
  await emptyPost(app);
  await db.pool.query('delete from duty_page');
  await db.pool.query('delete from duty_call');
  await db.pool.query('delete from duty_shift');
  app.at = NYEPI_NIGHT;
});

const later = (minutes: number): void => {
  app.at = new Date(app.at.getTime() + minutes * 60_000);
};

async function onDuty({ by }: { by: Officer }, from: Date, hours: number): Promise<void> {
  await db.pool.query(
    `insert into duty_shift (id, account_id, starts_at, ends_at, made_by, made_at) values ($1, $2, $3, $4, $2, $3)`,
    [newId(app.now()), by.accountId, from, new Date(from.getTime() + hours * 3_600_000)],
  );
}

/** Files, and moves the case out of the way when the test is done, so that the next begins with none. */
async function waiting(draft: Parameters<typeof file>[1] = VAGUE): Promise<Held> {
  await db.pool.query("update case_file set status = 'closed', is_open = false");
  return file(app, draft);
}

const heard = ({ email }: { email: string }): number => sink.to(email).length;

async function look(): Promise<void> {
  await passOnWhatIsSure(app);
  while ((await callDuty(app)) > 0);
  await tellAll(app);
}

async function quietly(): Promise<void> {
  await tellAll(app);
  sink.clear();
}

async function called(): Promise<{ stage: string; names: number }[]> {
  const { rows } = await db.pool.query<{ stage: string; names: number }>(
    'select stage, cardinality(accounts) as names from duty_page order by call_id, step',
  );
  return rows;
}

describe('a case that nothing points to, on a closed day', () => {
  test('is the officer’s on duty after two hours by the clock, not before', async () => {
    await onDuty(operator, NYEPI_NIGHT, 10);
    const held = await waiting();
    await quietly();
    later(119);
    await look();
    expect(heard(operator)).toBe(0);
    later(1);
    await look();
    const [mail, ...more] = sink.to(operator.email);
    expect(more).toEqual([]);
    expect(mail?.subject).toContain(`Piket: aduan ${held.ticket}`);
    expect(mail?.text).toContain('Saya tangani');
    expect(mail?.text).not.toContain('sudah lama begini');
    expect(heard(watch) + heard(coordinator)).toBe(0);
  });

  test('goes from hand to hand every ten minutes, and no further once somebody answers', async () => {
    await onDuty(operator, NYEPI_NIGHT, 10);
    await waiting();
    await quietly();
    later(120);
    for (const _ of [1, 2, 3]) {
      await look();
      later(10);
    }
    expect(await called()).toEqual([
      { stage: 'onDuty', names: 1 },
      { stage: 'coordinators', names: 1 },
      { stage: 'watch', names: 1 },
    ]);
    expect([heard(operator), heard(coordinator), heard(watch), heard(head)]).toEqual([1, 1, 1, 0]);
    await db.pool.query('update duty_call set answered_by = $1, answered_at = $2', [
      watch.by.accountId,
      app.now(),
    ]);
    later(60);
    await look();
    expect(heard(head)).toBe(0);
  });

  test('filed shortly before closing, is not left until the next working day', async () => {
    // Wednesday 18 March 2026, 15.20 in Malang in Ramadan hours or not: closed from then to the 25th
    app.at = new Date('2026-03-17T07:30:00Z');
    await waiting();
    await quietly();
    later(11 * 60);
    await look();
    expect(heard(watch)).toBe(1);
  });

  test('moved by anybody is called about no more', async () => {
    const held = await waiting();
    later(120);
    await look();
    expect(await fetchOpenCalls(app)).toHaveLength(1);
    const given = { category: 'road.pothole', classification: 'ordinary', agency: 'dpuprpkp' };
    await move(app, held, 'dispatch', operator.by, given);
    expect(await fetchOpenCalls(app)).toHaveLength(0);
    await quietly();
    later(10);
    await look();
    expect(heard(coordinator)).toBe(0);
  });
});

test('a call whose case moves before the mail has left wakes nobody', async () => {
  const held = await waiting();
  await quietly();
  later(120);
  await callDuty(app);
  const given = { category: 'road.pothole', classification: 'ordinary', agency: 'dpuprpkp' };
  await move(app, held, 'dispatch', operator.by, given);
  await tellAll(app);
  expect(heard(watch)).toBe(0);
});

test('a roster with a hole calls whoever holds the duty position, then the next of the roster', async () => {
  await onDuty(operator, new Date('2026-03-25T10:00:00Z'), 10);
  await waiting();
  await quietly();
  later(120);
  await look();
  expect([heard(watch), heard(operator)]).toEqual([1, 0]);
  later(10);
  await look();
  expect([heard(operator), heard(coordinator)]).toEqual([1, 0]);
});

test('a shift of somebody who has left the desk is a hole', async () => {
  await onDuty(operator, NYEPI_NIGHT, 10);
  await db.pool.query('update holder set held_to = $1 where account_id = $2', [
    NYEPI_NIGHT,
    operator.by.accountId,
  ]);
  await waiting();
  await quietly();
  later(120);
  await look();
  expect([heard(operator), heard(watch)]).toEqual([0, 1]);
  await db.pool.query('update holder set held_to = null where account_id = $1', [operator.by.accountId]);
});

test('a danger that is still open calls at once, at any hour', async () => {
  const held = await waiting({ text: 'Kabel listrik putus dan memercik.', category: null, emergency: true });
  await quietly();
  await look();
  const [mail] = sink.to(watch.email);
  expect(mail?.subject).toContain('darurat');
  expect(mail?.text).toContain('112');
  expect((await fetchOpenCalls(app, { number: held.ticket }))[0]?.reason).toBe('emergency');
});

test('a sealed case calls nobody', async () => {
  await waiting({ ...VAGUE, sealed: true, emergency: true });
  later(600);
  await look();
  expect(await called()).toEqual([]);
});

describe('whatever happens to the worker', () => {
  test('two that look at once call once', async () => {
    await waiting();
    await quietly();
    later(120);
    await Promise.all([callDuty(app), callDuty(app), callDuty(app)]);
    await Promise.all([tellAll(app), tellAll(app)]);
    expect(await called()).toHaveLength(1);
    expect(heard(watch)).toBe(1);
  });

  test('one that dies after the call and before the mail has called once', async () => {
    await waiting();
    await quietly();
    later(120);
    await callDuty(app);
    // another one starts
    await look();
    expect(heard(watch)).toBe(1);
  });

  test('three days without any: each is called once, in order, ten minutes apart', async () => {
    await waiting();
    await quietly();
    later(3 * 1_440);
    await look();
    expect(await called()).toHaveLength(1);
    for (let minute = 0; minute < 300; minute += 5) {
      later(5);
      await look();
    }
    const stages = ['dutyHolders', 'coordinators', 'head'];
    expect((await called()).map(({ stage }) => stage)).toEqual([...stages, ...stages]);
    expect([heard(watch), heard(coordinator), heard(head)]).toEqual([2, 2, 2]);
  });
});

test('what two agencies gave back is the coordinator’s, who hears of it at once; nobody else is called', async () => {
  const held = await waiting();
  const roads = await staff(app, 'agencyAdmin', 'dpuprpkp');
  const parks = await staff(app, 'agencyAdmin', 'dlh');
  const given = { category: 'road.pothole', classification: 'ordinary' };
  await move(app, held, 'dispatch', operator.by, { ...given, agency: 'dpuprpkp' });
  await move(app, held, 'giveBack', roads.by, { reason: 'Ini taman.', suggestedAgency: 'dlh' });
  await move(app, held, 'dispatch', operator.by, { ...given, agency: 'dlh' });
  await quietly();
  await move(app, held, 'giveBack', parks.by, { reason: 'Ini jalan.', suggestedAgency: 'dpuprpkp' });
  await tellAll(app);
  expect(sink.to(coordinator.email).at(-1)?.subject).toContain('dikembalikan dua kali');
  later(600);
  await look();
  expect(await called()).toEqual([]);
});

test('a case that comes back to the desk is called about anew', async () => {
  const held = await waiting();
  later(120);
  await look();
  const refused = { rejectReason: 'NOT_PUBLIC_SERVICE', reason: 'x', help: 'y' };
  await move(app, held, 'reject', operator.by, refused);
  await look();
  await move(app, held, 'object', held.by, { objection: 'Ini masih rusak dan berbahaya.' });
  later(150);
  await look();
  expect(await fetchOpenCalls(app)).toHaveLength(1);
  const { rows } = await db.pool.query<{ n: number }>('select count(*)::int as n from duty_call');
  expect(rows[0]?.n).toBe(2);
});

test('a waiting case is looked at with its street, as whoever passes it on does', async () => {
  const held = await waiting();
  const [one] = await fetchUncalled(app, null, 10);
  const [same] = await fetchWaitingCases(app, null, 10);
  expect(one?.id).toBe(held.caseId);
  expect(one?.place).toBe(same?.place);
});
