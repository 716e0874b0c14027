import type { CaseState } from '#domain/case.ts';
import type { Clocks } from '#domain/clocks.ts';
import type { App } from '#store/app.ts';

/** A case that waits for the desk to pass it on. `text` is masked. */
export interface WaitingCase {
  id: string;
  state: CaseState;
  clocks: Clocks;
  area: string | null;
  /** street and landmark */
  place: string;
  text: string;
}

/**
 * A page of the cases that wait to be passed on, the oldest first, after the one named. Sealed cases never
 * wait here, and what somebody is working on at this moment is left out: it comes up again.
 */
export async function fetchWaitingCases(
  app: Pick<App, 'db'>,
  after: string | null,
  most: number,
): Promise<WaitingCase[]> {
  const { rows } = await app.db.pool.query<WaitingCase>({
    name: 'waiting-cases',
    text: `select id, state, clocks, area, concat_ws(' ', street, landmark) as place, public_text as text
           from case_file
           where is_open and status in ('received', 'returned') and not is_sealed
             and ($1::uuid is null or id > $1)
           order by id limit $2
           for update skip locked`,
    values: [after, most],
  });
  return rows;
}
