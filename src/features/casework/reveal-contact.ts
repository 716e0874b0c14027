import type { Officer } from '#domain/actor.ts';
import { isId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';
import { transaction } from '#store/database.ts';
import { writeAudit } from '#store/people/audit.ts';
import { openContact, type Contact, type SealedColumns } from '#store/seal-contact.ts';
import type { Taken } from '#store/take-action.ts';
import { actOnCase } from './act-on-case.ts';

/** Who sent a report, as far as anything was left. */
export interface Sender extends Contact {
  ticket: string;
}

export type Revealed = { ok: true; contact: Sender | null } | Extract<Taken, { ok: false }>;

interface Row extends SealedColumns {
  ticket: string;
}

const CONTACT = `select r.ticket, c.name_sealed, c.email_sealed, c.phone_sealed
  from report r join contact c on c.report_id = r.id join case_file f on f.id = r.case_id
  join event e on e.case_id = f.id and e.seq = $3 and e.at > $4::timestamptz - interval '60 seconds'
  where r.id = $1 and f.number = $2`;

/**
 * Shows who sent one report of a case: first the reason is written into the case's history and the deed into the audit,
 * only then is anything read. The same form sent again shows nothing once a minute has passed. Refuses like every other
 * action (role, agency, no reason); null when the report left no contact.
 */
export async function revealContact(
  app: App,
  officer: Officer,
  number: string,
  form: FormData,
): Promise<Revealed> {
  const reportId = form.get('report');
  const taken = await actOnCase(app, officer, number, form);
  if (!taken.ok) return taken;
  if (typeof reportId !== 'string' || !isId(reportId)) return { ok: true, contact: null };
  const now = app.now();
  await transaction(app.db, (client) =>
    writeAudit(
      client,
      {
        deed: 'revealContact',
        accountId: officer.accountId,
        position: officer.position,
        subject: reportId,
        data: { case: number, seq: taken.value.version },
      },
      now,
    ),
  );
  const found = await app.db.pool.query<Row>({
    name: 'reveal-contact',
    text: CONTACT,
    values: [reportId, number, taken.value.version, now],
  });
  const [row] = found.rows;
  return { ok: true, contact: row ? { ticket: row.ticket, ...openContact(app.keys, row, reportId) } : null };
}
