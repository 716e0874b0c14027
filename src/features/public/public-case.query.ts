import type { Clocks } from '#domain/clocks.ts';
import type { Outcome, Stage, Status } from '#domain/status.ts';
import type { App } from '#store/app.ts';
import { PUBLIC_STEPS } from './public-steps.ts';

/** The facts of a case that everybody may see, and its clocks. */
export interface PublicFacts {
  id: string;
  number: string;
  status: Status;
  stage: Stage | null;
  outcome: Outcome | null;
  category: string | null;
  area: string | null;
  street: string | null;
  landmark: string | null;
  lon: number | null;
  lat: number | null;
  public_text: string;
  lead_agency: string | null;
  reports: number;
  recurrent: boolean;
  verified_by: string | null;
  filed_at: Date;
  changed_at: Date;
  answered_at: Date | null;
  done_at: Date | null;
  verified_at: Date | null;
  ended_at: Date | null;
  clocks: Clocks;
}

/** One public step of the history with the city's own public words, masked. */
export interface PublicEvent {
  seq: number;
  at: Date;
  action: string;
  by_role: string;
  by_agency: string | null;
  given: Readonly<Record<string, unknown>>;
  words: readonly { field: string; text: string }[];
}

export interface PublicPhoto {
  seq: number | null;
  field: string | null;
  sha256: string;
  thumb: string;
  width: number;
  height: number;
}

export interface NearPublicCase {
  number: string;
  status: Status;
  stage: Stage | null;
  outcome: Outcome | null;
  category: string | null;
  street: string | null;
  filed_at: Date;
  meters: number;
}

/** Everything that the page of a public case is made of. */
export interface PublicCase {
  facts: PublicFacts;
  events: readonly PublicEvent[];
  photos: readonly PublicPhoto[];
  near: readonly NearPublicCase[];
}

export type PublicAnswer =
  | { kind: 'case'; found: PublicCase }
  /** it was merged into a case that everybody may see */
  | { kind: 'moved'; number: string }
  | { kind: 'none' };

/** How far another case may be to be called near, in metres, and how many are shown. */
const NEAR_METERS = 300;
const NEAR_MOST = 4;

const FACTS = `
  select id, number, status, stage, outcome, category, area, street, landmark, lon, lat, public_text, lead_agency, reports,
    (state->>'recurrent')::boolean as recurrent, state->>'verifiedBy' as verified_by, filed_at, changed_at, answered_at,
    done_at, verified_at, ended_at, clocks
  from case_file where number = $1 and is_public`;

/** Follows merges to where they end, a few steps at most. Only what was open to everybody leads on. */
const MERGED_INTO = `
  with recursive way as (
    select c.id, c.number, c.is_public, c.state->>'mergedInto' as next, 0 as step
    from case_file c
    where c.number = $1 and c.status = 'merged' and not c.is_private and not c.is_sealed and not c.is_hidden
    union all
    select c.id, c.number, c.is_public, c.state->>'mergedInto', way.step + 1
    from way join case_file c on c.id = way.next::uuid
    where not way.is_public and way.step < 5
  )
  select number from way where is_public order by step limit 1`;

/** What a reporter wrote after filing is between the reporter and the city, also where the field itself is public. */
const EVENTS = `
  select e.seq, e.at, e.action, e.by_role, e.data->'by'->>'agency' as by_agency, e.data->'given' as given,
    coalesce((
      select jsonb_agg(jsonb_build_object('field', m.field, 'text', m.public_body))
      from message m
      where m.case_id = e.case_id and m.seq = e.seq and m.audience = 'public' and m.public_body is not null
        and m.redacted_at is null and e.by_role <> 'reporter'), '[]') as words
  from event e
  where e.case_id = $1 and e.action = any($2::text[])
  order by e.seq limit 300`;

const PHOTOS = `
  select seq, field, sha256, thumb_sha256 as thumb, width, height from attachment
  where case_id = $1 and audience = 'public' and hidden_at is null
  order by seq, field = 'after', created_at, id limit 30`;

const NEAR = `
  select f.number, f.status, f.stage, f.outcome, f.category, f.street, f.filed_at, round(f.pt <-> c.pt)::float8 as meters
  from case_file c join case_file f on f.pt <@ circle(c.pt, $2) and f.id <> c.id and f.is_public
  where c.id = $1 order by f.pt <-> c.pt limit $3`;

/**
 * A case by its number, for everybody. Private, sealed, hidden, rejected, withdrawn and not yet dispatched cases are
 * `none`, exactly as numbers that were never given. Four queries for a case, two for everything else.
 */
export async function fetchPublicCase(app: Pick<App, 'db'>, number: string): Promise<PublicAnswer> {
  const { pool } = app.db;
  const found = await pool.query<PublicFacts>({ name: 'public-case', text: FACTS, values: [number] });
  const facts = found.rows[0];
  if (!facts) return whereMerged(app, number);
  const { id, lon } = facts;
  const [events, photos, near] = await Promise.all([
    pool.query<PublicEvent>({ name: 'public-events', text: EVENTS, values: [id, PUBLIC_STEPS] }),
    pool.query<PublicPhoto>({ name: 'public-photos', text: PHOTOS, values: [id] }),
    lon === null
      ? { rows: [] }
      : pool.query<NearPublicCase>({ name: 'public-near', text: NEAR, values: [id, NEAR_METERS, NEAR_MOST] }),
  ]);
  return { kind: 'case', found: { facts, events: events.rows, photos: photos.rows, near: near.rows } };
}

async function whereMerged(app: Pick<App, 'db'>, number: string): Promise<PublicAnswer> {
  const values = [number];
  const merged = await app.db.pool.query<{ number: string }>({
    name: 'public-merged',
    text: MERGED_INTO,
    values,
  });
  const target = merged.rows[0];
  return target ? { kind: 'moved', number: target.number } : { kind: 'none' };
}
