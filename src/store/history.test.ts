import { beforeEach, describe, expect, test } from 'vitest';
import { newKeyText, parseKeys } from '#platform/keys.ts';
import { MONDAY, officer } from '../../tests/support/build-case.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { smallCity } from '../../tests/support/small-city.ts';
import { file, move, seedAccounts } from '../../tests/support/stored-case.ts';
import { changeContact, stopMessages } from './contact.ts';
import type { Filed } from './file-report.ts';
import { verifyHistory } from './verify-history.ts';

const db = await freshDatabase();
await seedAccounts(db);
const operator = officer(smallCity, 'operator');
const parsed = parseKeys([newKeyText()], 'test');
if (!parsed.ok) throw new Error(parsed.fault);
const app = { db, keys: parsed.keys, now: () => MONDAY };

let filed: Filed;

beforeEach(async () => {
  await forget();
  const contact = { name: 'A1.n', email: 'A1.e', phone: null, emailHash: null, phoneHash: null };
  filed = await file(db, { contact });
  await move(db, filed.caseId, 'dispatch', operator, { agency: 'roads', category: 'hole' });
  await move(db, filed.caseId, 'note', operator);
  await move(db, filed.caseId, 'accept', officer(smallCity, 'agencyAdmin', 'roads'));
});

/** What nobody but a superuser can do: the triggers are switched off. */
async function tamper(statement: string, values: readonly unknown[] = []): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(statement, [...values]);
  } finally {
    await client.query('reset session_replication_role');
    client.release();
  }
}

async function forget(): Promise<void> {
  for (const table of [
    'delivery',
    'outbox',
    'message',
    'case_clock',
    'assignment',
    'attachment',
    'contact',
    'event',
    'report',
    'case_file',
  ]) {
    await tamper(`delete from ${table}`);
  }
}

/** A contact that nobody left. */
const slipIn = (reportId: string) =>
  db.pool.query(
    `insert into contact (report_id, email_sealed, salt, created_at) values ($1, 'C3.e', '\\x00', now())`,
    [reportId],
  );

const NOTHING = { name: null, email: null, phone: null };
const OTHER = { name: 'Warga', email: 'baru@contoh.example', phone: null };

const kinds = async (): Promise<readonly (readonly [string, number | null])[]> =>
  (await verifyHistory(db)).faults.map((f) => [f.kind, f.seq]);

describe('history', () => {
  test.each([
    ['update', `update event set action = 'reject'`],
    ['delete', 'delete from event'],
    ['truncate', 'truncate event cascade'],
    ['truncate of the audit', 'truncate audit cascade'],
  ])('refuses %s', async (_name, statement) => {
    await expect(db.pool.query(statement)).rejects.toThrow('history is appended, never edited');
  });

  test('verifies when nobody touched it', async () => {
    const summary = await verifyHistory(db);
    expect(summary).toMatchObject({
      cases: 1,
      events: 4,
      texts: 3,
      redacted: 0,
      forgotten: 0,
      contactsChanged: 0,
      faultCount: 0,
    });
  });

  test('verifies across more cases than one batch', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => file(db)));
    const summary = await verifyHistory(db, 4);
    expect(summary).toMatchObject({ cases: all.length + 1, events: all.length + 4, faultCount: 0 });
  });
});

