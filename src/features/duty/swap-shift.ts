import type { PoolClient } from 'pg';
import type { Officer } from '#domain/actor.ts';
import { refuseGiving, refuseTaking } from '#domain/duty.ts';
import { isId } from '#platform/identity.ts';
import { transaction } from '#store/database.ts';
import { saveOffer, saveOwner } from '#store/duty/shift.ts';
import { writeAudit } from '#store/people/audit.ts';
import { no, type DutyResult } from './duty-refusal.ts';
import type { DutyApp } from './plan-shifts.ts';
import { fetchDeskPeople, fetchShift, type NamedShift } from './roster.query.ts';

/**
 * Gives a shift away: the coordinator at once, anybody else by asking a colleague, who then takes it or not. An empty
 * `to` takes the question back.
 */
export async function giveShift(app: DutyApp, by: Officer, id: string, to: string): Promise<DutyResult> {
  const now = app.now();
  const shift = isId(id) ? await fetchShift(app, id) : null;
  if (!shift) return no('shiftGone');
  const isCoordinator = by.role === 'coordinator';
  const refusal = refuseGiving(shift, to, { account: by.accountId, isCoordinator }, now);
  if (refusal) return no(refusal);
  if (to === '') return change(app, by, shift, 'dutyKept', '', (client) => saveOffer(client, shift, null));
  const desk = await fetchDeskPeople(app, now);
  if (!desk.some(({ account }) => account === to)) return no('unknownOfficer');
  return isCoordinator
    ? change(app, by, shift, 'dutyGiven', to, (client) => saveOwner(client, shift, to))
    : change(app, by, shift, 'dutyOffered', to, (client) => saveOffer(client, shift, to));
}

/** Takes over a shift that a colleague has asked for. Taken already is taken: the same press twice is one. */
export async function takeShift(app: DutyApp, by: Officer, id: string): Promise<DutyResult> {
  const shift = isId(id) ? await fetchShift(app, id) : null;
  if (!shift) return no('shiftGone');
  if (shift.account === by.accountId) return { ok: true };
  const refusal = refuseTaking(shift, by.accountId, app.now());
  if (refusal) return no(refusal);
  const to = by.accountId;
  return change(app, by, shift, 'dutyTaken', to, (client) => saveOwner(client, shift, to));
}

async function change(
  app: DutyApp,
  by: Officer,
  { id, account: from }: NamedShift,
  deed: string,
  to: string,
  write: (client: PoolClient) => Promise<boolean>,
): Promise<DutyResult> {
  return transaction(app.db, async (client) => {
    if (!(await write(client))) return no('shiftGone');
    const actor = { accountId: by.accountId, position: by.position };
    await writeAudit(client, { deed, ...actor, subject: id, data: { from, to } }, app.now());
    return { ok: true };
  });
}
