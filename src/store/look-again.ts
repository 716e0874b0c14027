import { CLOCKS, type City } from '#domain/city.ts';
import { nextStepAt } from '#domain/ladder.ts';
import { transaction, type Database } from './database.ts';
import { lockCases } from './lock-case.ts';

/**
 * Puts right when the clocks of a case climb next. Those times are only for scanning: they follow from the history and
 * the city's ladder, so this changes nothing of the case. Answers whether any of them was wrong.
 */
export async function lookAgain(db: Database, id: string, city: City): Promise<boolean> {
  return transaction(db, async (client) => {
    const { own } = await lockCases(client, { id }, 'escalate', {});
    if (!own) return false;
    const times = CLOCKS.map((clock) => ({ clock, at: nextStepAt(clock, own.clocks, own.state, city) }));
    const righted = await client.query({
      name: 'look-again',
      text: `update case_clock k set next_step_at = t.at
             from jsonb_to_recordset($2::jsonb) as t(clock text, at timestamptz)
             where k.case_id = $1 and k.clock = t.clock and k.next_step_at is distinct from t.at`,
      values: [id, JSON.stringify(times)],
    });
    return (righted.rowCount ?? 0) > 0;
  });
}
