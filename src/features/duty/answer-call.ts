import type { Officer } from '#domain/actor.ts';
import { CALL_NOTICES } from '#domain/duty-chain.ts';
import { isId } from '#platform/identity.ts';
import { transaction } from '#store/database.ts';
import { makePage, saveAnswers } from '#store/duty/call.ts';
import { writeAudit } from '#store/people/audit.ts';
import { fetchOpenCalls, type OpenCall } from './calls.query.ts';
import { no, type DutyResult } from './duty-refusal.ts';
import type { DutyApp } from './plan-shifts.ts';
import { fetchDeskPeople } from './roster.query.ts';

async function openCallOf(app: DutyApp, id: string): Promise<OpenCall | undefined> {
  return isId(id) ? (await fetchOpenCalls(app, { id })).at(0) : undefined;
}

/** "Saya tangani": nobody else is called about the case. Pressed twice by the same officer it is one answer. */
export async function answerCall(app: DutyApp, by: Officer, id: string): Promise<DutyResult> {
  const call = await openCallOf(app, id);
  if (!call) return no('callGone');
  if (call.answeredBy?.id === by.accountId) return { ok: true };
  if (call.answeredBy) return no('answeredAlready', call.answeredBy.name);
  return (await take(app, by, [id])) === 1 ? { ok: true } : no('callGone');
}

/**
 * Takes every call that the page showed: after a storm an officer presses once. What somebody else has answered
 * meanwhile, or has moved, is left as it is.
 */
export async function answerCalls(app: DutyApp, by: Officer, ids: readonly string[]): Promise<DutyResult> {
  await take(app, by, [...new Set(ids)].filter(isId));
  return { ok: true };
}

/** Answers how many were taken. */
async function take(app: DutyApp, by: Officer, ids: readonly string[]): Promise<number> {
  const now = app.now();
  return transaction(app.db, async (client) => {
    const taken = await saveAnswers(client, ids, by.accountId, now);
    const actor = { accountId: by.accountId, position: by.position };
    for (const id of taken) await writeAudit(client, { deed: 'dutyAnswered', ...actor, subject: id }, now);
    return taken.length;
  });
}

/**
 * Calls somebody else at once, because the one who was called cannot. Pressed twice it is one call: the clock goes on
 * from there.
 */
export async function passCallOn(app: DutyApp, by: Officer, id: string, to: string): Promise<DutyResult> {
  const call = await openCallOf(app, id);
  if (!call) return no('callGone');
  if (call.answeredBy) return no('answeredAlready', call.answeredBy.name);
  const last = call.made.at(-1);
  if (last?.stage === 'named' && last.accounts.includes(to)) return { ok: true };
  const now = app.now();
  const desk = await fetchDeskPeople(app, now);
  if (!desk.some(({ account }) => account === to)) return no('unknownOfficer');
  return transaction(app.db, async (client) => {
    const notice = CALL_NOTICES[call.reason];
    const page = { callId: id, step: call.made.length + 1, stage: 'named', accounts: [to], notice } as const;
    const made = await makePage(client, { ...page, passedBy: by.accountId }, now);
    const actor = { accountId: by.accountId, position: by.position };
    // the clock, or a colleague, called somebody in the same moment: whoever pressed must look again
    if (!made) return no('callChanged');
    await writeAudit(client, { deed: 'dutyPassedOn', ...actor, subject: id, data: { to } }, now);
    return { ok: true };
  });
}
