import { sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLog } from '#platform/log.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { isDatabaseAway, openDatabase, sqlOn, transaction, type Database } from './database.ts';

const db = await freshDatabase();
const log = openLog({ level: 'silent' });

beforeAll(() => db.pool.query('create table note (id bigint primary key, what text not null)'));

async function notes(): Promise<string[]> {
  const { rows } = await db.pool.query<{ what: string }>('select what from note order by id');
  return rows.map((row) => row.what);
}

describe('values come back as we think of them', () => {
  test('a moment as Date, a day as text, a count as number, a map cell exactly', async () => {
    const { rows } = await db.pool.query<Record<string, unknown>>(
      `select timestamptz '2026-03-01 10:00+07' as moment, date '2026-03-01' as day, count(*) as count,
              617733150935089151::bigint as cell, 9007199254740991::bigint as safe from (values (1), (2)) as two`,
    );
    expect(rows[0]).toEqual({
      moment: new Date('2026-03-01T03:00:00Z'),
      day: '2026-03-01',
      count: 2,
      cell: '617733150935089151',
      safe: 9007199254740991,
    });
  });

  test('the same through Kysely', async () => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from case_file`.execute(db.sql);
    expect(rows).toEqual([{ count: 0 }]);
  });
});

describe('a transaction', () => {
  test('is remembered whole, also what Kysely wrote on its client', async () => {
    const result = await transaction(db, async (client) => {
      await client.query(`insert into note values (1, 'by pg')`);
      await sql`insert into note values (2, 'by Kysely')`.execute(sqlOn(client));
      return 'done';
    });
    expect(result).toBe('done');
    expect(await notes()).toEqual(['by pg', 'by Kysely']);
  });

  test('leaves nothing when its work throws, and throws that on', async () => {
    const work = transaction(db, async (client) => {
      await client.query(`insert into note values (3, 'lost')`);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await notes()).not.toContain('lost');
    expect(db.pool.idleCount).toBe(db.pool.totalCount);
  });

  test('never passes for done when a failed statement was swallowed inside', async () => {
    const work = transaction(db, async (client) => {
      await client.query(`insert into note values (4, 'half')`);
      await client.query('select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/rolled back/);
    expect(await notes()).not.toContain('half');
  });
});

/** A door before the database that can be shut and opened: what a pulled cable or a restart looks like. */
describe('when the database goes away', () => {
  let folder: string;
  let door: Server;
  let behind: Database;
  const open = new Set<Socket>();
  const target = new URL(db.connectionString);
  const targetDir = target.searchParams.get('host');

  async function openDoor(): Promise<void> {
    door = createServer((visitor) => {
      const server = targetDir
        ? connect(`${targetDir}/.s.PGSQL.5432`)
        : connect(Number(target.port || '5432'), target.hostname);
      for (const socket of [visitor, server]) {
        open.add(socket);
        socket
          .on('error', () => undefined)
          .on('close', () => [visitor, server].forEach((one) => one.destroy()));
      }
      visitor.pipe(server).pipe(visitor);
    }).listen(join(folder, '.s.PGSQL.5432'));
    await once(door, 'listening');
  }

  async function shutDoor(): Promise<void> {
    const shut = once(door, 'close');
    door.close();
    for (const socket of open) socket.destroy();
    await shut;
  }

  async function fault(work: () => Promise<unknown>): Promise<unknown> {
    return work().then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sambat-door-'));
    await openDoor();
    const url = new URL(db.connectionString);
    url.searchParams.set('host', folder);
    url.port = '';
    behind = openDatabase({ connectionString: url.toString(), poolSize: 3, name: 'sambat test', log });
  });

  afterAll(async () => {
    await behind.close();
    await shutDoor();
    await rm(folder, { recursive: true, force: true });
  });

  test('every way of asking says so, and works again without a restart', async () => {
    const ways = [
      () => behind.pool.query('select 1'),
      () => sql`select 1`.execute(behind.sql),
      () => transaction(behind, (client) => client.query('select 1')),
    ];
    for (const way of ways) expect(await fault(way)).toBeUndefined();
    await shutDoor();
    for (const way of ways) expect(isDatabaseAway(await fault(way))).toBe(true);
    await openDoor();
    for (const way of ways) expect(await fault(way)).toBeUndefined();
  });

  test('in the middle of a transaction, it is known as such', async () => {
    const error = await fault(() =>
      transaction(behind, async (client) => {
        await client.query(`insert into note values (9, 'cut off')`);
        await shutDoor();
        await client.query('select 1');
      }),
    );
    await openDoor();
    expect(isDatabaseAway(error)).toBe(true);
    expect(await notes()).not.toContain('cut off');
    expect(await fault(() => behind.pool.query('select 1'))).toBeUndefined();
  });

  test('a session that the server ends is known as such', async () => {
    const error = await fault(() => behind.pool.query('select pg_terminate_backend(pg_backend_pid())'));
    expect(isDatabaseAway(error)).toBe(true);
  });
});

test('faults of our own are not taken for an absent database', async () => {
  const faults = await Promise.allSettled([
    db.pool.query('select nonsense'),
    db.pool.query('select 1 / 0'),
    db.pool.query(`insert into note values (1, 'twice')`),
    Promise.reject(Object.assign(new Error('no file'), { code: 'ENOENT', syscall: 'open' })),
    Promise.reject(new Error('something else')),
  ]);
  for (const fault of faults) expect(fault.status === 'rejected' && isDatabaseAway(fault.reason)).toBe(false);
  expect(isDatabaseAway(undefined)).toBe(false);
});

test('a database that does not exist yet or is starting is recognised by its code', () => {
  for (const code of ['57P01', '57P03', '08006', '53300', '25006', 'ECONNREFUSED']) {
    const inner = Object.assign(new Error('x'), { code });
    expect(isDatabaseAway(new Error('while saving', { cause: inner }))).toBe(true);
  }
});
