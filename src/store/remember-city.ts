import type { City } from '#domain/city.ts';
import { canonicalJson } from './chain.ts';
import type { Database } from './database.ts';
import { transaction } from './database.ts';

interface Item {
  kind: string;
  code: string;
  body: string;
}

function itemsOf(city: City): Item[] {
  const item = (kind: string, code: string, body: unknown): Item => ({
    kind,
    code,
    body: canonicalJson(body),
  });
  return [
    ...city.agencies.map((a) => item('agency', a.code, a)),
    ...city.units.map((u) => item('unit', u.code, u)),
    ...city.positions.map((p) => item('position', p.code, p)),
    ...city.groups.map((g) => item('group', g.code, g)),
    ...city.categories.map((c) => item('category', c.code, c)),
    ...city.areas.map((a) => item('area', a.code, a)),
    ...city.externalBodies.map((b) => item('externalBody', b.code, b)),
    ...city.calendars.map((c) => item('calendar', c.code, c)),
    ...city.rejectReasons.map((r) => item('rejectReason', r.code, r)),
    ...Object.entries(city.templates).map(([key, words]) => item('template', key, words)),
    item('limits', city.id, city.limits),
    item('ladder', city.id, city.ladders),
    item('terms', city.id, city.terms),
    item('city', city.id, {
      name: city.name,
      service: city.service,
      zone: city.zone,
      emergency: city.emergency,
    }),
  ];
}

/** What decides when a running clock climbs the ladder. */
const MOVES_STEPS: readonly string[] = ['ladder', 'calendar', 'agency'];

/**
 * Remembers the city's settings as versions: what changed since the last start gets a new version from `now` on, what
 * is gone ends now. When the ladder or a calendar changed, every running clock is looked at anew and the promises are counted again
 * (`recount`), for the given reason; null: the files changed. Old cases can so be read with the settings of their time. Two processes may do it at once.
 */
export async function rememberCity(
  db: Database,
  city: City,
  now: Date,
  reason: string | null = null,
): Promise<{ changed: number; ended: number }> {
  const items = JSON.stringify(itemsOf(city));
  return transaction(db, async (client) => {
    await client.query('lock table setting in share row exclusive mode');
    const ended = await client.query(
      `update setting s set valid_to = $2
       where s.valid_to is null and s.valid_from < $2 and not exists (
         select 1 from jsonb_to_recordset($1::jsonb) as i(kind text, code text, body text)
         where i.kind = s.kind and i.code = s.code and i.body::jsonb = s.body)`,
      [items, now],
    );
    const changed = await client.query<{ kind: string }>(
      `insert into setting (kind, code, valid_from, body)
       select i.kind, i.code, $2, i.body::jsonb
       from jsonb_to_recordset($1::jsonb) as i(kind text, code text, body text)
       where not exists (select 1 from setting s where s.kind = i.kind and s.code = i.code and s.valid_to is null)
       returning kind`,
      [items, now],
    );
    if (changed.rows.some(({ kind }) => MOVES_STEPS.includes(kind))) {
      await client.query('update case_clock set next_step_at = $1 where running', [now]);
      await client.query('insert into recount (at, reason) values ($1, $2)', [now, reason]);
    }
    return { changed: changed.rowCount ?? 0, ended: ended.rowCount ?? 0 };
  });
}
