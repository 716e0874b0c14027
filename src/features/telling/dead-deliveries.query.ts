import type { App } from '#store/app.ts';

/** A message that could not be delivered. To whom is told by kind only: an address is not the staff's business. */
export interface DeadDelivery {
  id: string;
  notice: string;
  channel: string;
  toReporter: boolean;
  number: string | null;
  tries: number;
  failure: string | null;
  createdAt: Date;
}

const MOST = 100;

/** The newest undelivered messages. Cases that are sealed are named without their number. */
export async function listDeadDeliveries(app: Pick<App, 'db'>): Promise<DeadDelivery[]> {
  const { rows } = await app.db.pool.query<DeadDelivery>({
    name: 'dead-deliveries',
    text: `select d.id, o.notice, d.channel, d.report_id is not null as "toReporter",
             case when c.is_sealed then null else c.number end as number, d.tries, d.failure,
             d.created_at as "createdAt"
           from delivery d join outbox o on o.id = d.outbox_id left join case_file c on c.id = o.case_id
           where d.status = 'dead' order by d.created_at desc limit $1`,
    values: [MOST],
  });
  return rows;
}
