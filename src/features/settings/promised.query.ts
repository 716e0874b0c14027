import type { ClockName } from '#domain/city.ts';
import type { Clocks } from '#domain/clocks.ts';
import type { Promised } from '#domain/redate.ts';
import type { App } from '#store/app.ts';

/** An open case with what was promised. */
export interface PromisedCase {
  id: string;
  number: string;
  isSealed: boolean;
  clocks: Clocks;
  promised: Promised;
}

type Row = Omit<PromisedCase, 'promised'> & { promised: Partial<Record<ClockName, string>> };

/** Cases looked at in one go. */
const AT_ONCE = 500;

/** Every open case of which something runs, with the times that were said. */
export async function* everyPromised(app: Pick<App, 'db'>): AsyncGenerator<PromisedCase> {
  let last: string | null = null;
  for (;;) {
    const page: PromisedCase[] = await fetchPromised(app, last, AT_ONCE);
    yield* page;
    last = page.at(-1)?.id ?? null;
    if (page.length < AT_ONCE) return;
  }
}

/** In pages by the case's id. */
async function fetchPromised(
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
