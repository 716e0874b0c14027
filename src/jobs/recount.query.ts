import type { ClockName } from '#domain/city.ts';
import type { Clocks } from '#domain/clocks.ts';
import type { Promised } from '#domain/redate.ts';
import type { App } from '#store/app.ts';

/** A change of the calendar after which the promises were not counted anew yet. */
interface Recount {
  id: number;
  /** null: the files of the city changed */
  reason: string | null;
}

/** What waits, the oldest first. */
export async function fetchRecounts(app: Pick<App, 'db'>): Promise<Recount[]> {
  const { rows } = await app.db.pool.query<Recount>({
    name: 'recounts',
    text: 'select id, reason from recount where done_at is null order by id',
  });
  return rows;
}

/** Counts what was moved to everything that waited up to `last`; with `done` it waits no longer. */
export async function endRecounts(
  app: Pick<App, 'db'>,
  last: number,
  moved: number,
  done: Date | null,
): Promise<void> {
  await app.db.pool.query({
    name: 'end-recounts',
    text: `update recount set moved = coalesce(moved, 0) + $2, done_at = $3 where id <= $1 and done_at is null`,
    values: [last, moved, done],
  });
}

/** An open case with what was promised. */
export interface PromisedCase {
  id: string;
  number: string;
  isSealed: boolean;
  clocks: Clocks;
  promised: Promised;
}

type Row = Omit<PromisedCase, 'promised'> & { promised: Partial<Record<ClockName, string>> };

/** Open cases of which something runs, with the times that were said; in pages by the case's id. */
export async function fetchPromised(
  app: Pick<App, 'db'>,
  after: string | null,
  most: number,
): Promise<PromisedCase[]> {
  const { rows } = await app.db.pool.query<Row>({
    name: 'promised-cases',
    text: `select c.id, c.number, c.is_sealed as "isSealed", c.clocks, p.promised
           from case_file c
             cross join lateral (
               select jsonb_object_agg(k.clock, k.due_at) as promised from case_clock k
               where k.case_id = c.id and k.running and k.due_at is not null) p
           where c.is_open and p.promised is not null and ($1::uuid is null or c.id > $1)
           order by c.id limit $2`,
    values: [after, most],
  });
  return rows.map((row) => ({ ...row, promised: datesOf(row.promised) }));
}

const datesOf = (promised: Row['promised']): Promised =>
  Object.fromEntries(Object.entries(promised).map(([clock, at]) => [clock, new Date(at)]));
