import { closuresBetween, isOpen } from '#domain/calendar.ts';
import { leadOf, type CaseState } from '#domain/case.ts';
import { agencyFor, type Agency, type City, type Closure, type Duration } from '#domain/city.ts';
import { dueAt, type Clocks } from '#domain/clocks.ts';
import { deskCalendar, limitFor } from '#domain/limits.ts';
import type { App } from '#store/app.ts';

/** By when somebody acts, and why not sooner. */
export interface Promised {
  at: Date;
  /** closed days between filing and then, oldest first */
  closures: readonly Closure[];
  /** filed while the office was closed: it is passed on by the clock, without waiting for the office */
  offHours: boolean;
}

/** What a receipt says besides ticket and code. */
export interface Receipt {
  filedAt: Date;
  category: string | null;
  sealed: boolean;
  private: boolean;
  anonymous: boolean;
  safety: boolean;
  /** to whom it will most likely go, or went */
  agency: Agency | null;
  /** by when an agency has it; null when one has it already */
  promise: Promised | null;
  /** limits of what follows */
  accept: Duration | null;
  respond: Duration | null;
  settle: Duration | null;
  hasEmail: boolean;
  hasPhone: boolean;
  photos: number;
}

interface Row {
  filed_at: Date;
  area: string | null;
  is_anonymous: boolean;
  state: CaseState;
  clocks: Clocks;
  has_email: boolean | null;
  has_phone: boolean | null;
  photos: string | number;
}

const SELECT = `
  select r.filed_at, c.area, r.is_anonymous, c.state, c.clocks, k.email_sealed is not null as has_email,
    k.phone_sealed is not null as has_phone,
    (select count(*) from attachment a where a.report_id = r.id) as photos
  from report r join case_file c on c.id = r.case_id left join contact k on k.report_id = r.id
  where r.id = $1`;

/** The receipt of a report, or null when there is none by this id. */
export async function fetchReceipt(app: Pick<App, 'db' | 'city'>, reportId: string): Promise<Receipt | null> {
  const { rows } = await app.db.pool.query<Row>({ name: 'receipt', text: SELECT, values: [reportId] });
  const [row] = rows;
  return row ? receiptOf(row, app.city) : null;
}

function receiptOf(row: Row, city: City): Receipt {
  const { state, clocks } = row;
  return {
    filedAt: row.filed_at,
    category: state.category,
    sealed: state.sealed,
    private: state.private,
    anonymous: row.is_anonymous,
    safety: state.safety,
    agency: likelyAgency(state, row.area, city),
    promise: promised(clocks, row.filed_at, city),
    accept: limitFor('accept', state, city),
    respond: limitFor('respond', state, city),
    settle: limitFor('settle', state, city),
    hasEmail: row.has_email === true,
    hasPhone: row.has_phone === true,
    photos: Number(row.photos),
  };
}

function likelyAgency(state: CaseState, area: string | null, city: City): Agency | null {
  const lead = city.categories.find(({ code }) => code === state.category)?.lead;
  const code = leadOf(state)?.agency ?? (lead ? agencyFor(city, lead, area ?? undefined) : undefined);
  return city.agencies.find((agency) => agency.code === code) ?? null;
}

function promised(clocks: Clocks, filedAt: Date, city: City): Promised | null {
  const run = clocks.distribute;
  const at = run && run.stoppedAt === null ? dueAt(run, city) : null;
  if (!at) return null;
  const calendar = deskCalendar(city);
  return { at, closures: closuresBetween(calendar, filedAt, at), offHours: !isOpen(calendar, filedAt) };
}
