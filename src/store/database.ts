import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '#platform/log.ts';
import type { Schema } from './schema.ts';

/** The open database: `sql` for typed queries, `pool` for named prepared statements. */
export type Database = {
  readonly pool: pg.Pool;
  readonly sql: Kysely<Schema>;
  /** Waits for running work and closes every connection. */
  readonly close: () => Promise<void>;
};

/** Milliseconds. A page that waits longer than this helps nobody and holds a connection others need. */
const STATEMENT_TIMEOUT = 15_000;
const LOCK_TIMEOUT = 5_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 30_000;
const CONNECT_TIMEOUT = 3_000;
/** A new backend pays for every page it touches first: keep the ones we have. */
const IDLE_TIMEOUT = 300_000;

/**
 * Opens a pool; connects only when first asked. `timestamptz` comes back as Date, `date` as `YYYY-MM-DD` (a day has no
 * time zone), `bigint` as number while it is exact and as decimal text beyond (H3 cells).
 * When the server goes away every query fails with an error that isDatabaseAway knows, and works again once it is back.
 */
export function openDatabase(options: {
  connectionString: string;
  poolSize: number;
  /** Shown in pg_stat_activity: "sambat web". */
  name: string;
  log: Log;
}): Database {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.poolSize,
    application_name: options.name,
    types: readTypes(),
    statement_timeout: STATEMENT_TIMEOUT,
    lock_timeout: LOCK_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    idleTimeoutMillis: IDLE_TIMEOUT,
    keepAlive: true,
  });
  // A connection may break while it is idle, or between two statements of a transaction: whoever uses it next is told by
  // his own query, but an error event that nobody hears would end the process.
  pool.on('error', (error) => options.log.warn({ err: error }, 'an idle database connection broke'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    pool,
    sql: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
    close: () => pool.end(),
  };
}

const OID = { int8: 20, date: 1082 } as const;

function readTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  types.setTypeParser(OID.int8, (text) => {
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : text;
  });
  types.setTypeParser(OID.date, (text) => text);
  return types;
}

/**
 * Runs `work` in one transaction: all of it is remembered, or nothing. Whatever `work` throws rolls back and is thrown
 * on. `work` must use the given client only.
 */
export async function transaction<T>(db: Database, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  let broken = false;
  try {
    await client.query('begin');
    const result = await work(client);
    const { command } = await client.query('commit');
    // PostgreSQL answers COMMIT with ROLLBACK when a failed statement was swallowed on the way.
    if (command !== 'COMMIT') throw new Error('the transaction had failed before and was rolled back');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Kysely on the client of a running transaction, for typed queries that must see its changes. */
export function sqlOn(client: pg.PoolClient): Kysely<Schema> {
  const borrowed = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: () => Promise.resolve(borrowed), end: () => Promise.resolve(), options: {} };
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

const NETWORK = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
  ],
]);

/** Shutting down, crashed, starting, killed · connection lost · too many connections · on a standby after a switch. */
const SERVER_LEFT = /^(57P0[1235]|08...|53300|25006)$/;

const DRIVER_SAID =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * Whether an error only says that the database cannot be reached now: answer 503 and let people try again. After such
 * an error a commit may or may not have happened, which is why every filing carries an idempotency key.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return saysAway(error) || isDatabaseAway(error.cause);
}

function saysAway(error: Error): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // A Unix socket that is not there; any other missing file is another matter.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
  return NETWORK.has(code) || SERVER_LEFT.test(code) || DRIVER_SAID.test(error.message);
}
