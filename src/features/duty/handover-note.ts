import type { Officer } from '#domain/actor.ts';
import { isId } from '#platform/identity.ts';
import { transaction } from '#store/database.ts';
import { insertNote, markNoteRead } from '#store/duty/note.ts';
import { writeAudit } from '#store/people/audit.ts';
import { no, type DutyResult } from './duty-refusal.ts';
import type { DutyApp } from './plan-shifts.ts';

const NOTE_MOST = 2_000;

/** Leaves a note for the next shift. `key` is the form's own: the same form sent twice is one note. */
export async function writeNote(app: DutyApp, by: Officer, key: string, text: string): Promise<DutyResult> {
  const body = text.replaceAll('\0', '').trim();
  if (body === '' || !isId(key)) return no('emptyNote');
  if (body.length > NOTE_MOST) return no('longNote');
  const now = app.now();
  return transaction(app.db, async (client) => {
    const added = await insertNote(client, { id: key, writtenBy: by.accountId, body }, now);
    const actor = { accountId: by.accountId, position: by.position };
    if (added) await writeAudit(client, { deed: 'dutyNoteWritten', ...actor, subject: key }, now);
    return { ok: true };
  });
}

/** Acknowledges a colleague's note. One that was read already stays with its first reader. */
export async function readNote(app: DutyApp, by: Officer, id: string): Promise<DutyResult> {
  const now = app.now();
  if (!isId(id)) return { ok: true };
  return transaction(app.db, async (client) => {
    const read = await markNoteRead(client, id, by.accountId, now);
    const actor = { accountId: by.accountId, position: by.position };
    if (read) await writeAudit(client, { deed: 'dutyNoteRead', ...actor, subject: id }, now);
    return { ok: true };
  });
}
