import type { Action } from '#domain/action.ts';
import type { Officer, Role } from '#domain/actor.ts';
import type { CaseState } from '#domain/case.ts';
import type { Learned } from '#domain/classify/guess.ts';
import type { Clocks } from '#domain/clocks.ts';
import { possibleActions, type PossibleAction } from '#domain/decide.ts';
import type { EventExtra } from '#domain/event.ts';
import type { FieldName, Given, TextAudience } from '#domain/field.ts';
import { maySee } from '#domain/permissions.ts';
import type { Outcome, Stage, Status } from '#domain/status.ts';
import type { App } from '#store/app.ts';
import { servingOf } from '#store/learning/champion.ts';
import { named } from './named-sql.ts';
import { scopeOfOfficer } from './queues.ts';

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
  /** other cases of whoever has the same contact, as far as this position may see them */
  others: readonly string[];
}

export interface HistoryRow {
  seq: number;
  at: Date;
  action: Action;
  by_role: Role;
  by_position: string | null;
  by_name: string | null;
  given: Given;
  extra: EventExtra;
  words: readonly { field: FieldName; audience: TextAudience; body: string; redacted: boolean }[];
}

export interface PhotoFacts {
  id: string;
  seq: number | null;
  field: FieldName | null;
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

interface NearCase {
  number: string;
  status: Status;
  stage: Stage | null;
  outcome: Outcome | null;
  category: string | null;
  text: string;
  meters: number;
  filed_at: Date;
  reports: number;
  /** this position may open it; otherwise it is known from the public page only */
  opens: boolean;
}

export interface CasePage {
  facts: CaseFacts;
  actions: readonly PossibleAction[];
  reports: readonly ReportFacts[];
  history: readonly HistoryRow[];
  photos: readonly PhotoFacts[];
  near: readonly NearCase[];
  /** others who looked at this case just now, by name */
  alsoHere: readonly string[];
  /** numbers of the cases that the history names by id */
  numbers: ReadonlyMap<string, string>;
  /** what was learned from confirmed cases; null in a new city */
  learned: Learned | null;
}

/** How far a neighbouring case may be to be shown, in metres, and how many. */
const NEAR_METERS = 250;
const NEAR_MOST = 8;
/** Somebody who looked within this time counts as being here. */
const HERE_SECONDS = 120;

const FACTS = `select id, number, state, clocks, area, lon, lat, street, landmark, public_text, filed_at, changed_at,
  officer from case_file where number = $1`;

const REPORTS = `select r.id, r.ticket, r.channel, r.text, r.question_answer, r.is_anonymous, r.is_private, r.language,
    r.rating, r.filed_at, r.filed_by, (c.report_id is not null) as has_contact
  from report r left join contact c on c.report_id = r.id
  where r.case_id = $1 order by r.filed_at limit 200`;

/** The same telephone or address under another report. Only cases that the officer may see are named. */
const othersOf = (officer: Officer): string => `select distinct c.report_id, case_file.number
  from report r join contact c on c.report_id = r.id
  join contact o on o.report_id <> c.report_id and (o.email_hash = c.email_hash or o.phone_hash = c.phone_hash)
  join report p on p.id = o.report_id
  join case_file on case_file.id = p.case_id and case_file.id <> r.case_id
  where r.case_id = $case and ${scopeOfOfficer(officer)} order by case_file.number desc limit 200`;

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

/** Neighbouring cases: those that the officer may see, and those that everybody may. */
const nearOf = (officer: Officer): string => `select number, status, stage, outcome, category,
    left(public_text, 160) as text, round(pt <-> here.at) as meters, filed_at, reports, ${scopeOfOfficer(officer)} as opens
  from (select id as own, pt as at from case_file where id = $case) here
  join case_file on pt <@ circle(here.at, $meters) and case_file.id <> here.own
  where not is_sealed and (is_public or ${scopeOfOfficer(officer)})
    and (is_open or ended_at > $now::timestamptz - interval '30 days')
  order by pt <-> here.at limit $most`;

const NUMBERS = 'select id, number from case_file where id = any($1::uuid[])';

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
  const [reports, history, photos, near, here] = await Promise.all([
    loadReports(app, officer, facts),
    loadHistory(app, facts.id),
    loadPhotos(app, facts.id),
    loadNear(app, officer, facts),
    pool.query<{ name: string }>({
      name: 'case-here',
      text: HERE,
      values: [facts.id, officer.accountId, now, HERE_SECONDS],
    }),
    pool.query({
      name: 'case-seen',
      text: MARK_SEEN,
      values: [officer.accountId, facts.id, facts.state.version, now],
    }),
  ]);
  return {
    facts,
    actions: possibleActions(facts.state, officer, { city: app.city, now, caseId: facts.id }),
    reports,
    history,
    photos,
    near,
    alsoHere: here.rows.map((row) => row.name),
    numbers: await loadNumbers(app, facts, history),
    learned: (await servingOf(app)).learned,
  };
}

