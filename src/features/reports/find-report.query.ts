import { hashesOfCode } from '#platform/keys.ts';
import type { App } from '#store/app.ts';

type FindApp = Pick<App, 'db' | 'keys'>;

/** The report of ticket and code, or null. Both are asked at once, so that the database says nothing about either alone. */
export async function findReportByCode(app: FindApp, ticket: string, code: string): Promise<string | null> {
  const found = await app.db.pool.query<{ id: string }>({
    name: 'report-by-code',
    text: 'select id from report where ticket = $1 and code_hash = any($2::text[])',
    values: [ticket, hashesOfCode(app.keys, 'report', code)],
  });
  return found.rows[0]?.id ?? null;
}

/** The report of a ticket alone: never enough to open it, only to check what claims to belong to it. */
export async function findReportByTicket(app: Pick<App, 'db'>, ticket: string): Promise<string | null> {
  const found = await app.db.pool.query<{ id: string }>({
    name: 'report-by-ticket',
    text: 'select id from report where ticket = $1',
    values: [ticket],
  });
  return found.rows[0]?.id ?? null;
}
