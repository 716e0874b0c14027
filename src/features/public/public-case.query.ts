import type { Clocks } from '#domain/clocks.ts';
import type { Outcome, Stage, Status } from '#domain/status.ts';
import type { Succession } from '#domain/succession.ts';
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
  /** whose part in the case became whose */
  succession: Succession | null;
  words: readonly { field: string; text: string }[];
}

interface PublicPhoto {
  seq: number | null;
  field: string | null;
  sha256: string;
  thumb: string;
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

/**
 * One question for the whole page. What a reporter wrote after filing is between the reporter and the city, also where
 * the field itself is public.
 */
const CASE = `
  select c.id, c.number, c.status, c.stage, c.outcome, c.category, c.area, c.street, c.landmark, c.lon, c.lat,
    c.public_text, c.lead_agency, c.reports, (c.state->>'recurrent')::boolean as recurrent,
    c.state->>'verifiedBy' as verified_by, c.filed_at, c.answered_at, c.done_at, c.verified_at, c.ended_at, c.clocks,
    coalesce((
      select json_agg(e order by e.seq) from (
        select e.seq, e.at, e.action, e.by_role, e.data->'by'->>'agency' as by_agency, e.data->'given' as given,
          e.data->'extra'->'succession' as succession,
          coalesce((
            select json_agg(json_build_object('field', m.field, 'text', m.public_body))
            from message m
            where m.case_id = e.case_id and m.seq = e.seq and m.audience = 'public' and m.public_body is not null
              and m.redacted_at is null and e.by_role <> 'reporter'), '[]') as words
        from event e where e.case_id = c.id and e.action = any($2::text[]) order by e.seq limit 300) as e), '[]') as events,
    coalesce((
      select json_agg(p) from (
        select seq, field, sha256, thumb_sha256 as thumb from attachment
        where case_id = c.id and audience = 'public' and hidden_at is null
        order by seq, field = 'after', created_at, id limit 30) as p), '[]') as photos,
    coalesce((
      select json_agg(n) from (
        select f.number, f.status, f.stage, f.outcome, f.category, f.street, f.filed_at, round(f.pt <-> c.pt) as meters
        from case_file f where f.pt <@ circle(c.pt, $3) and f.id <> c.id and f.is_public
        order by f.pt <-> c.pt limit $4) as n), '[]') as near
  from case_file c where c.number = $1 and c.is_public`;

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

interface Row extends PublicFacts {
  events: readonly Told<PublicEvent, 'at'>[];
  photos: readonly PublicPhoto[];
  near: readonly Told<NearPublicCase, 'filed_at'>[];
}

/** A row within JSON, whose moments are texts. */
type Told<T, K extends keyof T> = Omit<T, K> & Record<K, string>;

/**
 * A case by its number, for everybody. Private, sealed, hidden, rejected, withdrawn and not yet dispatched cases are
 * `none`, exactly as numbers that were never given. One query for a case, two for everything else.
 */
export async function fetchPublicCase(app: Pick<App, 'db'>, number: string): Promise<PublicAnswer> {
  const values = [number, PUBLIC_STEPS, NEAR_METERS, NEAR_MOST];
  const { rows } = await app.db.pool.query<Row>({ name: 'public-case', text: CASE, values });
  const [row] = rows;
  if (!row) return whereMerged(app, number);
  const { events, photos, near, ...facts } = row;
  const found = {
    facts,
    events: events.map((event) => ({ ...event, at: new Date(event.at) })),
    photos,
    near: near.map((one) => ({ ...one, filed_at: new Date(one.filed_at) })),
  };
  return { kind: 'case', found };
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
