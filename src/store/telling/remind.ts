import type { Database } from '../database.ts';

/**
 * Reminds the reporters of a case of a clock: counts the reminder and writes the notice in one statement. `reminded` is
 * the number of reminders after this one; false when the clock stopped or somebody else was faster.
 */
export async function remindReporters(
  db: Database,
  of: { caseId: string; clock: string; reminded: number; notice: string },
  now: Date,
): Promise<boolean> {
  const written = await db.pool.query({
    name: 'remind-reporters',
    text: `
      with due as (
        update case_clock set reminded = $3 where case_id = $1 and clock = $2 and running and reminded < $3
        returning case_id
      )
      insert into outbox (case_id, seq, audience, notice, data, created_at)
      select c.id, (select max(seq) from message where case_id = c.id and field = 'question' and $2 = 'complete'),
        'reporters', $4, jsonb_build_object('reports', c.state->'reports'), $5
      from due join case_file c on c.id = due.case_id`,
    values: [of.caseId, of.clock, of.reminded, of.notice, now],
  });
  return written.rowCount === 1;
}
