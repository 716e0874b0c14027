import type { App } from '#store/app.ts';

/** Whether messages about a report are stopped; null when it has no contact any more. */
export async function fetchStopped(
  app: Pick<App, 'db'>,
  reportId: string,
): Promise<{ ticket: string; isStopped: boolean } | null> {
  const { rows } = await app.db.pool.query<{ ticket: string; isStopped: boolean }>({
    name: 'stopped',
    text: `select r.ticket, k.unsubscribed_at is not null as "isStopped"
           from contact k join report r on r.id = k.report_id where k.report_id = $1`,
    values: [reportId],
  });
  return rows[0] ?? null;
}
