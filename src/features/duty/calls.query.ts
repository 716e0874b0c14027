import type { CallReason, MadeCall } from '#domain/duty-chain.ts';
import type { App } from '#store/app.ts';

/** A case that needs the officer on duty, with everybody who was called about it, in order. */
export interface OpenCall {
  id: string;
  number: string;
  category: string | null;
  area: string | null;
  reason: CallReason;
  openedAt: Date;
  answeredBy: { id: string; name: string } | null;
  answeredAt: Date | null;
  made: readonly (MadeCall & { names: readonly string[] })[];
}

type Row = Omit<OpenCall, 'made'> & {
  made: readonly (Omit<OpenCall['made'][number], 'at'> & { at: string })[];
};

const SELECT = `
  select d.id, c.number, c.category, c.area, d.reason, d.opened_at as "openedAt", d.answered_at as "answeredAt",
    case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as "answeredBy",
    coalesce((
      select jsonb_agg(jsonb_build_object('stage', p.stage, 'accounts', p.accounts, 'at', p.at,
        'names', array(select name from account where id = any(p.accounts) order by name)) order by p.step)
      from duty_page p where p.call_id = d.id), '[]') as made
  from duty_call d
    join case_file c on c.id = d.case_id
    left join account a on a.id = d.answered_by
  where d.ended_at is null and not c.is_sealed and c.status in ('received', 'returned')`;

interface CallFilter {
  id?: string | null;
  number?: string | null;
  unanswered?: boolean;
  /** null: all of them */
  most?: number | null;
}

/** A page shows at most so many; the clock calls about every one. */
const ON_A_PAGE = 200;

/** The calls of all cases that still wait, dangers first, then the oldest; with `id` or `number` only that one. */
export async function fetchOpenCalls(
  app: Pick<App, 'db'>,
  { id = null, number = null, unanswered = false, most = ON_A_PAGE }: CallFilter = {},
): Promise<OpenCall[]> {
  const { rows } = await app.db.pool.query<Row>({
    name: 'open-duty-calls',
    text: `${SELECT} and ($1::text is null or c.number = $1) and (not $2 or d.answered_at is null)
             and ($3::uuid is null or d.id = $3)
           order by d.reason <> 'emergency', d.opened_at, d.id limit $4`,
    values: [number, unanswered, id, most],
  });
  return rows.map((row) => ({ ...row, made: row.made.map((one) => ({ ...one, at: new Date(one.at) })) }));
}
