import type { Officer } from '#domain/actor.ts';
import { isId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';
import { transaction } from '#store/database.ts';
import { crownPrevious } from '#store/learning/model.ts';
import { askTraining } from '#store/learning/training.ts';
import { writeAudit } from '#store/people/audit.ts';

type Door = Pick<App, 'db' | 'now'>;

const who = ({ accountId, position }: Officer) => ({ accountId, position });

/** Asks for a training and writes down who did. False when one is asked for already. */
export async function trainNow(app: Door, officer: Officer): Promise<boolean> {
  const now = app.now();
  return transaction(app.db, async (client) => {
    if (!(await askTraining(client, officer.accountId, now))) return false;
    await writeAudit(client, { deed: 'trainModel', ...who(officer) }, now);
    return true;
  });
}

/**
 * Goes back to the model before the champion that the person saw, and writes down who did. False when another is champion
 * by now, as after pressing twice, or when there is none to go back to.
 */
export async function goBack(app: Door, officer: Officer, seen: string): Promise<boolean> {
  if (!isId(seen)) return false;
  const now = app.now();
  return transaction(app.db, async (client) => {
    if (!(await crownPrevious(client, seen, officer.accountId, now))) return false;
    await writeAudit(client, { deed: 'modelBack', ...who(officer), subject: seen }, now);
    return true;
  });
}
