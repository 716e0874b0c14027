import type { App } from '#store/app.ts';

/** What one officer on duty left for the next. */
export interface HandoverNote {
  id: string;
  body: string;
  writtenBy: string;
  writer: string;
  writtenAt: Date;
  reader: string | null;
  readAt: Date | null;
}

const SHOWN = 10;

/** Every note that nobody has read yet, and the latest of the others, newest first. */
export async function fetchNotes(app: Pick<App, 'db'>): Promise<HandoverNote[]> {
  const { rows } = await app.db.pool.query<HandoverNote>({
    name: 'duty-notes',
    text: `
      with shown as (
        (select * from duty_note where read_at is null order by written_at desc limit 50)
        union
        (select * from duty_note order by written_at desc limit ${SHOWN})
      )
      select n.id, n.body, n.written_by as "writtenBy", w.name as writer, n.written_at as "writtenAt",
        r.name as reader, n.read_at as "readAt"
      from shown n join account w on w.id = n.written_by left join account r on r.id = n.read_by
      order by n.written_at desc`,
  });
  return rows;
}
