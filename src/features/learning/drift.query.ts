import type { Judgement } from '#domain/classify/drift.ts';
import type { App } from '#store/app.ts';

/** One week of what went by itself, by what led it. */
export interface DriftWeek extends Judgement {
  week: Date;
  byModel: boolean;
  /** all that went, judged or not */
  passed: number;
}

const WEEKS = 12;

/**
 * Along the index of what went by itself. Wrong is what the agency gave back, or what people sent elsewhere; right is
 * what they confirmed as it was; the rest nobody has judged yet.
 */
const DRIFT = `with went as (
    select date_trunc('week', e.at, $1) as week, coalesce(e.data->'extra'->'route'->>'ground', '') = 'model' as model,
      (e.data->'extra'->'route'->>'confidence')::float8 as sure,
      c.state->'returns' @> jsonb_build_array(jsonb_build_object('agency', e.data->'given'->>'agency')) as back,
      (c.state->'route'->>'confirmed')::boolean as confirmed,
      c.lead_agency = e.data->'given'->>'agency' as same
    from event e join case_file c on c.id = e.case_id
    where e.action = 'autoDispatch' and e.at >= $2::timestamptz - make_interval(weeks => $3) and not c.is_sealed
  ), judged as (
    select week, model, sure, back or (confirmed and same is not null) as judged, confirmed and same and not back as fits
    from went
  )
  select week, model as "byModel", count(*) as passed, count(*) filter (where judged) as judged,
    count(*) filter (where judged and fits) as right,
    coalesce(avg(sure) filter (where judged), 0)::float8 as said
  from judged group by 1, 2 order by 1 desc, 2 desc`;

/** What went by itself in the last weeks, the newest first, and what people made of it. */
export async function loadDrift({ db, city, now }: Pick<App, 'db' | 'city' | 'now'>): Promise<DriftWeek[]> {
  const { rows } = await db.pool.query<DriftWeek>({
    name: 'drift',
    text: DRIFT,
    values: [city.zone, now(), WEEKS],
  });
  return rows;
}
