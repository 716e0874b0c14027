import type { City } from './city.ts';
import { kindOf, type FieldKind, type FieldName, type Given } from './field.ts';
import { readTicket } from './ticket-number.ts';

/** What is wrong with a value; each kind has its sentence in the locales under `fault_<kind>`. */
export const FAULT_KINDS = [
  'tooLong',
  'notANumber',
  'outOfRange',
  'notADate',
  'unknownValue',
  'tooMany',
  'controlCharacters',
] as const;
type FaultKind = (typeof FAULT_KINDS)[number];
export type Faults = Readonly<Partial<Record<FieldName, FaultKind>>>;

/** Values as they come from a form or an API: text, or a list for files and repeated fields. */
export type RawGiven = Readonly<Record<string, string | readonly string[] | undefined>>;

type Read =
  { ok: true; value: string | number | readonly string[] | undefined } | { ok: false; fault: FaultKind };

const fine = (value: string | number | readonly string[] | undefined): Read => ({ ok: true, value });
const fault = (kind: FaultKind): Read => ({ ok: false, fault: kind });

/**
 * Reads the fields of an action from outside and returns typed values, or one fault for each field that is wrong.
 * Unknown keys are left out; an empty value counts as absent. Completeness is not judged here but by `decide`.
 */
export function readGiven(
  fields: readonly FieldName[],
  raw: RawGiven,
  city: City,
): { ok: true; given: Given } | { ok: false; faults: Faults } {
  const given: Partial<Record<FieldName, string | number | readonly string[]>> = {};
  const faults: Partial<Record<FieldName, FaultKind>> = {};
  for (const field of fields) {
    const read = readField(kindOf(field), Object.hasOwn(raw, field) ? raw[field] : undefined, city);
    if (!read.ok) faults[field] = read.fault;
    else if (read.value !== undefined) given[field] = read.value;
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  return isGiven(given) ? { ok: true, given } : { ok: false, faults };
}

/** Every value was read by the kind of its field, so the whole has the type of `Given`. */
function isGiven(_value: Partial<Record<FieldName, string | number | readonly string[]>>): _value is Given {
  return true;
}

function readField(kind: FieldKind, raw: string | readonly string[] | undefined, city: City): Read {
  if (kind.kind === 'photos') return readList(kind.max, raw);
  const value = (typeof raw === 'string' ? raw : (raw?.[0] ?? ''))
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .trim();
  if (value === '') return fine(undefined);
  return readOne(kind, value, city);
}

function readList(max: number, raw: string | readonly string[] | undefined): Read {
  const list = (typeof raw === 'string' ? [raw] : (raw ?? [])).filter((id) => id !== '');
  return list.length > max ? fault('tooMany') : fine(list.length === 0 ? undefined : list);
}

function readOne(kind: Exclude<FieldKind, { kind: 'photos' }>, value: string, city: City): Read {
  switch (kind.kind) {
    case 'text':
      return readText(value, kind.max);
    case 'number':
      return readNumber(value, kind.min, kind.max);
    case 'caseNumber':
      return readCaseNumber(value);
    case 'date':
      return isDate(value) ? fine(value) : fault('notADate');
    case 'choice':
      return readOneOf(kind.options, value);
    case 'code':
      return readOneOf(codesOf(city, kind.of), value);
  }
}

const readOneOf = (options: readonly string[], value: string): Read =>
  options.includes(value) ? fine(value) : fault('unknownValue');

function readText(value: string, max: number): Read {
  // Controls other than tab and newline break mails, exports and terminals; NUL breaks PostgreSQL.
  const clean = value
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  if (clean === '') return fine(undefined);
  return clean.length > max ? fault('tooLong') : fine(clean.toWellFormed());
}

function readNumber(value: string, min: number, max: number): Read {
  if (!/^-?\d{1,9}$/.test(value)) return fault('notANumber');
  const number = Number(value);
  return number < min || number > max ? fault('outOfRange') : fine(number);
}

function readCaseNumber(value: string): Read {
  const ticket = readTicket(value);
  return ticket.ok ? fine(ticket.ticket) : fault('unknownValue');
}

/** A day that exists, YYYY-MM-DD, in this or the next centuries. */
function isDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) && Number(match[1]) >= 1900;
}

function codesOf(city: City, of: Extract<FieldKind, { kind: 'code' }>['of']): readonly string[] {
  switch (of) {
    case 'agency':
      return city.agencies.map((a) => a.code);
    case 'unit':
      return city.units.map((u) => u.code);
    case 'officer':
      return city.positions.map((p) => p.code);
    case 'category':
      return city.categories.map((c) => c.code);
    case 'externalBody':
      return city.externalBodies.map((b) => b.code);
    case 'rejectReason':
      return city.rejectReasons.map((r) => r.code);
  }
}
