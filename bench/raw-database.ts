import pg from 'pg';
import { newId } from '#platform/identity.ts';
import { cpuOfDatabase } from './processes.ts';

/** What the same driver needs for a statement alone, without anything of ours around it. */
export interface RawCost {
  name: string;
  connections: number;
  perSecond: number;
  clientMs: number;
  databaseMs: number;
}

type Statement = (i: number) => pg.QueryConfig;

interface Course {
  url: string;
  postmaster: number;
  connections: number;
  count: number;
}

/** Runs a named prepared statement `count` times and tells what it cost. */
async function race(name: string, statement: Statement, course: Course): Promise<RawCost> {
  const pool = new pg.Pool({ connectionString: course.url, max: course.connections });
  pool.on('error', () => undefined);
  let next = 0;
  const one = async (until: number): Promise<void> => {
    const client = await pool.connect();
    while (next < until) await client.query(statement(next++));
    client.release();
  };
  const all = (until: number) => Promise.all(Array.from({ length: course.connections }, () => one(until)));
  const warm = course.connections * 20;
  await all(warm);
  const [cpu, database, began] = [
    process.cpuUsage(),
    await cpuOfDatabase(course.postmaster),
    performance.now(),
  ];
  await all(warm + course.count);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const databaseMs = ((await cpuOfDatabase(course.postmaster)) - database) / course.count;
  await pool.end();
  return {
    name,
    connections: course.connections,
    perSecond: course.count / seconds,
    clientMs: (user + system) / 1000 / course.count,
    databaseMs,
  };
}

/** Reads one case by its key. */
export function pointRead(numbers: readonly string[], course: Course): Promise<RawCost> {
  return race(
    'point read',
    (i) => ({
      name: 'raw-read',
      text: 'select id, number, status, category, area, street, public_text, filed_at, state from case_file where number = $1',
      values: [numbers[i % numbers.length]],
    }),
    course,
  );
}

const FILED = [
  'case_file',
  'report',
  'contact',
  'event',
  'message',
  'outbox',
  'case_clock',
  'idempotency_key',
] as const;
type FiledTable = (typeof FILED)[number];
type Row = Record<string, string | null>;
type FiledRows = readonly { table: FiledTable; row: Row }[];

const OWN: Readonly<Record<FiledTable, string>> = {
  case_file: 't.id = $1',
  report: 't.case_id = $1',
  contact: 't.report_id = $2',
  event: 't.case_id = $1',
  message: 't.case_id = $1',
  outbox: 't.case_id = $1',
  case_clock: 't.case_id = $1',
  // the rows that this program wrote before hold the same answer
  idempotency_key: `t.answer->>'caseId' = $1::text order by t.created_at limit 1`,
};

/** Every row that one filing wrote, with texts for values. */
export async function readFiling(url: string): Promise<FiledRows> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = await client.query<{ case_id: string; id: string }>(
    'select r.case_id, r.id from report r join contact c on c.report_id = r.id order by r.filed_at desc limit 1',
  );
  const [filed] = found.rows;
  if (!filed) throw new Error('nobody has filed');
  const rows: FiledRows[number][] = [];
  for (const table of FILED) {
    const { rows: own } = await client.query<{ row: Row }>(
      `select (select jsonb_object_agg(key, value) from jsonb_each_text(to_jsonb(t)) where value is not null) as row
       from ${table} t where ($1::uuid is not null and $2::uuid is not null) and ${OWN[table].replace('$1::text', '$1::uuid::text')}`,
      [filed.case_id, filed.id],
    );
    rows.push(...own.map(({ row }) => ({ table, row })));
  }
  await client.end();
  return rows;
}

/** Columns that the database fills by itself. */
const FILLED: Readonly<Partial<Record<FiledTable, readonly string[]>>> = {
  case_file: ['pt', 'search'],
  outbox: ['id'],
};

/** One statement that writes the rows of one filing, with a parameter for every value. */
function statementOf(rows: FiledRows) {
  const values: (string | null)[] = [];
  const parts = rows.map(({ table, row }, n) => {
    const columns = Object.keys(row).filter((name) => !FILLED[table]?.includes(name));
    const places = columns.map((name) => `$${values.push(row[name] ?? null)}`);
    return `r${n} as (insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}))`;
  });
  return { text: `with ${parts.join(',\n')} select 1`, values };
}

/** Writes the rows of one real filing again and again, under new identifiers: what the driver and the database can do at most. */
export async function rawFiling(rows: FiledRows, course: Course): Promise<RawCost> {
  const { text, values } = statementOf(rows);
  const number = rows.find(({ table }) => table === 'case_file')?.row['number'];
  const keys = new Set(
    rows.flatMap(({ table, row }) => [table === 'case_file' || table === 'report' ? row['id'] : row['key']]),
  );
  const mark = 1_000_000 + (Date.now() % 1_000_000_000);
  return race(
    `insert of a filing's ${rows.length} rows`,
    (i) => {
      const now = new Date(Date.now());
      const fresh = new Map([...keys].map((key) => [key, newId(now)]));
      return {
        name: 'raw-filing',
        text,
        values: values.map((value) =>
          value === number ? `2026-${mark + i}` : (fresh.get(value ?? undefined) ?? value),
        ),
      };
    },
    course,
  );
}
