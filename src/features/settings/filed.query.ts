import type { App } from '#store/app.ts';

/** A case as it was when it was filed, and where it is led now. `text` is masked. */
export interface FiledCase {
  number: string;
  text: string;
  category: string | null;
  area: string | null;
  /** street and landmark */
  place: string;
  lead: string | null;
  body: string | null;
}

/** Cases filed since a moment, the newest first; never a sealed one, nor one that was joined with another. */
export async function fetchFiled(app: Pick<App, 'db'>, since: Date, most: number): Promise<FiledCase[]> {
  const { rows } = await app.db.pool.query<FiledCase>({
    name: 'filed-since',
    text: `select c.number, c.public_text as text, e.data->'given'->>'category' as category, c.area,
             concat_ws(' ', c.street, c.landmark) as place,
             c.lead_agency as lead, c.state->'external'->>'body' as body
           from case_file c join event e on e.case_id = c.id and e.seq = 1
           where c.filed_at >= $1 and not c.is_sealed and c.status <> 'merged'
           order by c.filed_at desc limit $2`,
    values: [since, most],
  });
  return rows;
}
