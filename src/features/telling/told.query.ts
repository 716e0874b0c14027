import type { CaseState } from '#domain/case.ts';
import type { Clocks } from '#domain/clocks.ts';
import type { LadderFacts } from '#domain/event.ts';
import type { Given } from '#domain/field.ts';
import type { DateMove } from '#domain/redate.ts';
import type { Succession } from '#domain/succession.ts';
import type { App } from '#store/app.ts';

/** Everything a message is made of. */
export interface Told {
  id: string;
  notice: string;
  audience: string;
  agency: string | null;
  /** local date of a summary */
  date: string | null;
  createdAt: Date;
  reportId: string | null;
  accountId: string | null;
  /** what happened; null for reminders and summaries */
  event: (Happened & { at: Date }) | null;
  case: ToldCase | null;
  report: { ticket: string; language: string } | null;
  account: { email: string; language: string; isDisabled: boolean } | null;
  /** what officers wrote for the reporter in this event */
  words: Readonly<Record<string, string>>;
}

interface Happened {
  byReport: string | null;
  given: Given;
  /** the rung of the ladder that was taken */
  ladder: LadderFacts | null;
  /** promises that end at another time than was said */
  dates: readonly DateMove[] | null;
  /** whose part in the case became whose */
  succession: Succession | null;
}

export interface ToldCase {
  id: string;
  number: string;
  area: string | null;
  isSealed: boolean;
  state: CaseState;
  clocks: Clocks;
}

/** Texts of officers that a template may quote. Never what a reporter wrote, never what is internal. */
const QUOTABLE = ['question', 'reason', 'help', 'plan', 'interim', 'gateName', 'party'] as const;
/** What a proposal to wait for money said still holds when its head approves it. */
const HOLDS_ON = ['interim', 'gateName'] as const;

const SELECT = `
  select d.id, o.notice, o.audience, o.agency, o.data->>'date' as date, d.created_at as "createdAt",
    d.report_id as "reportId", d.account_id as "accountId",
    case when e.seq is not null then
      jsonb_build_object('at', e.at, 'byReport', e.by_report, 'given', e.data->'given',
      'ladder', e.data->'extra'->'ladder', 'dates', e.data->'extra'->'dates',
      'succession', e.data->'extra'->'succession') end as event,
    case when c.id is not null then jsonb_build_object('id', c.id, 'number', c.number, 'area', c.area,
      'isSealed', c.is_sealed, 'state', c.state, 'clocks', c.clocks) end as case,
    case when r.id is not null then jsonb_build_object('ticket', r.ticket, 'language', r.language) end as report,
    case when a.id is not null then jsonb_build_object('email', a.email, 'language', a.language,
      'isDisabled', a.disabled_at is not null) end as account,
    coalesce((
      select jsonb_object_agg(m.field, m.body) from (
        select distinct on (field) field, coalesce(public_body, body) as body from message
        where case_id = o.case_id and field = any($2) and (seq = o.seq or (seq < o.seq and field = any($3)))
          and audience <> 'internal' and redacted_at is null
        order by field, seq desc
      ) m), '{}') as words
  from delivery d
    join outbox o on o.id = d.outbox_id
    left join event e on e.case_id = o.case_id and e.seq = o.seq
    left join case_file c on c.id = o.case_id
    left join report r on r.id = d.report_id
    left join account a on a.id = d.account_id
  where d.id = $1`;

type Row = Omit<Told, 'event'> & {
  event: (Happened & { at: string }) | null;
};

/** What a delivery has to say, or null when it is gone. */
export async function fetchTold(app: Pick<App, 'db'>, deliveryId: string): Promise<Told | null> {
  const { rows } = await app.db.pool.query<Row>({
    name: 'told',
    text: SELECT,
    values: [deliveryId, QUOTABLE, HOLDS_ON],
  });
  const [row] = rows;
  return row ? { ...row, event: row.event && { ...row.event, at: new Date(row.event.at) } } : null;
}