describe('tampering', () => {
  test('with the content of an event is found', async () => {
    await tamper(`update event set data = jsonb_set(data, '{given,agency}', '"parks"') where seq = 2`);
    expect(await kinds()).toEqual([
      ['changedEvent', 2],
      ['snapshotDiffers', null],
    ]);
  });

  test('with its time, action or actor is found', async () => {
    await tamper(`update event set at = at - interval '1 hour' where seq = 3`);
    expect(await kinds()).toEqual([['changedEvent', 3]]);
    await tamper(`update event set at = at + interval '1 hour' where seq = 3`);
    await tamper(`update event set by_position = 'desk.coordinator1' where seq = 2`);
    expect(await kinds()).toEqual([['changedActor', 2]]);
  });

  test('that takes an event out of the middle or from the end is found', async () => {
    await tamper('delete from message where seq = 3');
    await tamper('delete from event where seq = 3');
    expect(await kinds()).toEqual(
      expect.arrayContaining([
        ['gap', 4],
        ['brokenLink', 4],
      ]),
    );
    await tamper('delete from event where seq = 4');
    expect((await kinds()).map(([kind]) => kind)).toContain('wrongEnd');
  });

  test('that rewrites an event with a fitting hash still breaks the link of the next', async () => {
    await tamper(`update event set hash = decode(repeat('00', 32), 'hex') where seq = 2`);
    expect(await kinds()).toEqual([
      ['changedEvent', 2],
      ['brokenLink', 3],
    ]);
  });

  test('with the snapshot is found', async () => {
    await tamper(`update case_file set state = jsonb_set(state, '{status}', '"closed"')`);
    expect(await kinds()).toEqual([['snapshotDiffers', null]]);
  });

  test('with the words is found, and words that were slipped in', async () => {
    await tamper(`update message set body = 'kami sudah menjawab' where seq = 3`);
    expect(await kinds()).toEqual([['changedText', 3]]);
    await tamper(
      `insert into message (case_id, seq, field, audience, body, salt) select case_id, 2, 'answer', 'public', 'x', salt from message where seq = 1`,
    );
    expect(await kinds()).toEqual([
      ['changedText', 3],
      ['strangeText', 2],
    ]);
  });

  test('that leaves what no rule writes is found', async () => {
    await tamper(`update event set action = 'mengarang' where seq = 3`);
    expect((await kinds()).map(([kind]) => kind)).toEqual(['changedEvent', 'unreadable']);
  });
});

describe('forgetting', () => {
  test('a person breaks no chain: it is counted, not found wrong', async () => {
    await changeContact(app, filed.reportId, NOTHING);
    await db.pool.query('delete from message where seq = 1');
    await db.pool.query(`update message set body = '', redacted_at = now() where seq = 3`);
    expect(await verifyHistory(db)).toMatchObject({ faultCount: 0, forgotten: 2, redacted: 1, texts: 1 });
  });

  test('a contact that its reporter corrected, deleted or left later is counted, not found wrong', async () => {
    await changeContact(app, filed.reportId, OTHER);
    expect(await verifyHistory(db)).toMatchObject({ faultCount: 0, contactsChanged: 1, forgotten: 0 });
    await changeContact(app, filed.reportId, NOTHING);
    expect(await verifyHistory(db)).toMatchObject({ faultCount: 0, contactsChanged: 0, forgotten: 1 });
    await changeContact(app, filed.reportId, OTHER);
    const { reportId } = await file(db);
    await changeContact(app, reportId, OTHER);
    expect(await verifyHistory(db)).toMatchObject({ faultCount: 0, contactsChanged: 2, forgotten: 0 });
  });
});

describe('a contact that changes', () => {
  test('without its reporter is found', async () => {
    await db.pool.query(`update contact set email_sealed = 'B2.e'`);
    expect(await kinds()).toEqual([['changedContact', 1]]);
  });

  test('into nothing without its reporter is found', async () => {
    await db.pool.query('delete from contact');
    expect(await kinds()).toEqual([['lostContact', 1]]);
  });

  test('is not explained by another deed, nor by the deed of another reporter', async () => {
    const other = await file(db);
    await changeContact(app, other.reportId, OTHER);
    await stopMessages(app, filed.reportId, true);
    await db.pool.query(`update contact set email_sealed = 'B2.e' where report_id = $1`, [filed.reportId]);
    expect(await kinds()).toEqual([['changedContact', 1]]);
  });

  test('is explained by the last deed only', async () => {
    await changeContact(app, filed.reportId, OTHER);
    await db.pool.query('delete from contact');
    expect(await kinds()).toEqual([['lostContact', 1]]);
    await changeContact(app, filed.reportId, NOTHING);
    await slipIn(filed.reportId);
    expect(await kinds()).toEqual([['changedContact', 1]]);
  });

  test('out of nothing is found where nobody left one', async () => {
    const { reportId } = await file(db);
    await slipIn(reportId);
    expect(await kinds()).toEqual([['strangeContact', 1]]);
  });
});
