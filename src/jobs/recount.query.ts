import type { App } from '#store/app.ts';

/** A change of when the city works, after which the promises were not counted anew yet. */
interface Recount {
  id: number;
  /** of the city that it is to be counted in */
  cityHash: string;
  /** why it was published; null: the files of the city changed */
  reason: string | null;
}

/** What waits at a moment, the oldest first. */
export async function fetchRecounts(app: Pick<App, 'db'>, now: Date): Promise<Recount[]> {
  const { rows } = await app.db.pool.query<Recount>({
    name: 'recounts',
    text: `select r.id, r.city_hash as "cityHash",
             case when r.version is distinct from (
               select p.version from recount p where p.id < r.id order by p.id desc limit 1) then v.reason end as reason
           from recount r left join city_version v on v.id = r.version
           where r.done_at is null and (r.next_try_at is null or r.next_try_at <= $1)
           order by r.id`,
    values: [now],
  });
  return rows;
}
