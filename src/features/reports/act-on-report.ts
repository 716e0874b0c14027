import type { Action } from '#domain/action.ts';
import type { Reporter } from '#domain/actor.ts';
import { isAction } from '#domain/decide.ts';
import { kindOf, type FieldName } from '#domain/field.ts';
import type { Refusal, RefusalKind } from '#domain/refusal.ts';
import { photoRefusalWords } from '#locales/photo-words.ts';
import { hasWord, wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { isId } from '#platform/identity.ts';
import { networkOf } from '#platform/limits.ts';
import type { App } from '#store/app.ts';
import { keptPhotos } from '#store/keep-photo.ts';
import { takeTurn } from '#store/limits.ts';
import { scopeOf } from '#store/move-case.ts';
import { readActionForm, takeAction, type ActionForm, type Taken } from '#store/take-action.ts';
import { fetchOwnReport } from './own-report.query.ts';
import { caseOfAction, isReporterAction, type FailedForm } from './report-forms.ts';

/** What came of a reporter's form. */
export type Acted =
  | { ok: true; action: Action }
  | { ok: false; status: number; failed: FailedForm; retryAfterSeconds: number | null };

type No = Extract<Taken, { ok: false }>;

const NOTHING: No = { ok: false, refusal: null, faults: {}, photoRefusals: {}, kept: {} };
/** Somebody was faster: what was typed is kept and the page shows what happened. */
const CONFLICTS: readonly RefusalKind[] = [
  'changedMeanwhile',
  'alreadySent',
  'notNow',
  'notYourReport',
  'takenBackBefore',
];

/**
 * A reporter's button with its form: to the own case of today, or to the one that was filed. Limited per network. Null
 * when ticket and report do not belong together; a "no" brings back what was typed and the photos that were good.
 */
export async function actOnReport(
  app: App,
  by: Reporter,
  ticket: string,
  form: FormData,
  address: string,
): Promise<Acted | null> {
  const report = await fetchOwnReport(app, by.reportId, ticket);
  if (!report) return null;
  const action = actionOf(form);
  if (action === null) return failedAs(app, by, 'message', emptyForm(), refused('notAllowed'));
  const asked = readActionForm(action, form);
  const turn = await takeTurn(app, 'reporterAct', networkOf(address), app.now());
  if (!turn.ok) return slowedDown(app, by, action, asked, turn.retryAfterSeconds);
  const taken = await takeAction(app, { id: caseOfAction(report, action) }, action, by, asked);
  return taken.ok ? { ok: true, action } : failedAs(app, by, action, asked, taken);
}

const refused = (kind: RefusalKind): No => ({ ...NOTHING, refusal: { kind } });
const emptyForm = (): ActionForm => ({ raw: {}, files: {}, key: '', seen: null });

function actionOf(form: FormData): Action | null {
  const name = form.get('action');
  return typeof name === 'string' && isAction(name) && isReporterAction(name) ? name : null;
}

async function slowedDown(
  app: App,
  by: Reporter,
  action: Action,
  form: ActionForm,
  seconds: number,
): Promise<Acted> {
  const acted = await failedAs(app, by, action, form, NOTHING);
  if (acted.ok) return acted;
  const problem = m.track_slow_down({ minutes: Math.ceil(seconds / 60) });
  return { ...acted, status: 429, failed: { ...acted.failed, problem }, retryAfterSeconds: seconds };
}

async function failedAs(app: App, by: Reporter, action: Action, form: ActionForm, no: No): Promise<Acted> {
  const fields = Object.keys(form.raw).filter(isField);
  const values: Partial<Record<FieldName, string>> = {};
  const kept: Partial<Record<FieldName, { id: string; src: string }[]>> = {};
  for (const field of fields) {
    if (kindOf(field).kind !== 'photos') values[field] = firstOf(form.raw[field]);
    else kept[field] = await stillKept(app, by, no.kept[field] ?? listOf(form.raw[field]));
  }
  const faults = faultWords(no, form);
  const failed = { action, key: form.key, values, kept, faults, problem: problemOf(no, faults) };
  return { ok: false, status: statusOf(no.refusal), failed, retryAfterSeconds: null };
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? []);
const firstOf = (value: string | readonly string[] | undefined): string =>
  (listOf(value)[0] ?? '').slice(0, 30_000);
const isField = (name: string): name is FieldName => hasWord('field', name);

async function stillKept(
  app: App,
  by: Reporter,
  ids: readonly string[],
): Promise<{ id: string; src: string }[]> {
  const photos = await keptPhotos(app.db, ids.filter(isId), scopeOf(by));
  return photos.map(({ id, thumb }) => ({ id, src: `/foto/${thumb}` }));
}

function faultWords(no: No, { raw }: ActionForm): Partial<Record<FieldName, string>> {
  const words: Partial<Record<FieldName, string>> = {};
  const missing = no.refusal?.fields ?? [];
  for (const field of missing) words[field] = missingWords(no.refusal, missing.length);
  for (const field of Object.keys(raw).filter(isField)) {
    const fault = no.faults[field];
    const photo = no.photoRefusals[field];
    if (fault) words[field] = wordFor('fault', fault);
    if (photo) words[field] = photoRefusalWords(photo);
  }
  return words;
}

function missingWords(refusal: Refusal | null, count: number): string {
  if (refusal?.kind !== 'missingFields') return m.fault_unknown_value();
  return count > 1 ? m.fault_missing_any() : m.fault_missing();
}

/** A refusal that is about no field stands above the form; the others stand beside their fields. */
function problemOf({ refusal }: No, faults: Readonly<Partial<Record<FieldName, string>>>): string | null {
  if (!refusal || Object.keys(faults).length > 0) return null;
  return wordFor('refusal', refusal.kind);
}

function statusOf(refusal: Refusal | null): number {
  return refusal && CONFLICTS.includes(refusal.kind) ? 409 : 422;
}
