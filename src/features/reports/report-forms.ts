import type { Action } from '#domain/action.ts';
import type { Reporter } from '#domain/actor.ts';
import type { City } from '#domain/city.ts';
import { isAction, possibleActions, type PossibleAction } from '#domain/decide.ts';
import { kindOf, type FieldName } from '#domain/field.ts';
import { hasWord, wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { OwnReport } from './own-report.query.ts';

/** One field of a reporter's form. */
interface AskedField {
  name: FieldName;
  /** unique on the page, which holds several forms */
  id: string;
  kind: 'text' | 'rating' | 'photos';
  label: string;
  hint: string | null;
  error: string | null;
  optional: boolean;
  value: string;
  rows: number;
  max: number | null;
  /** photos that were good and need not be sent again */
  kept: readonly { id: string; src: string }[];
}

/** One thing that the reporter may do now, with its form. */
export interface AskedForm {
  action: Action;
  title: string;
  hint: string | null;
  button: string;
  /** the same key is the same request, so that a double press does it once */
  key: string;
  /** version of the case that this page shows */
  seen: number;
  fields: readonly AskedField[];
  /** it came back with something wrong */
  failed: boolean;
}

/** A form that came back: what was typed, what was kept and what is wrong with it. */
export interface FailedForm {
  action: Action;
  key: string;
  values: Readonly<Partial<Record<FieldName, string>>>;
  kept: Readonly<Partial<Record<FieldName, readonly { id: string; src: string }[]>>>;
  faults: Readonly<Partial<Record<FieldName, string>>>;
  /** what is wrong with the whole, in a sentence */
  problem: string | null;
}

/** The reporter's turn first, then what ends or begins it anew, at last what is always there. */
const ORDER: readonly Action[] = [
  'reply',
  'confirm',
  'dispute',
  'object',
  'reopen',
  'revive',
  'unmerge',
  'message',
  'withdraw',
];

/** Which case an action of the reporter goes to: parting from others is the business of the case that was filed. */
export function caseOfAction(report: OwnReport, action: Action): string {
  return action === 'unmerge' ? report.filed_case_id : report.case_id;
}

/** Exactly what the table lets this reporter do now, in the case of today and, where it was joined, in its own. */
export function reporterActions(
  report: OwnReport,
  by: Reporter,
  city: City,
  now: Date,
): { possible: PossibleAction; seen: number }[] {
  const { case_id, filed_case_id, state, filed_state } = report;
  const here = possibleActions(state, by, { city, now, caseId: case_id })
    .filter(({ action }) => action !== 'unmerge')
    .map((possible) => ({ possible, seen: state.version }));
  const there = possibleActions(filed_state, by, { city, now, caseId: filed_case_id })
    .filter(({ action }) => action === 'unmerge')
    .map((possible) => ({ possible, seen: filed_state.version }));
  const place = (action: Action): number => (ORDER.indexOf(action) + ORDER.length + 1) % (ORDER.length + 1);
  return [...here, ...there].toSorted((a, b) => place(a.possible.action) - place(b.possible.action));
}

/** The forms of a page, each with its own key; a form that failed keeps its key, its words and its photos. */
export function formsOf(
  actions: readonly { possible: PossibleAction; seen: number }[],
  newKey: () => string,
  failed: FailedForm | null,
  city: City,
): AskedForm[] {
  return actions.map(({ possible, seen }) => {
    const { action } = possible;
    const mine = failed?.action === action ? failed : null;
    return {
      action,
      title: wordFor('ask', action),
      hint: said('ask', `${action}_hint`, { days: city.terms.reviveDays }),
      button: wordFor('ask', `${action}_button`),
      key: mine?.key || newKey(),
      seen,
      fields: fieldNames(possible).map((name) => fieldOf(possible, name, mine)),
      failed: mine !== null,
    };
  });
}

const fieldNames = ({ needs, anyOf, optional }: PossibleAction): FieldName[] => [
  ...needs,
  ...anyOf,
  ...optional,
];

/** The citizen's own wording where there is one, else the plain label of the field. */
function said(group: string, name: string, inputs: Readonly<Record<string, unknown>> = {}): string | null {
  return hasWord(group, name) ? wordFor(group, name, inputs) : null;
}

function fieldOf(possible: PossibleAction, name: FieldName, failed: FailedForm | null): AskedField {
  const own = `${possible.action}_${name}`;
  return {
    name,
    id: `${possible.action}-${name}`,
    ...looksOf(name),
    label: said('ask', own) ?? wordFor('field', name),
    hint: said('ask', `${own}_hint`),
    optional: possible.optional.includes(name),
    ...cameBack(name, failed),
  };
}

function looksOf(name: FieldName): Pick<AskedField, 'kind' | 'rows' | 'max'> {
  const kind = kindOf(name);
  if (kind.kind === 'text') return { kind: 'text', rows: kind.rows, max: kind.max };
  return { kind: kind.kind === 'photos' ? 'photos' : 'rating', rows: 1, max: null };
}

function cameBack(name: FieldName, failed: FailedForm | null): Pick<AskedField, 'error' | 'value' | 'kept'> {
  if (!failed) return { error: null, value: '', kept: [] };
  return {
    error: failed.faults[name] ?? null,
    value: failed.values[name] ?? '',
    kept: failed.kept[name] ?? [],
  };
}

/**
 * What was typed into a form that is no longer offered (the case moved on meanwhile) goes into the message to the city,
 * so that nobody types twice.
 */
export function rescued(failed: FailedForm | null, actions: readonly Action[]): FailedForm | null {
  if (!failed || actions.includes(failed.action) || !actions.includes('message')) return failed;
  const typed = Object.values(failed.values).filter((text) => text !== '' && !/^\d$/.test(text));
  const photos = Object.values(failed.kept).flat();
  return {
    action: 'message',
    key: '',
    values: { text: typed.join('\n') },
    kept: { photos },
    faults: {},
    problem: failed.problem ?? m.track_moved_on(),
  };
}

/** True for an action that a reporter has a form for. */
export function isReporterAction(action: Action): boolean {
  return ORDER.includes(action);
}

/** What is said after an action of the reporter; null for anything else in the address. */
export function thanksFor(action: string | null): string | null {
  return action !== null && isAction(action) && isReporterAction(action)
    ? wordFor('ask', `${action}_thanks`)
    : null;
}
