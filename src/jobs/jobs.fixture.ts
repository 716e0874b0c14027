import { parse } from 'valibot';
import type { Officer } from '#domain/actor.ts';
import { openReports, officer } from '#features/reports/reports.fixture.ts';
import { newId } from '#platform/identity.ts';
import { mailSchema } from '#platform/mail-address.ts';
import type { App } from '#store/app.ts';
import type { Database } from '#store/database.ts';
import { expandNotices } from './expand-notices.ts';
import { linksOf } from './links.ts';
import { sendDeliveries } from './send-deliveries.ts';

/** Kota Malang on a real database, with a clock that the test sets and its mail going to `mailUrl`. */
export async function openJobs(db: Database, mailUrl: string) {
  const app = await openReports(db);
  const config = {
    ...app.config,
    dataDir: '',
    mail: parse(mailSchema, mailUrl),
    mailFrom: 'Sambat <sambat@contoh.test>',
  };
  return Object.assign(app, { config });
}

/** Puts a person into a position; gives the person's mail address. */
async function holdPosition(app: App, of: Officer): Promise<string> {
  await app.db.pool.query(
    `insert into holder (id, position, account_id, kind, held_from) values ($1, $2, $3, 'holder', $4)`,
    [newId(app.now()), of.position, of.accountId, new Date('2026-01-01T00:00:00Z')],
  );
  const found = await app.db.pool.query<{ email: string }>('select email from account where id = $1', [
    of.accountId,
  ]);
  return found.rows[0]?.email ?? '';
}

/** An officer who holds the position, with the address of the mailbox. */
export async function staff(
  app: App,
  role: Officer['role'],
  agency?: string,
): Promise<{ by: Officer; email: string }> {
  const by = await officer(app, role, agency);
  return { by, email: await holdPosition(app, by) };
}

/** One worker's work until nothing is left that is due now. */
export async function tellAll(app: App): Promise<void> {
  const links = linksOf(app);
  while ((await expandNotices(app)) > 0);
  while ((await sendDeliveries(app, links)) > 0);
}

/** Everything that was to be delivered, with what became of it. */
export async function deliveries(
  app: App,
): Promise<{ id: string; status: string; tries: number; failure: string | null; recipient: string }[]> {
  const found = await app.db.pool.query<Awaited<ReturnType<typeof deliveries>>[number]>(
    'select id, status, tries, failure, recipient from delivery order by created_at, id',
  );
  return found.rows;
}

/** Forgets all mail that was to be sent, so that a test begins with an empty post office. */
export async function emptyPost(app: App): Promise<void> {
  await app.db.pool.query('delete from delivery');
  await app.db.pool.query('update outbox set expanded_at = $1', [app.now()]);
  await app.db.pool.query('delete from turn');
}
