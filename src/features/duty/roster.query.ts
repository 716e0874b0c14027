import { DESK_ROLES, type Role } from '#domain/actor.ts';
import type { Shift } from '#domain/duty.ts';
import type { App } from '#store/app.ts';

/** A shift as the roster shows it. */
export interface NamedShift extends Shift {
  name: string;
  offeredName: string | null;
  /** whose shift it was before */
  swappedFrom: string | null;
}

const SHIFTS = `
  select s.id, s.account_id as account, a.name, s.starts_at as "from", s.ends_at as "to",
    s.offered_to as "offeredTo", o.name as "offeredName", w.name as "swappedFrom"
  from duty_shift s
    join account a on a.id = s.account_id
    left join account o on o.id = s.offered_to
    left join account w on w.id = s.swapped_from`;

/** The shifts that lie in a time, wholly or in part, in order. */
export async function fetchShifts(app: Pick<App, 'db'>, from: Date, to: Date): Promise<NamedShift[]> {
  const { rows } = await app.db.pool.query<NamedShift>({
    name: 'duty-shifts',
    text: `${SHIFTS} where tstzrange(s.starts_at, s.ends_at) && tstzrange($1, $2) order by s.starts_at`,
    values: [from, to],
  });
  return rows;
}

/** One shift; null when there is none. */
export async function fetchShift(app: Pick<App, 'db'>, id: string): Promise<NamedShift | null> {
  const { rows } = await app.db.pool.query<NamedShift>({
    name: 'duty-shift',
    text: `${SHIFTS} where s.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** Somebody of the desk: who may have a shift. */
export interface DeskPerson {
  account: string;
  name: string;
  roles: readonly Role[];
}

/** Everybody who holds a position of the desk at `now`, by name. Whoever is disabled holds nothing. */
export async function fetchDeskPeople(app: Pick<App, 'db' | 'city'>, now: Date): Promise<DeskPerson[]> {
  const { positions, deskAgency } = app.city;
  const desk = positions.filter(({ role, agency }) => agency === deskAgency && DESK_ROLES.includes(role));
  const { rows } = await app.db.pool.query<{ account: string; name: string; held: readonly string[] }>({
    name: 'desk-people',
    text: `select a.id as account, a.name, array_agg(h.position) as held
           from holder h join account a on a.id = h.account_id
           where h.position = any($1) and h.held_from <= $2 and (h.held_to is null or h.held_to > $2)
             and a.disabled_at is null
           group by a.id, a.name order by a.name, a.id`,
    values: [desk.map(({ code }) => code), now],
  });
  return rows.map(({ account, name, held }) => ({
    account,
    name,
    roles: desk.filter(({ code }) => held.includes(code)).map(({ role }) => role),
  }));
}
