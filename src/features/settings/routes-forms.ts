import { formText } from '#platform/form-text.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { removeRule, setRule, setSureness, type EditedRoutes } from './edit-routes.ts';
import { goalOf, type RoutesBody, type RuleBody } from './routes-body.ts';
import type { FormFault } from './draft.ts';

/** What a form made of the rules, and the reason it suggests; or what is wrong with the form. */
type RoutesEdit =
  | { readonly ok: true; readonly body: RoutesBody; readonly reason: string }
  | { readonly ok: false; readonly errors: readonly FormFault[] };
type Edit = (body: RoutesBody, form: FormData) => RoutesEdit;

const wrong = (text: string, field?: string): RoutesEdit => ({
  ok: false,
  errors: [field === undefined ? { text } : { field, text }],
});

function answer(edited: EditedRoutes, reason: string, field?: string): RoutesEdit {
  return edited.ok
    ? { ok: true, body: edited.body, reason }
    : wrong(wordFor('settings_refused', edited.fault), field);
}

const text = (form: FormData, name: string): string => formText(form, name).trim();

/** A share from a percentage; null for what is none. */
function shareOf(percent: string): number | null {
  const value = Number(percent.replace(',', '.'));
  return percent !== '' && value >= 0 && value <= 100 ? value / 100 : null;
}

/** A number of minutes, hours or days; 0 for what is none. A wait of months is a typing error. */
const amountOf = (words: string): number => (/^[1-9]\d{0,4}$/.test(words) ? Number(words) : 0);

/** A list as people write it, with commas or lines. */
const wordsOf = (words: string): string =>
  words
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join(', ');

function whenOf(form: FormData): RuleBody['when'] {
  const chosen = (name: string): string[] =>
    form.getAll(name).flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : []));
  const lists = (['categories', 'groups', 'areas'] as const).flatMap((name) =>
    chosen(name).length > 0 ? [[name, chosen(name)] as const] : [],
  );
  const words = wordsOf(formText(form, 'words').toLowerCase());
  const streets = wordsOf(formText(form, 'streets'));
  return {
    ...Object.fromEntries(lists),
    ...(words === '' ? {} : { words }),
    ...(streets === '' ? {} : { streets }),
  };
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

type ReadRule = { ok: true; rule: RuleBody } | Extract<RoutesEdit, { ok: false }>;

/** What a form says of a rule, each field judged for itself. */
function ruleOf(form: FormData, old: RuleBody | undefined): ReadRule {
  const code = text(form, 'code');
  const to = goalOf(text(form, 'goal'), old?.to);
  const confidence = shareOf(text(form, 'confidence'));
  const [id, en] = [text(form, 'reason-id'), text(form, 'reason-en')];
  const own = old?.code ?? 'new';
  const wrongOnes: readonly (readonly [boolean, string, string])[] = [
    [!CODE.test(code), 'code', m.settings_rule_code_wrong()],
    [to === null, 'goal', m.settings_rule_goal_missing()],
    [confidence === null, 'confidence', m.settings_percent_wrong()],
    [id === '', 'reason-id', m.settings_rule_reason_missing()],
  ];
  const errors = wrongOnes
    .filter(([isWrong]) => isWrong)
    .map(([, field, words]) => ({ field: `${field}-${own}`, text: words }));
  if (to === null || confidence === null || errors.length > 0) return { ok: false, errors };
  return { ok: true, rule: { code, when: whenOf(form), to, confidence, reason: { id, en: en || id } } };
}

const rule: Edit = (body, form) => {
  const before = text(form, 'before') || null;
  const read = ruleOf(
    form,
    body.rules.find(({ code }) => code === before),
  );
  if (!read.ok) return read;
  const place = Number(text(form, 'place'));
  const at = Number.isInteger(place) && place > 0 ? place : body.rules.length + 1;
  const reason = m.settings_reason_rule({ reason: read.rule.reason.id });
  return answer(setRule(body, before, read.rule, at), reason, `code-${before ?? 'new'}`);
};

const removeOne: Edit = (body, form) => {
  const code = formText(form, 'code');
  const gone = body.rules.find((one) => one.code === code);
  return answer(removeRule(body, code), m.settings_reason_rule_gone({ reason: gone?.reason.id ?? '' }));
};

const sureness: Edit = (body, form) => {
  const sure = shareOf(text(form, 'sure'));
  const steps = body.steps.map(({ after }, index) => ({
    after: { ...after, amount: amountOf(text(form, `after-${index}`)) },
    least: shareOf(text(form, `least-${index}`)),
  }));
  if (sure === null) return wrong(m.settings_percent_wrong(), 'sure');
  const bad = steps.findIndex(({ after, least }) => least === null || after.amount === 0);
  if (bad >= 0) return wrong(m.settings_percent_wrong(), `least-${bad}`);
  const next = steps.map(({ after, least }) => ({ after, least: least ?? 0 }));
  return answer(setSureness(body, { sure, steps: next }), m.settings_reason_sureness(), 'sure');
};

/** Everything that staff may do to the rules, by the name of its form. */
export const ROUTES_EDITS = { rule, remove: removeOne, sureness } as const;
export type RoutesEditName = keyof typeof ROUTES_EDITS;
