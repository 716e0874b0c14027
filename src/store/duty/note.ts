import type { PoolClient } from 'pg';
import type { Database } from '../database.ts';

/** Keeps what one officer on duty leaves for the next; false when the same form was sent before. */
export async function insertNote(
  client: PoolClient,
  note: { id: string; writtenBy: string; body: string },
  now: Date,
): Promise<boolean> {
  const added = await client.query({
    name: 'insert-duty-note',
    text: `insert into duty_note (id, written_by, written_at, body) values ($1, $2, $3, $4)
           on conflict on constraint duty_note_pk do nothing`,
    values: [note.id, note.writtenBy, now, note.body],
  });
  return added.rowCount === 1;
}

/** Forgets notes that were written before `before`: they may name people. Returns how many. */
export async function forgetNotes(db: Database, before: Date): Promise<number> {
  const gone = await db.pool.query('delete from duty_note where written_at < $1', [before]);
  return gone.rowCount ?? 0;
}

/** Somebody else has read the note; false when it was read before, or is one's own. */
export async function markNoteRead(
  client: PoolClient,
  id: string,
  accountId: string,
  now: Date,
): Promise<boolean> {
  const read = await client.query({
    name: 'read-duty-note',
    text: `update duty_note set read_by = $2, read_at = $3
           where id = $1 and read_at is null and written_by <> $2`,
    values: [id, accountId, now],
  });
  return read.rowCount === 1;
}
