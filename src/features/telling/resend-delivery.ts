import type { Officer } from '#domain/actor.ts';
import { isId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';
import { transaction } from '#store/database.ts';
import { writeAudit } from '#store/people/audit.ts';
import { reviveDelivery } from '#store/telling/delivery.ts';

/** Tries an undelivered message anew and writes down who asked for it. False when it is not undelivered (any more). */
export async function resendDelivery(
  app: Pick<App, 'db' | 'now'>,
  officer: Officer,
  id: string,
): Promise<boolean> {
  if (!isId(id)) return false;
  const now = app.now();
  return transaction(app.db, async (client) => {
    if (!(await reviveDelivery(client, id, now))) return false;
    const by = { accountId: officer.accountId, position: officer.position };
    await writeAudit(client, { deed: 'resendDelivery', ...by, subject: id }, now);
    return true;
  });
}
