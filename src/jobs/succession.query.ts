import type { App } from '#store/app.ts';

/**
 * A page of the open cases in which a closed agency still has a part, after the one named. The lead is found by the case,
 * a helper by its assignment. Sealed cases are the inspectorate's, which is never closed.
 */
export async function fetchLeftCases(
  app: Pick<App, 'db'>,
  closed: readonly string[],
  after: string | null,
  most: number,
): Promise<string[]> {
  const { rows } = await app.db.pool.query<{ id: string }>({
    name: 'left-cases',
    text: `select id from (
             select c.id from case_file c
             where c.is_open and not c.is_sealed and c.lead_agency = any($1::text[])
             union
             select c.id from assignment a join case_file c on c.id = a.case_id
             where a.role = 'support' and a.agency = any($1::text[]) and a.state in ('pending', 'accepted', 'done')
               and c.is_open and not c.is_sealed) as found
           where $2::uuid is null or id > $2
           order by id limit $3`,
    values: [closed, after, most],
  });
  return rows.map(({ id }) => id);
}