/** The history of a case, oldest first. Whoever asks has looked whether the officer may see the case. */
export async function loadHistory(app: App, caseId: string): Promise<HistoryRow[]> {
  const query = { name: 'case-history', text: HISTORY, values: [caseId] };
  return (await app.db.pool.query<HistoryRow>(query)).rows;
}

/** The photos of a case that nobody hid. Whoever asks has looked whether the officer may see the case. */
export async function loadPhotos(app: App, caseId: string): Promise<PhotoFacts[]> {
  const query = { name: 'case-photos', text: PHOTOS, values: [caseId] };
  return (await app.db.pool.query<PhotoFacts>(query)).rows;
}

type OwnReport = Omit<ReportFacts, 'others'>;

async function loadReports(app: App, officer: Officer, facts: CaseFacts): Promise<ReportFacts[]> {
  const { pool } = app.db;
  const reports = await pool.query<OwnReport>({ name: 'case-reports', text: REPORTS, values: [facts.id] });
  // A field officer does the work and needs no record of the person; a sealed case is compared with nothing.
  const compares =
    officer.role !== 'fieldOfficer' && !facts.state.sealed && reports.rows.some((r) => r.has_contact);
  const query = named(othersOf(officer), { case: facts.id, agency: officer.agency });
  const others = compares ? (await pool.query<{ report_id: string; number: string }>(query)).rows : [];
  return reports.rows.map((report) => ({
    ...report,
    others: others.filter((row) => row.report_id === report.id).map((row) => row.number),
  }));
}

async function loadNear(app: App, officer: Officer, facts: CaseFacts): Promise<NearCase[]> {
  if (facts.state.sealed || facts.lon === null) return [];
  const query = named(nearOf(officer), {
    case: facts.id,
    agency: officer.agency,
    meters: NEAR_METERS,
    most: NEAR_MOST,
    now: app.now(),
  });
  return (await app.db.pool.query<NearCase>(query)).rows;
}

/** Numbers of the cases that the history speaks of: merges know each other by id. */
async function loadNumbers(
  app: App,
  facts: CaseFacts,
  history: readonly HistoryRow[],
): Promise<Map<string, string>> {
  const ids = new Set(history.flatMap((row) => (row.extra.other ? [row.extra.other.caseId] : [])));
  if (facts.state.mergedInto !== null) ids.add(facts.state.mergedInto);
  if (ids.size === 0) return new Map();
  const found = await app.db.pool.query<{ id: string; number: string }>({
    name: 'case-numbers',
    text: NUMBERS,
    values: [[...ids]],
  });
  return new Map(found.rows.map((row) => [row.id, row.number]));
}

/** The case itself, or null when it is not there or not for this position. */
export async function loadFacts(app: App, officer: Officer, number: string): Promise<CaseFacts | null> {
  const found = await app.db.pool.query<CaseFacts>({ name: 'case-facts', text: FACTS, values: [number] });
  const facts = found.rows[0];
  return facts && maySee(officer, facts.state) ? facts : null;
}
