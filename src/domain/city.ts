/**
 * What a city chooses. A city is data: everything here is read from `settings/<city>` and nothing of it
 * is a branch in the code.
 */
import type { StaffRole } from './actor.ts';

/** A text in the city's languages; `id` is Bahasa Indonesia. */
export interface Words {
  id: string;
  en: string;
}

/** What law and practice call a complaint: it decides the legal deadline (PermenPANRB practice, 5/14/60 working days). */
export const CLASSIFICATIONS = ['information', 'ordinary', 'oversight'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** An agency of the city (perangkat daerah), a city enterprise or an area office. */
export interface Agency {
  code: string;
  /** short name as people say it, e.g. "DPUPRPKP" */
  short: string;
  name: Words;
  kind: 'desk' | 'inspectorate' | 'technical' | 'enterprise' | 'area' | 'planning' | 'executive';
  /** code of its working calendar */
  calendar: string;
  /** where it can be reached, in words for the citizen */
  contact?: Words;
  /** for an area office: code of the district it serves */
  district?: string;
  /** codes of agencies whose work it took over, so that what was learned of them stays */
  formerly?: readonly string[];
  /** code of the agency that took over its work; absent: it works itself */
  successor?: string;
}

/** In a category's lead or supports: the area office of the district in which the case lies. */
export const DISTRICT_OFFICE = '@district';

/** A part of an agency (bidang, UPT, satgas). */
export interface Unit {
  code: string;
  agency: string;
  name: Words;
}

/** A position (jabatan); rights belong to it, a person holds it for a time. */
export interface Position {
  code: string;
  role: StaffRole;
  agency: string;
  unit?: string;
  title: Words;
  /** position that acts when nobody holds this one (Plh/Plt), then upward */
  deputy?: string;
  superior?: string;
}

/** What a complaint may be about. */
export interface Category {
  code: string;
  group: string;
  name: Words;
  classification: Classification;
  /** code of an agency, or DISTRICT_OFFICE: read it through `agencyFor` */
  lead: string;
  leadUnit?: string;
  supports: readonly string[];
  /** city target for a first look on the spot */
  survey?: Duration;
  /** city target for settling, below the legal limit */
  target?: Duration;
  /** people can be hurt: clocks run at every hour */
  safety: boolean;
  /** never public, whatever the reporter says */
  alwaysPrivate: boolean;
  /** one question that makes most reports complete */
  question?: Words;
  /** an example of a good report */
  example?: Words;
  /** words people really type, lower case, that point to this category */
  keywords: readonly string[];
  /** who it may really belong to, for the desk */
  note?: Words;
  /** codes it had before, or of categories that were merged into it, so that what was learned of them stays */
  formerly?: readonly string[];
}

/** A group of categories on the first page. */
interface CategoryGroup {
  code: string;
  name: Words;
  /** name of an icon in the theme */
  icon: string;
}

/** A ward (kelurahan). */
export interface Area {
  code: string;
  name: string;
  /** the district it lies in (kecamatan) */
  district: string;
  districtCode: string;
  postcode?: string;
  /** outer rings, then holes, of each polygon; [longitude, latitude] */
  polygons: readonly (readonly (readonly [number, number][])[])[];
  centre: readonly [number, number];
}

/** A named place that people use to say where something is. */
interface Place {
  name: string;
  /** word of OpenStreetMap, e.g. "school" */
  kind: string;
  /** code of the area it lies in */
  area?: string;
  /** longitude, latitude */
  at: readonly [number, number];
}

/** Somebody outside the city's authority. */
interface ExternalBody {
  code: string;
  name: Words;
  handles: Words;
  contact?: string;
}

/** Minutes after midnight, local time: [from, to). */
export type DaySpan = readonly [number, number];

/** Opening hours per day of the week, Monday first (index 0) to Sunday (index 6). */
export type Week = readonly [
  readonly DaySpan[],
  readonly DaySpan[],
  readonly DaySpan[],
  readonly DaySpan[],
  readonly DaySpan[],
  readonly DaySpan[],
  readonly DaySpan[],
];

/** A day on which an office is closed. */
export interface Closure {
  /** local date, YYYY-MM-DD */
  date: string;
  name: Words;
  kind: 'holiday' | 'collectiveLeave' | 'local';
  /** decree, or "to be checked against the decree" */
  source: string;
  /** codes of the only calendars that it closes; absent: every one that is closed on its kind */
  calendars?: readonly string[];
}

/** A time of the year with other hours (Ramadan). Both dates are included. */
export interface Season {
  from: string;
  to: string;
  name: Words;
  week: Week;
}

/** When an office works. */
export interface WorkCalendar {
  code: string;
  /** IANA zone, e.g. Asia/Jakarta */
  zone: string;
  name: Words;
  week: Week;
  seasons: readonly Season[];
  closures: readonly Closure[];
}

export const DURATION_UNITS = ['minutes', 'hours', 'days', 'workingHours', 'workingDays'] as const;
/** A length of time: minutes, hours and days by the clock; working hours and working days by a calendar. */
export interface Duration {
  amount: number;
  unit: (typeof DURATION_UNITS)[number];
}

/** The clocks of a case (lifecycle "Clocks"). */
export const CLOCKS = [
  'age',
  'receipt',
  'distribute',
  'accept',
  'support',
  'respond',
  'settle',
  'legalReply',
  'legalDecision',
  'complete',
  'validate',
  'confirm',
  'budgetReview',
  'external',
] as const;
export type ClockName = (typeof CLOCKS)[number];

/** One limit of one clock, with the rule it comes from. The first that fits counts: put the special before the general. */
export interface ClockLimit {
  clock: ClockName;
  classification?: Classification;
  safetyOnly?: boolean;
  limit: Duration;
  /** what arrives outside working hours waits no longer than this by the clock, when that ends before `limit` */
  offHours?: Duration;
  /** moments, counted from the start of the clock, at which people are reminded, e.g. days 3, 7, 14 */
  reminders?: readonly Duration[];
  basis: Words;
}

/** Whom a rung of the ladder may tell, beside positions that it names. Those of an agency are of the one that is late. */
export const RUNG_AUDIENCES = [
  'officer',
  'agencyAdmin',
  'liaison',
  'agencyHead',
  'desk',
  'coordinators',
] as const;
export type RungAudience = (typeof RUNG_AUDIENCES)[number];

/** One rung: either at a share of a clock's time (1 is its end) or some time after its end. */
export interface Rung {
  share?: number;
  after?: Duration;
  /** instead of `after` where people can be hurt */
  afterSafety?: Duration;
  tells: readonly RungAudience[];
  /** codes of positions that are told */
  positions: readonly string[];
  /** a letter of reprimand (surat teguran) is drafted for signature */
  letter: boolean;
}

/** How far up it goes when a clock is not kept. A rung's level is its place in the list, counted from 1. */
export interface Ladder {
  clocks: readonly ClockName[];
  rungs: readonly Rung[];
}

/** Why a report may be refused. Two reasons (duplicate, out of city) are never refusals: merge or refer. */
interface RejectReason {
  code: string;
  name: Words;
  /** sentence for the reporter, with what would help */
  help: Words;
  /** only a coordinator may use it */
  coordinatorOnly: boolean;
  /** only after one unanswered or unhelpful question to the reporter */
  afterQuestion: boolean;
}

/** One rule of where reports go. Every condition that is named must hold; of a list, one entry is enough. */
export interface RouteRule {
  code: string;
  when: {
    categories?: readonly string[];
    groups?: readonly string[];
    areas?: readonly string[];
    /** words or phrases in the text, lower case */
    words?: readonly string[];
    /** names of streets that somebody else keeps: in the street or landmark of the report, however they are written */
    streets?: readonly string[];
  };
  /** an agency (or DISTRICT_OFFICE), a body outside the city, the inspectorate alone, or a person at the desk */
  to: { agency: string; unit?: string } | { body: string } | { seal: true } | { desk: true };
  /** from 0 to 1: how often this rule is right */
  confidence: number;
  /** why, as a sentence that the desk and the reporter read */
  reason: Words;
}

/** How reports are passed on (Indonesian: penyaluran). */
interface Routing {
  /** so sure a route must be to be taken at once, at any hour */
  sure: number;
  /** while nobody is at the desk or its time has run out: after so long this is enough, by the clock */
  steps: readonly { after: Duration; least: number }[];
  /** how sure a route is by what it rests on */
  trust: { both: number; chosen: number; otherwise: number; words: number; suggested: number };
  /** categories that say nothing about where a report goes ("something else") */
  unspecific: readonly string[];
  rules: readonly RouteRule[];
}

/** How the officer on duty (petugas piket) is called when nobody else can act. */
interface DutyRules {
  /** a call that nobody answered for so long goes to the next, by the clock */
  answer: Duration;
  /** how often everybody is called in turn before the call rests until the next shift */
  walks: number;
  /** so many days ahead a hole in the roster is said */
  aheadDays: number;
  /** position that keeps watch around the clock (112): called before the head of the desk */
  watch?: string;
}

/** Limits that a city may set for reopening, objecting and so on. */
interface Terms {
  reopenDays: number;
  objectWorkingDays: number;
  reviveDays: number;
  lapseReminders: number;
  confirmReminders: number;
  returnsPerAgency: number;
  /** after "belum beres": time for the next answer, and the share of the settle limit that starts anew */
  disputeRespond: Duration;
  disputeSettleShare: number;
}

export interface City {
  id: string;
  name: Words;
  /** name of the service, e.g. "SAMBAT Online" */
  service: Words;
  deskAgency: string;
  inspectorateAgency: string;
  zone: string;
  /** west, south, east, north */
  bounds: readonly [number, number, number, number];
  emergency: {
    numbers: readonly { number: string; name: Words }[];
    /** words that show the emergency numbers first, lower case */
    words: readonly string[];
  };
  /** whom to ask outside the city, in words */
  outside: Words;
  notices: readonly { title: string; text: string }[];
  agencies: readonly Agency[];
  units: readonly Unit[];
  positions: readonly Position[];
  groups: readonly CategoryGroup[];
  categories: readonly Category[];
  areas: readonly Area[];
  /** names of streets, for suggestions while somebody types */
  streets: readonly string[];
  places: readonly Place[];
  externalBodies: readonly ExternalBody[];
  calendars: readonly WorkCalendar[];
  limits: readonly ClockLimit[];
  ladders: readonly Ladder[];
  rejectReasons: readonly RejectReason[];
  terms: Terms;
  duty: DutyRules;
  routing: Routing;
  /** message templates by notice key; placeholders in braces */
  templates: Readonly<Record<string, Words>>;
}

/** What a category brings to a case; undefined for an unknown code. */
export function broughtBy(
  city: City,
  code: string | undefined,
): Pick<Category, 'safety' | 'alwaysPrivate' | 'classification'> | undefined {
  const category = city.categories.find((one) => one.code === code);
  if (!category) return undefined;
  const { safety, alwaysPrivate, classification } = category;
  return { safety, alwaysPrivate, classification };
}

/**
 * The agency that a category's `lead` or `supports` entry stands for, given the area of the case: never one that was closed.
 * Undefined when it stands for a district office and the area is unknown: then the desk decides.
 */
export function agencyFor(city: City, entry: string, areaCode: string | undefined): string | undefined {
  if (entry !== DISTRICT_OFFICE) return lastSuccessor(city, entry);
  const district = city.areas.find((area) => area.code === areaCode)?.districtCode;
  if (district === undefined) return undefined;
  const offices = city.agencies.filter((agency) => agency.district === district);
  const office = offices.find(({ successor }) => successor === undefined) ?? offices[0];
  return office && lastSuccessor(city, office.code);
}

/** Who has the work of an agency now: the agency itself, or whoever succeeded it last. */
export function lastSuccessor({ agencies }: Pick<City, 'agencies'>, code: string): string {
  const met = new Set([code]);
  let last = code;
  for (;;) {
    const next = agencies.find((agency) => agency.code === last)?.successor;
    if (next === undefined || met.has(next)) return last;
    met.add(next);
    last = next;
  }
}

/** Another agency has its work: nothing is given to it any more, and its name stays for what is old. */
export const isClosed = ({ agencies }: Pick<City, 'agencies'>, code: string | undefined): boolean =>
  agencies.some((agency) => agency.code === code && agency.successor !== undefined);

/** The unit, when it is one of this agency; those of an agency that was closed lead nowhere. */
export function unitWithin(
  { units }: Pick<City, 'units'>,
  agency: string,
  unit: string | undefined,
): string | null {
  return units.find((one) => one.code === unit && one.agency === agency)?.code ?? null;
}
