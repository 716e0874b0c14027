import type { PoolClient } from 'pg';
import type { CallReason, CallStage } from '#domain/duty-chain.ts';
import { newId } from '#platform/identity.ts';
import type { Database } from '../database.ts';

/** A case needs the officer on duty from now on; while it does already, nothing changes. False then. */
export async function openCall(
  db: Database,
  caseId: string,
  reason: CallReason,
  now: Date,
): Promise<boolean> {
  const opened = await db.pool.query({
    name: 'open-duty-call',
    text: `insert into duty_call (id, case_id, reason, opened_at) values ($1, $2, $3, $4)
           on conflict (case_id) where ended_at is null do nothing`,
    values: [newId(now), caseId, reason, now],
  });
  return opened.rowCount === 1;
}

/** Ends the calls of cases that have left the desk, by whomever. Returns how many. */
export async function endCallsOfMovedCases(db: Database, now: Date): Promise<number> {
  const ended = await db.pool.query({
    name: 'end-duty-calls',
    text: `update duty_call d set ended_at = $1 from case_file c
           where d.ended_at is null and c.id = d.case_id
             and (c.is_sealed or c.status not in ('received', 'returned'))`,
    values: [now],
  });
  return ended.rowCount ?? 0;
}

interface NewPage {
  callId: string;
  step: number;
  stage: CallStage;
  accounts: readonly string[];
  notice: string;
  /** the officer who passed the call on; null: the clock */
  passedBy: string | null;
}

/**
 * Calls somebody: the page and what must be told are one statement, so there is never one without the other. False when
 * the step was taken before, or nobody has to be called any more.
 */
export async function makePage(db: Pick<PoolClient, 'query'>, page: NewPage, now: Date): Promise<boolean> {
  const made = await db.query({
    name: 'make-duty-page',
    text: `
      with waiting as (
        select id, case_id from duty_call
        where id = $1 and answered_at is null and ended_at is null for update
      ), made as (
        insert into duty_page (call_id, step, stage, accounts, at, passed_by)
        select id, $2, $3, $4::uuid[], $5, $6 from waiting
        on conflict on constraint duty_page_pk do nothing
        returning call_id
      )
      insert into outbox (case_id, seq, audience, notice, data, created_at)
      select w.case_id, null, 'dutyOfficers', $7, jsonb_build_object('accounts', $4::uuid[]), $5
      from made join waiting w on w.id = made.call_id`,
    values: [page.callId, page.step, page.stage, page.accounts, now, page.passedBy, page.notice],
  });
  return made.rowCount === 1;
}

/** Somebody takes calls; answers which ones: those that were answered before or whose case has moved are left out. */
export async function saveAnswers(
  client: PoolClient,
  callIds: readonly string[],
  accountId: string,
  now: Date,
): Promise<readonly string[]> {
  const saved = await client.query<{ id: string }>({
    name: 'answer-duty-calls',
    text: `update duty_call set answered_by = $2, answered_at = $3
           where id = any($1::uuid[]) and answered_at is null and ended_at is null returning id`,
    values: [callIds, accountId, now],
  });
  return saved.rows.map(({ id }) => id);
}
