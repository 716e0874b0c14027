import { latLngToCell } from 'h3-js';
import { drawPlace, type DemoPlace } from '#cli/demo/demo-place.ts';
import { writeComplaint } from '#cli/demo/complaint-text.ts';
import type { Random } from '#cli/demo/random.ts';
import { maskText } from '#domain/privacy.ts';
import { newId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';

/** The tables that one case fills, parents first. */
const TABLES = [
  'case_file',
  'report',
  'contact',
  'assignment',
  'event',
  'message',
  'attachment',
  'outbox',
  'case_clock',
] as const;
type Table = (typeof TABLES)[number];
type Row = Record<string, unknown>;
type Rows = Record<Table, Row[]>;

const BATCH = 250;
const DAY_MS = 86_400_000;
/** How far back copies go: what is open is recent, what has ended may be years old. */
const OPEN_DAYS = 14;
const ENDED_DAYS = 3 * 365;
const FIRST_NUMBER = 100_000;

interface Original {
  json: string;
  category: string;
  isOpen: boolean;
  filedAt: Date;
  /** identifiers that belong to this case alone */
  ids: readonly string[];
}

const ORIGINALS = `
  select json_build_object(
      'case_file', (select json_agg(t) from case_file t where t.id = c.id),
      ${TABLES.filter((t) => t !== 'case_file' && t !== 'contact')
        .map((t) => `'${t}', coalesce((select json_agg(t) from ${t} t where t.case_id = c.id), '[]')`)
        .join(',\n      ')},
      'contact', coalesce((select json_agg(t) from contact t join report r on r.id = t.report_id where r.case_id = c.id), '[]')
    )::text as json,
    coalesce(c.category, 'other') as category, c.is_open as "isOpen", c.filed_at as "filedAt",
    array[c.id::text] || array(select r.id::text from report r where r.case_id = c.id)
      || array(select a.id::text from attachment a where a.case_id = c.id) as ids
  from case_file c where c.reports = 1 and c.status <> 'merged' order by c.id`;

/** The columns that are written: neither generated ones nor identities. */
async function columnsOf(app: App): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await app.db.pool.query<{ table: string; columns: string[] }>(
    `select table_name as table, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns
     where table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO' and table_name = any($1)
     group by table_name`,
    [TABLES],
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

const PATTERN =
  /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)/g;

function isRows(value: unknown): value is Rows {
  return typeof value === 'object' && value !== null && TABLES.every((t) => t in value);
}

/** The same case as another one: new identifiers, earlier times, other words at another place. */
function copyOf(original: Original, random: Random, city: App['city'], n: number): Rows {
  const back = Math.floor(random.next() * (original.isOpen ? OPEN_DAYS : ENDED_DAYS) * DAY_MS);
  const filedAt = new Date(original.filedAt.getTime() - back);
  const ids = new Map(original.ids.map((id) => [id, newId(filedAt)]));
  const json = original.json.replaceAll(PATTERN, (found) =>
    found[10] === 'T' ? new Date(Date.parse(found) - back).toISOString() : (ids.get(found) ?? found),
  );
  const rows: unknown = JSON.parse(json);
  if (!isRows(rows)) throw new Error('a case without its tables');
  const place = drawPlace(random, city);
  const { text } = writeComplaint(random, original.category, {
    area: place.area.name,
    ...(place.street ? { street: place.street } : {}),
  });
  retell(rows, text, place, `${filedAt.getUTCFullYear()}-${FIRST_NUMBER + n}`);
  return rows;
}

function retell(rows: Rows, text: string, place: DemoPlace, number: string): void {
  const masked = maskText(text).text;
  const { lon, lat, street, landmark } = place;
  const cell = lon === null || lat === null ? null : BigInt(`0x${latLngToCell(lat, lon, 9)}`).toString();
  const where = { area: place.area.code, lon, lat, street, landmark };
  for (const row of rows.case_file) Object.assign(row, where, { number, public_text: masked, h9: cell });
  for (const row of rows.report) Object.assign(row, where, { ticket: number, text, public_text: masked });
  for (const row of rows.message) {
    if (row['field'] === 'text' || row['field'] === 'publicText')
      Object.assign(row, { body: text, public_body: masked });
  }
}

/**
 * Fills the database up to `count` cases with copies of those that went through the door, fast: rows of the same shape,
 * but their histories are not chained to their new words.
 */
export async function multiply(app: App, random: Random, count: number): Promise<void> {
  const { rows: originals } = await app.db.pool.query<Original>(ORIGINALS);
  const columns = await columnsOf(app);
  const client = await app.db.pool.connect();
  try {
    await client.query(
      'set session_replication_role = replica; set statement_timeout = 0; set synchronous_commit = off',
    );
    for (let n = 0; n < count; n += BATCH) {
      const copies = Array.from({ length: Math.min(BATCH, count - n) }, (_, i) =>
        copyOf(random.pick(originals), random, app.city, n + i),
      );
      for (const table of TABLES) {
        const names = (columns.get(table) ?? []).join(', ');
        const json = JSON.stringify(
          copies.flatMap((copy) => copy[table]),
          (key, value: unknown) => (key === 'search' || key === 'pt' ? undefined : value),
        );
        await client.query(
          `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
          [json],
        );
      }
      if (n % 5000 === 0) console.log(`  ${n} of ${count} copies`);
    }
    await client.query(`select setval('ticket_number', ${FIRST_NUMBER + count + 1})`);
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
  } finally {
    client.release(true);
  }
}
