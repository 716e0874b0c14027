import type { Database } from '../database.ts';

/** This worker was alive at `now`. */
export async function beat(db: Database, worker: string, now: Date): Promise<void> {
  await db.pool.query({
    name: 'worker-beat',
    text: `insert into worker_beat (worker, at) values ($1, $2)
           on conflict on constraint worker_beat_pk do update set at = excluded.at`,
    values: [worker, now],
  });
}

/** A worker that stopped by itself is not missed. */
export async function endBeat(db: Database, worker: string): Promise<void> {
  await db.pool.query({ text: 'delete from worker_beat where worker = $1', values: [worker] });
}

/** Forgets workers that were last seen before. Returns how many. */
export async function forgetBeats(db: Database, before: Date): Promise<number> {
  const gone = await db.pool.query({ text: 'delete from worker_beat where at < $1', values: [before] });
  return gone.rowCount ?? 0;
}

/** Seconds after which a worker that gives no sign counts as silent. */
const SILENT_AFTER = 60;

/** Did any worker give a sign within the last minute? */
export async function isWorkerSeen(db: Database, now: Date): Promise<boolean> {
  const { rows } = await db.pool.query<{ seen: boolean }>({
    name: 'worker-seen',
    text: `select exists (select 1 from worker_beat where at > $1::timestamptz - make_interval(secs => $2)) as seen`,
    values: [now, SILENT_AFTER],
  });
  return rows[0]?.seen === true;
}
