import type { PoolClient } from 'pg';
import type { City, ClockName } from '#domain/city.ts';
import { datesMoved, type DateMove } from '#domain/redate.ts';
import type { LockedCase } from './write-event.ts';

/**
 * The promises of a locked case that end at another time than was said. What was said is the stored time: it was written
 * when it was promised, and the calendar has changed since.
 */
export async function fetchMovedDates(
  client: PoolClient,
  own: LockedCase,
  city: City,
): Promise<readonly DateMove[]> {
  const { rows } = await client.query<{ clock: ClockName; due_at: Date }>({
    name: 'promised-dates',
    text: 'select clock, due_at from case_clock where case_id = $1 and running',
    values: [own.id],
  });
  return datesMoved(Object.fromEntries(rows.map(({ clock, due_at }) => [clock, due_at])), own.clocks, city);
}
