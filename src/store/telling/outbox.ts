import type { PoolClient } from 'pg';
import { newId } from '#platform/identity.ts';
import type { Database } from '../database.ts';

/** One thing to tell, as the door wrote it, with what decides who hears of it. */
export interface WaitingNotice {
  id: number;
  caseId: string | null;
  audience: string;
  notice: string;
  agency: string | null;
  data: {
    reports?: readonly string[];
    agencies?: readonly string[];
    position?: string;
    unit?: string;
    /** people that the notice names itself: who is called (dutyOfficers) */
    accounts?: readonly string[];
  };
  /** who did it: nobody is written to about the own deed */
  byAccount: string | null;
  /** the report through which it was done */
  byReport: string | null;
  /** the case is sealed now, whatever it was then */
  isSealed: boolean;
  /** reports that were taken back */
  takenBack: readonly string[];
}

/** Somebody to tell, over one channel. */
export interface Recipient {
  /** `report:<id>` or `account:<id>`: one delivery per notice, recipient and channel */
  recipient: string;
  channel: string;
  reportId: string | null;
  accountId: string | null;
}

const TAKE = `
  select o.id, o.case_id as "caseId", o.audience, o.notice, o.agency, o.data, e.by_account as "byAccount",
    e.by_report as "byReport", coalesce(c.is_sealed, false) as "isSealed",
    coalesce(c.state->'takenBack', '[]') as "takenBack"
  from outbox o
    left join event e on e.case_id = o.case_id and e.seq = o.seq
    left join case_file c on c.id = o.case_id
  where o.expanded_at is null
  order by o.id
  limit $1
  for update of o skip locked`;

/** The oldest notices that nobody has looked at yet; locked until the transaction ends, and skipped by other workers. */
export async function takeWaitingNotices(client: PoolClient, most: number): Promise<WaitingNotice[]> {
  const { rows } = await client.query<WaitingNotice>({ name: 'take-notices', text: TAKE, values: [most] });
  return rows;
}

/** Writes the deliveries of a notice and marks it as done. Doing it twice writes nothing twice. */
export async function expandNotice(
  client: PoolClient,
  noticeId: number,
  recipients: readonly Recipient[],
  now: Date,
): Promise<void> {
  const rows = recipients.map((r) => ({
    id: newId(now),
    recipient: r.recipient,
    channel: r.channel,
    report_id: r.reportId,
    account_id: r.accountId,
  }));
  await client.query({
    name: 'expand-notice',
    text: `
      with told as (
        insert into delivery (id, outbox_id, recipient, channel, report_id, account_id, status, next_try_at, created_at)
        select r.id, $1, r.recipient, r.channel, r.report_id, r.account_id, 'waiting', $3, $3
        from jsonb_to_recordset($2::jsonb)
          as r(id uuid, recipient text, channel text, report_id uuid, account_id uuid)
        on conflict on constraint delivery_once do nothing
      )
      update outbox set expanded_at = $3 where id = $1`,
    values: [noticeId, JSON.stringify(rows), now],
  });
}

/** The reports among these whose reporter left a mail address and still wants to be told. */
export async function fetchTellableReports(
  client: PoolClient,
  reportIds: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ report_id: string }>({
    name: 'tellable-reports',
    text: `select report_id from contact
           where report_id = any($1::uuid[]) and email_sealed is not null and unsubscribed_at is null
           order by report_id`,
    values: [reportIds],
  });
  return rows.map((row) => row.report_id);
}

/**
 * Puts the daily summary of one day before its readers: the desk (agency null) and each agency that has open cases.
 * Any number of workers may do so; each summary exists once. Answers how many are new.
 */
export async function announceDigest(db: Database, date: string, now: Date): Promise<number> {
  const written = await db.pool.query({
    name: 'announce-digest',
    text: `
      insert into outbox (case_id, seq, audience, notice, agency, data, created_at)
      select null, null, d.audience, 'digest', d.agency, jsonb_build_object('date', $1::text), $2
      from (
        select 'digest' as audience, null as agency
        union all
        select 'agencyHead', c.lead_agency from case_file c
        where c.is_open and not c.is_sealed and c.lead_agency is not null group by c.lead_agency
      ) d
      on conflict do nothing`,
    values: [date, now],
  });
  return written.rowCount ?? 0;
}
