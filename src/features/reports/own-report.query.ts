import type { DateMove } from '#domain/redate.ts';
import type { Succession } from '#domain/succession.ts';
import type { RouteReason } from '#domain/routing.ts';
import type { CaseState } from '#domain/case.ts';
import type { Clocks } from '#domain/clocks.ts';
import type { App } from '#store/app.ts';

/** One report and the case it lies in now, as its own reporter may see them. */
export interface OwnReport {
  id: string;
  ticket: string;
  text: string;
  question_answer: string | null;
  area: string | null;
  lon: number | null;
  lat: number | null;
  street: string | null;
  landmark: string | null;
  is_anonymous: boolean;
  rating: number | null;
  filed_at: Date;
  channel: string;
  /** typed in by the desk on behalf of a caller */
  by_desk: boolean;
  has_contact: boolean;
  case_id: string;
  number: string;
  state: CaseState;
  clocks: Clocks;
  last_hash: string;
  filed_case_id: string;
  filed_state: CaseState;
}

/** One event of the history with the texts that a reporter may read. */
export interface EventRow {
  case_id: string;
  seq: number;
  at: Date;
  action: string;
  by_role: string;
  by_agency: string | null;
  /** autoDispatch: why this agency */
  route: RouteReason | null;
  /** redate: promises that moved */
  dates: readonly DateMove[] | null;
  /** succeed: whose part in the case became whose */
  succession: Succession | null;
  by_report: string | null;
  given: Readonly<Record<string, unknown>>;
  moved: readonly string[] | null;
  words: readonly EventText[];
}

export interface EventText {
  field: string;
  audience: string;
  body: string;
  public_body: string | null;
  redacted: boolean;
}

export interface PhotoRow {
  case_id: string;
  seq: number;
  field: string;
  sha256: string;
  thumb: string;
  mine: boolean;
}

export interface OwnReportPage {
  report: OwnReport;
  events: readonly EventRow[];
  photos: readonly PhotoRow[];
}

const REPORT = `
  select r.id, r.ticket, r.text, r.question_answer, r.area, r.lon, r.lat, r.street, r.landmark, r.is_anonymous, r.rating,
    r.filed_at, r.channel, r.filed_by is not null as by_desk,
    exists (select 1 from contact k where k.report_id = r.id) as has_contact,
    c.id as case_id, c.number, c.state, c.clocks, encode(c.last_hash, 'hex') as last_hash,
    f.id as filed_case_id, f.state as filed_state
  from report r join case_file c on c.id = r.case_id join case_file f on f.id = r.filed_case_id
  where r.id = $1 and r.ticket = $2`;

/**
 * Internal words stay in the database; of a reveal its reason comes along, because the reporter has a right to it. That an
 * officer was reminded in time is no news; that a promise was broken and who was told is.
 */
const EVENTS = `
  select e.case_id, e.seq, e.at, e.action, e.by_role, e.data->'by'->>'agency' as by_agency, e.by_report,
    e.data->'given' as given, e.data->'extra'->'other'->'reports' as moved,
    e.data->'extra'->'route' as route, e.data->'extra'->'dates' as dates,
    e.data->'extra'->'succession' as succession,
    coalesce((
      select jsonb_agg(jsonb_build_object('field', m.field, 'audience', m.audience, 'body', m.body,
        'public_body', m.public_body, 'redacted', m.redacted_at is not null) order by m.field)
      from message m
      where m.case_id = e.case_id and m.seq = e.seq and (m.audience <> 'internal' or e.action = 'reveal')), '[]') as words
  from event e
  where e.case_id = any($1::uuid[]) and e.action <> all($2::text[])
    and (e.action <> 'escalate' or e.data->'extra'->'ladder'->>'late' = 'true')
  order by e.at, e.seq limit 1000`;

/** The own photos and the city's: never those of another reporter, nor what the city keeps to itself. */
const PHOTOS = `
  select a.case_id, a.seq, a.field, a.sha256, a.thumb_sha256 as thumb, a.report_id is not null as mine
  from attachment a
  where a.case_id = any($1::uuid[]) and a.audience <> 'internal' and a.hidden_at is null
    and (a.report_id is null or a.report_id = $2)
  order by a.seq, a.created_at, a.id limit 200`;

/** Steps among officers that tell a reporter nothing. */
const INSIDE = ['note', 'confirmRoute', 'delegate', 'approvePause', 'instruct'];

/** The report alone with its case, or null when ticket and report do not belong together. */
export async function fetchOwnReport(
  app: Pick<App, 'db'>,
  reportId: string,
  ticket: string,
): Promise<OwnReport | null> {
  const found = await app.db.pool.query<OwnReport>({
    name: 'own-report',
    text: REPORT,
    values: [reportId, ticket],
  });
  return found.rows[0] ?? null;
}

/** Everything the reporter's page is made of: three queries. */
export async function fetchOwnReportPage(
  app: Pick<App, 'db'>,
  reportId: string,
  ticket: string,
): Promise<OwnReportPage | null> {
  const report = await fetchOwnReport(app, reportId, ticket);
  if (!report) return null;
  const cases = [...new Set([report.case_id, report.filed_case_id])];
  const { pool } = app.db;
  const [events, photos] = await Promise.all([
    pool.query<EventRow>({ name: 'own-report-events', text: EVENTS, values: [cases, INSIDE] }),
    pool.query<PhotoRow>({ name: 'own-report-photos', text: PHOTOS, values: [cases, report.id] }),
  ]);
  return { report, events: events.rows, photos: photos.rows };
}
