import { transaction } from '#store/database.ts';
import { writeAudit } from '#store/people/audit.ts';
import { endSession, endSessionsOf, renewSession } from '#store/people/session.ts';
import { officerOf, type Staff } from './officer-of.ts';
import type { PeopleApp } from './people-app.ts';
import type { PeopleRefusal } from './refusal.ts';
import { fetchSessions, type SessionRow } from './session.query.ts';
import { idleSince } from './session-rules.ts';

/** The person's open sessions, the last used first; `current` is the one that asks. */
export async function listSessions(
  app: Pick<PeopleApp, 'db' | 'now'>,
  staff: Staff,
): Promise<(SessionRow & { current: boolean })[]> {
  const now = app.now();
  const rows = await fetchSessions(app.db, staff.accountId, idleSince(now), now);
  const own = staff.sessionHash.toString('hex');
  return rows.map((row) => ({ ...row, current: row.id === own }));
}

/** Ends the session of this token; a token that opens nothing is no trouble. */
export async function signOut(app: PeopleApp, token: unknown): Promise<void> {
  const now = app.now();
  const session = await officerOf(app, token, now);
  if (!session || 'waiting' in session) return;
  const { accountId, sessionHash } = session.staff;
  await transaction(app.db, async (client) => {
    await endSession(client, sessionHash, accountId);
    await writeAudit(client, { deed: 'signOut', accountId }, now);
  });
}

/** Ends one of the person's own sessions, named as listSessions names it. Ended before, or somebody else's: nothing happens. */
export async function endOwnSession(app: PeopleApp, staff: Staff, id: string): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(id)) return;
  const { accountId } = staff;
  await transaction(app.db, async (client) => {
    const ended = await endSession(client, Buffer.from(id, 'hex'), accountId);
    if (ended) await writeAudit(client, { deed: 'sessionsEnded', accountId, data: { count: 1 } }, app.now());
  });
}

/** Ends every other session of the person. Returns how many there were. */
export async function endOtherSessions(app: PeopleApp, staff: Staff): Promise<number> {
  const { accountId } = staff;
  return transaction(app.db, async (client) => {
    const count = await endSessionsOf(client, accountId, staff.sessionHash);
    await writeAudit(client, { deed: 'sessionsEnded', accountId, data: { count } }, app.now());
    return count;
  });
}

/** Acts through another of the person's positions from now on, under a new token. */
export async function choosePosition(
  app: PeopleApp,
  staff: Staff,
  code: string,
): Promise<{ ok: true; token: string } | { ok: false; refusal: PeopleRefusal }> {
  const position = staff.positions.find((held) => held.code === code)?.code;
  if (position === undefined) return { ok: false, refusal: { kind: 'notYourPosition' } };
  const { accountId } = staff;
  return transaction(app.db, async (client) => {
    const token = await renewSession(client, staff.sessionHash, { position });
    if (token === null) return { ok: false, refusal: { kind: 'sessionEnded' } };
    await writeAudit(client, { deed: 'positionChosen', accountId, position }, app.now());
    return { ok: true, token };
  });
}
