import type { App } from '#store/app.ts';
import type { WaitingCase } from './waiting-cases.query.ts';

/** A page of the cases at the desk about which nobody is being called yet, after the one named. Sealed ones never are. */
export async function fetchUncalled(
  app: Pick<App, 'db'>,
  after: string | null,
  most: number,
): Promise<WaitingCase[]> {
  const { rows } = await app.db.pool.query<WaitingCase>({
    name: 'uncalled-cases',
    text: `select id, state, clocks, area, concat_ws(' ', street, landmark) as place, public_text as text
           from case_file c
           where is_open and status in ('received', 'returned') and not is_sealed
             and ($1::uuid is null or id > $1)
             and not exists (select 1 from duty_call d where d.case_id = c.id and d.ended_at is null)
           order by id limit $2`,
    values: [after, most],
  });
  return rows;
}
