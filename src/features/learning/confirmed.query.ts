import { confirmedOf, type ConfirmedCase } from '#domain/classify/confirmed.ts';
import type { Confirmed } from '#domain/classify/lesson.ts';
import type { App } from '#store/app.ts';

/** As much as one core learns in two to three minutes; older cases tell of other times. */
const MOST = 10_000;

/**
 * A case is a label when people vouch for where it is: the desk passed it on or confirmed the route, a coordinator decided,
 * or the agency accepted it with its own hand (by silence does not count), and it has not given it back: a return takes
 * the route away. Sealed and hidden cases are never read, and merged ones are told by the case they went into. Private
 * ones are: their words are masked like all others, and only weights of hashed words are kept.
 */
const VOUCHED = `c.lead_agency is not null and not c.is_sealed and not c.is_hidden and c.status <> 'merged'
  and (c.state->'route'->>'confirmed')::boolean`;

/** The newest confirmed cases, in the codes of today. Along the index of filings; masked words only, never the report's own. */
export async function fetchConfirmed(app: Pick<App, 'db' | 'city'>): Promise<Confirmed[]> {
  const { rows } = await app.db.pool.query<ConfirmedCase>({
    name: 'confirmed-cases',
    text: `select c.public_text as text, concat_ws(' ', c.street, c.landmark) as place, c.area,
             e.data->'given'->>'category' as chosen, c.category, c.lead_agency as agency, c.filed_at as at
           from case_file c join event e on e.case_id = c.id and e.seq = 1
           where ${VOUCHED} order by c.filed_at desc, c.id desc limit $1`,
    values: [MOST],
  });
  return rows.flatMap((row) => confirmedOf(app.city, row) ?? []);
}

/** How many confirmed cases were filed after the newest that the last training found; all of them before the first. */
export async function countNewConfirmed(app: Pick<App, 'db'>): Promise<number> {
  const { rows } = await app.db.pool.query<{ n: number }>({
    name: 'new-confirmed-cases',
    text: `select count(*) as n from case_file c
           where c.filed_at > coalesce((select newest from training
               where ended_at is not null and outcome in ('champion', 'challenger')
               order by asked_at desc limit 1), '-infinity') and ${VOUCHED}`,
  });
  return rows[0]?.n ?? 0;
}

/** How many cases are confirmed, counted no further than `most`: for a city that has not learned yet. */
export async function countConfirmed(app: Pick<App, 'db'>, most: number): Promise<number> {
  const { rows } = await app.db.pool.query<{ n: number }>({
    name: 'count-confirmed-cases',
    text: `select count(*) as n from (
             select 1 from case_file c where ${VOUCHED} order by c.filed_at desc, c.id desc limit $1) as counted`,
    values: [most],
  });
  return rows[0]?.n ?? 0;
}
