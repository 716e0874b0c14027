import type { PoolClient } from 'pg';

/** A deed that is no change of a case but must not go unnoticed. */
export interface AuditEntry {
  /** what was done: "signIn", "revealContact" */
  deed: string;
  accountId: string | null;
  /** through which position, if any */
  position?: string | null;
  /** what it was done to: a keyed hash, an id; never a name or an address */
  subject?: string | null;
  data?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes an audit row in the transaction of the deed. The database refuses every later change of it. */
export async function writeAudit(client: PoolClient, entry: AuditEntry, now: Date): Promise<void> {
  await client.query({
    name: 'write-audit',
    text: `insert into audit (at, deed, account_id, position, subject, data) values ($1, $2, $3, $4, $5, $6)`,
    values: [
      now,
      entry.deed,
      entry.accountId,
      entry.position ?? null,
      entry.subject ?? null,
      JSON.stringify(entry.data ?? {}),
    ],
  });
}
