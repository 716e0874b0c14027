/**
 * What an action may be given. One name is one field of a form, one key of an API body, one column of a work sheet;
 * the kind says how it is read and who may read it afterwards.
 */
export type TextAudience = 'public' | 'reporter' | 'internal';

export type FieldKind =
  | { kind: 'text'; max: number; rows: number; audience: TextAudience }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'code'; of: 'agency' | 'unit' | 'officer' | 'category' | 'externalBody' | 'rejectReason' }
  | { kind: 'caseNumber' }
  | { kind: 'date'; when: 'future' | 'any' }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'photos'; max: number; audience: 'public' | 'internal' };

export const ESTIMATE_CLASSES = ['below50', 'to200', 'to400', 'above400', 'unknown'] as const;
export const FUNDING_ROUTES = [
  'INCIDENTAL',
  'ROUTINE',
  'PAK',
  'MUSRENBANG',
  'KUA_PPAS',
  'APBD',
  'RT_BERKELAS',
  'DPRD_POKIR',
  'CONTINGENCY',
  'PROVINCE',
  'NATIONAL',
  'CSR',
] as const;

export const FIELDS = {
  category: { kind: 'code', of: 'category' },
  classification: { kind: 'choice', options: ['information', 'ordinary', 'oversight'] },
  agency: { kind: 'code', of: 'agency' },
  suggestedAgency: { kind: 'code', of: 'agency' },
  unit: { kind: 'code', of: 'unit' },
  officer: { kind: 'code', of: 'officer' },
  externalBody: { kind: 'code', of: 'externalBody' },
  rejectReason: { kind: 'code', of: 'rejectReason' },
  otherCase: { kind: 'caseNumber' },
  question: { kind: 'text', max: 500, rows: 3, audience: 'reporter' },
  reply: { kind: 'text', max: 5000, rows: 4, audience: 'reporter' },
  reason: { kind: 'text', max: 2000, rows: 3, audience: 'public' },
  help: { kind: 'text', max: 1000, rows: 2, audience: 'reporter' },
  objection: { kind: 'text', max: 5000, rows: 4, audience: 'reporter' },
  part: { kind: 'text', max: 1000, rows: 2, audience: 'public' },
  found: { kind: 'text', max: 2000, rows: 3, audience: 'public' },
  plan: { kind: 'text', max: 2000, rows: 3, audience: 'public' },
  answer: { kind: 'text', max: 5000, rows: 5, audience: 'public' },
  cause: { kind: 'text', max: 1000, rows: 2, audience: 'public' },
  letter: { kind: 'text', max: 120, rows: 1, audience: 'public' },
  party: { kind: 'text', max: 200, rows: 1, audience: 'public' },
  awaited: { kind: 'text', max: 1000, rows: 2, audience: 'public' },
  interim: { kind: 'text', max: 1000, rows: 2, audience: 'public' },
  gateName: { kind: 'text', max: 120, rows: 1, audience: 'public' },
  comment: { kind: 'text', max: 2000, rows: 3, audience: 'reporter' },
  note: { kind: 'text', max: 5000, rows: 3, audience: 'internal' },
  inside: { kind: 'text', max: 1000, rows: 2, audience: 'internal' },
  text: { kind: 'text', max: 5000, rows: 4, audience: 'reporter' },
  publicText: { kind: 'text', max: 5000, rows: 6, audience: 'public' },
  dueDate: { kind: 'date', when: 'future' },
  surveyDate: { kind: 'date', when: 'future' },
  plannedDate: { kind: 'date', when: 'future' },
  until: { kind: 'date', when: 'future' },
  gateDate: { kind: 'date', when: 'future' },
  required: { kind: 'choice', options: ['required', 'optional'] },
  queuePlace: { kind: 'number', min: 1, max: 9999 },
  rating: { kind: 'number', min: 1, max: 5 },
  costClass: { kind: 'choice', options: ESTIMATE_CLASSES },
  estimateClass: { kind: 'choice', options: ESTIMATE_CLASSES },
  fundingRoute: { kind: 'choice', options: FUNDING_ROUTES },
  externalOutcome: { kind: 'choice', options: ['solved', 'waiting'] },
  budgetOutcome: { kind: 'choice', options: ['funded', 'nextGate', 'declined'] },
  photos: { kind: 'photos', max: 5, audience: 'public' },
  before: { kind: 'photos', max: 5, audience: 'public' },
  after: { kind: 'photos', max: 5, audience: 'public' },
  document: { kind: 'photos', max: 5, audience: 'internal' },
} as const satisfies Record<string, FieldKind>;

export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES: readonly FieldName[] = [
  'category', 'classification', 'agency', 'suggestedAgency', 'unit', 'officer', 'externalBody', 'rejectReason',
  'otherCase', 'question', 'reply', 'reason', 'help', 'objection', 'part', 'found', 'plan', 'answer', 'cause', 'letter',
  'party', 'awaited', 'interim', 'gateName', 'comment', 'note', 'inside', 'text', 'publicText', 'dueDate', 'surveyDate',
  'plannedDate', 'until', 'gateDate', 'required', 'queuePlace', 'rating', 'costClass', 'estimateClass', 'fundingRoute',
  'externalOutcome', 'budgetOutcome', 'photos', 'before', 'after', 'document',
]; // prettier-ignore

type ValueOf<K extends FieldName> = (typeof FIELDS)[K]['kind'] extends 'photos'
  ? readonly string[]
  : (typeof FIELDS)[K]['kind'] extends 'number'
    ? number
    : string;

/** What an action is given, read and typed. Texts are trimmed; dates are YYYY-MM-DD; photos are attachment ids. */
export type Given = { readonly [K in FieldName]?: ValueOf<K> };

/** The kind of a field, as a plain union (for forms and readers). */
export function kindOf(field: FieldName): FieldKind {
  return FIELDS[field];
}

/** True for a free text: it is kept beside the history, not in it, so that it can be redacted or forgotten. */
export function isTextField(field: FieldName): boolean {
  return FIELDS[field].kind === 'text';
}
