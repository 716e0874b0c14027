import type { Officer } from '#domain/actor.ts';
import type { CaseState } from '#domain/case.ts';
import type { Clocks } from '#domain/clocks.ts';
import { possibleActions, type PossibleAction } from '#domain/decide.ts';
import { maySee } from '#domain/permissions.ts';
import type { App } from '#store/app.ts';

export interface CaseFacts {
  id: string;
  number: string;
  state: CaseState;
  clocks: Clocks;
  area: string | null;
  lon: number | null;
  lat: number | null;
  street: string | null;
  landmark: string | null;
  public_text: string;
  filed_at: Date;
  changed_at: Date;
  officer: string | null;
}

/** One report as the staff see it: the words, never who sent them; `hasContact` says whether a reveal would show something. */
export interface ReportFacts {
  id: string;
  ticket: string;
  channel: string;
  text: string;
  question_answer: string | null;
  is_anonymous: boolean;
  is_private: boolean;
  language: string;
  rating: number | null;
  filed_at: Date;
  filed_by: string | null;
  has_contact: boolean;
  /** other reports with the same contact, as numbers of their cases */
  others: readonly string[];
}

export interface HistoryRow {
  seq: number;
  at: Date;
  action: string;
  by_role: string;
  by_position: string | null;
  by_name: string | null;
  given: Record<string, unknown>;
  extra: Record<string, unknown>;
  words: readonly { field: string; audience: string; body: string; redacted: boolean }[];
}

export interface PhotoFacts {
  id: string;
  seq: number | null;
  field: string | null;
  audience: string;
  sha256: string;
  thumb: string;
  width: number;
  height: number;
  lon: number | null;
  lat: number | null;
  taken_at: Date | null;
  has_exif: boolean;
  software: string | null;
}

export interface NearCase {
  number: string;
  status: string;
  category: string | null;
  text: string;
  meters: number;
  filed_at: Date;
  reports: number;
}

export interface CasePage {
  facts: CaseFacts;
  actions: readonly PossibleAction[];
  reports: readonly ReportFacts[];
  history: readonly HistoryRow[];
  photos: readonly PhotoFacts[];
  near: readonly NearCase[];
  /** others who have this case open now, by name of their position */
  alsoHere: readonly string[];
}

/** How far a neighbouring case may be to be shown, in metres, and how many. */
const NEAR_METERS = 250;
const NEAR_MOST = 8;
/** Somebody who looked within this time counts as being here. */
const HERE_SECONDS = 120;

const FACTS = `select id, number, state, clocks, area, lon, lat, street, landmark, public_text, filed_at, changed_at,
  officer from case_file where number = $1`;

const REPORTS = `select r.id, r.ticket, r.channel, r.text, r.question_answer, r.is_anonymous, r.is_private, r.language,
    r.rating, r.filed_at, r.filed_by,
    (c.report_id is not null) as has_contact,
    coalesce((
      select array_agg(distinct f.number) from contact o join report p on p.id = o.report_id
        join case_file f on f.id = p.case_id
      where o.report_id <> r.id and f.id <> r.case_id and not f.is_sealed
        and (o.email_hash = c.email_hash or o.phone_hash = c.phone_hash)), '{}') as others
  from report r left join contact c on c.report_id = r.id
  where r.case_id = $1 order by r.filed_at limit 200`;

const HISTORY = `select e.seq, e.at, e.action, e.by_role, e.by_position, a.name as by_name, e.data->'given' as given,
    e.data->'extra' as extra,
    coalesce((
      select jsonb_agg(jsonb_build_object('field', m.field, 'audience', m.audience, 'body', m.body,
        'redacted', m.redacted_at is not null) order by m.field)
      from message m where m.case_id = e.case_id and m.seq = e.seq), '[]') as words
  from event e left join account a on a.id = e.by_account
  where e.case_id = $1 order by e.seq`;

const PHOTOS = `select id, seq, field, audience, sha256, thumb_sha256 as thumb, width, height, lon, lat, taken_at,
    has_exif, software
  from attachment where case_id = $1 and hidden_at is null order by seq, created_at`;

const NEAR = `select f.number, f.status, f.category, left(f.public_text, 160) as text,
    round(f.pt <-> c.pt) as meters, f.filed_at, f.reports
  from case_file c join case_file f on f.pt <@ circle(c.pt, $2) and f.id <> c.id
  where c.id = $1 and not f.is_sealed and (f.is_open or f.ended_at > $3::timestamptz - interval '30 days')
  order by f.pt <-> c.pt limit $4`;

const HERE = `select distinct a.name from case_seen s join account a on a.id = s.account_id
  where s.case_id = $1 and s.account_id <> $2 and s.seen_at > $3::timestamptz - make_interval(secs => $4)`;

const MARK_SEEN = `insert into case_seen (account_id, case_id, version, seen_at) values ($1, $2, $3, $4)
  on conflict (account_id, case_id) do update set version = excluded.version, seen_at = excluded.seen_at`;

/**
 * Everything about one case on one screen, or null when there is no such case or this position may not see it: both
 * look the same from outside. Marks the case as read.
 */
export async function loadCasePage(app: App, officer: Officer, number: string): Promise<CasePage | null> {
  const facts = await loadFacts(app, officer, number);
  if (!facts) return null;
  const { pool } = app.db;
  const now = app.now();
  const mayCompare = officer.role !== 'fieldOfficer' && !facts.state.sealed;
  const [reports, history, photos, near, here] = await Promise.all([
    pool.query<ReportFacts>({ name: 'case-reports', text: REPORTS, values: [facts.id] }),
    pool.query<HistoryRow>({ name: 'case-history', text: HISTORY, values: [facts.id] }),
    pool.query<PhotoFacts>({ name: 'case-photos', text: PHOTOS, values: [facts.id] }),
    pool.query<NearCase>({ name: 'case-near', text: NEAR, values: [facts.id, NEAR_METERS, now, NEAR_MOST] }),
    pool.query<{ name: string }>({
      name: 'case-here',
      text: HERE,
      values: [facts.id, officer.accountId, now, HERE_SECONDS],
    }),
    pool.query({ name: 'case-seen', text: MARK_SEEN, values: [officer.accountId, facts.id, facts.state.version, now] }),
  ]);
  return {
    facts,
    actions: possibleActions(facts.state, officer, { city: app.city, now, caseId: facts.id }),
    reports: reports.rows.map((row) => (mayCompare ? row : { ...row, others: [] })),
    history: history.rows,
    photos: photos.rows,
    near: facts.state.sealed ? [] : near.rows,
    alsoHere: here.rows.map((row) => row.name),
  };
}

/** The case itself, or null when it is not there or not for this position. */
export async function loadFacts(app: App, officer: Officer, number: string): Promise<CaseFacts | null> {
  const found = await app.db.pool.query<CaseFacts>({ name: 'case-facts', text: FACTS, values: [number] });
  const facts = found.rows[0];
  return facts && maySee(officer, facts.state) ? facts : null;
}
