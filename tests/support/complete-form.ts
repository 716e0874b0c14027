import type { Action } from '#domain/action.ts';
import type { Actor } from '#domain/actor.ts';
import { leadOf, type CaseState } from '#domain/case.ts';
import type { City } from '#domain/city.ts';
import { fieldsOf } from '#domain/decide.ts';
import { kindOf, type FieldName, type Given } from '#domain/field.ts';
import { localDate } from '#domain/local-time.ts';
import { transitionOf } from '#domain/transitions.ts';

const PHOTO = '00000000-0000-7000-8000-d00000000001';

interface Form {
  city: City;
  by: Actor;
  state: CaseState;
  now: Date;
  /** chooses among several right answers */
  pick: number;
}

type Value = string | number | readonly string[];

/** A form that is filled in completely and sensibly: every field of the action that there is an answer for. */
export function completeForm(
  city: City,
  action: Action,
  by: Actor,
  state: CaseState,
  now: Date,
  pick = 0,
): Given {
  const form: Form = { city, by, state, now, pick };
  const row = transitionOf(action);
  const fields = fieldsOf(row).filter((field) => row.needs.includes(field) || isUseful(field, form));
  return Object.fromEntries(
    fields.flatMap((field): [FieldName, Value][] => {
      const value = valueOf(field, action, form);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

/** Optional people are named only by somebody who has some. */
const isUseful = (field: FieldName, form: Form): boolean =>
  (field !== 'unit' && field !== 'officer') || peopleAgency(form) !== undefined;

const peopleAgency = ({ by, state }: Form): string | undefined => {
  const lead = leadOf(state)?.agency;
  return 'agency' in by && by.agency === lead ? lead : undefined;
};

function valueOf(field: FieldName, action: Action, form: Form): Value | undefined {
  const kind = kindOf(field);
  switch (kind.kind) {
    case 'text':
      return `Keterangan untuk ${field}`;
    case 'choice':
      return at(kind.options, form.pick);
    case 'number':
      return Math.min(kind.max, kind.min + (form.pick % 5));
    case 'date':
      return localDate(form.city.zone, new Date(form.now.getTime() + (1 + (form.pick % 40)) * 86_400_000));
    case 'photos':
      return [PHOTO];
    case 'caseNumber':
      return '2026-000001';
    case 'code':
      return at(codesFor(kind.of, action, form), form.pick);
  }
}

const at = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

type CodeOf = 'agency' | 'unit' | 'officer' | 'category' | 'externalBody' | 'rejectReason';

function codesFor(of: CodeOf, action: Action, form: Form): readonly string[] {
  const { city, by, state } = form;
  switch (of) {
    case 'agency':
      return agenciesFor(action, form);
    case 'unit':
      return city.units.filter((u) => u.agency === peopleAgency(form)).map((u) => u.code);
    case 'officer':
      return city.positions.filter((p) => p.agency === peopleAgency(form)).map((p) => p.code);
    case 'category':
      return city.categories.filter((c) => c.lead !== city.inspectorateAgency).map((c) => c.code);
    case 'externalBody':
      return city.externalBodies.map((b) => b.code);
    case 'rejectReason':
      return city.rejectReasons
        .filter((r) => by.role === 'coordinator' || !r.coordinatorOnly)
        .filter((r) => state.questions > 0 || !r.afterQuestion)
        .map((r) => r.code);
  }
}

/** Technical agencies that have no part in the case yet, as a sensible clerk would choose. */
function agenciesFor(_action: Action, { city, state }: Form): readonly string[] {
  const taken = state.assignments.filter((a) => a.state !== 'cancelled').map((a) => a.agency);
  const returned = state.returns.map((r) => r.agency);
  const staffed = new Set(city.positions.filter((p) => p.role === 'agencyAdmin').map((p) => p.agency));
  const able = city.agencies
    .filter((a) => staffed.has(a.code) && a.code !== city.deskAgency)
    .map((a) => a.code);
  const free = able.filter((code) => !taken.includes(code) && !returned.includes(code));
  return free.length > 0 ? free : able.filter((code) => leadOf(state)?.agency !== code);
}
