import type { City } from '#domain/city.ts';
import { canonicalJson } from './chain.ts';
import type { Database } from './database.ts';
import { transaction } from './database.ts';
import { timesHash } from './times-hash.ts';

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
 * is gone ends now, also when the clock was set back meanwhile. When the ladder, a calendar or an agency changed, every
 * running clock is looked at anew; when the city works at other times, its promises are counted again (`recount`).
 * `times` is the published version that its hours come from; null: the files. Old cases can so be read with the settings
 * of their time. Two processes may do it at once.
 */
export async function rememberCity(
  db: Database,
  city: City,
  now: Date,
  times: number | null = null,
): Promise<{ changed: number; ended: number }> {
  const items = JSON.stringify(itemsOf(city));
  return transaction(db, async (client) => {
    await client.query('lock table setting in share row exclusive mode');
    const ended = await client.query(
      `update setting s set valid_to = greatest($2, s.valid_from + interval '1 millisecond')
       where s.valid_to is null and not exists (
         select 1 from jsonb_to_recordset($1::jsonb) as i(kind text, code text, body text)
         where i.kind = s.kind and i.code = s.code and i.body::jsonb = s.body)`,
      [items, now],
    );
    const changed = await client.query<{ kind: string }>(
      `insert into setting (kind, code, valid_from, body)
       select i.kind, i.code, greatest($2::timestamptz, (
         select max(s.valid_to) from setting s where s.kind = i.kind and s.code = i.code)), i.body::jsonb
       from jsonb_to_recordset($1::jsonb) as i(kind text, code text, body text)
       where not exists (select 1 from setting s where s.kind = i.kind and s.code = i.code and s.valid_to is null)
       returning kind`,
      [items, now],
    );
    if (changed.rows.some(({ kind }) => MOVES_STEPS.includes(kind))) {
      await client.query('update case_clock set next_step_at = $1 where running', [now]);
    }
    // Nothing is counted twice for the same hours, whichever process remembers them first.
    await client.query(
      `insert into recount (at, version, city_hash) select $1, $2, $3
       where $3 is distinct from (select city_hash from recount order by id desc limit 1)`,
      [now, times, timesHash(city)],
    );
    return { changed: changed.rowCount ?? 0, ended: ended.rowCount ?? 0 };
  });
}
