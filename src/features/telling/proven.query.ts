import type { App } from '#store/app.ts';

/** Whether the address was proven with some report; it is known by its keyed hashes only. */
export async function isProvenElsewhere(
  app: Pick<App, 'db'>,
  emailHashes: readonly string[],
): Promise<boolean> {
  const { rows } = await app.db.pool.query<{ known: boolean }>({
    name: 'proven-elsewhere',
    text: `select exists (
             select 1 from contact where email_hash = any($1) and email_verified_at is not null
           ) as known`,
    values: [emailHashes],
  });
  return rows[0]?.known === true;
}
