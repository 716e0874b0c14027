import * as v from 'valibot';
import { routesShape } from '#platform/settings-shapes.ts';

/** Where reports go, in the form in which it is written and published. */
export type RoutesBody = v.InferInput<typeof routesShape>;
export type RuleBody = RoutesBody['rules'][number];
export type GoalBody = RuleBody['to'];

/** What was kept or read from the files; throws for anything else, which no door lets in. */
export function asRoutes(body: unknown): RoutesBody {
  if (v.is(routesShape, body)) return body;
  throw new Error('these are no rules of routing');
}

/** A goal as one word of a form: "agency:dlh", "body:pln", "seal", "desk". */
export function goalCode(to: GoalBody): string {
  if ('agency' in to) return `agency:${to.agency}`;
  if ('body' in to) return `body:${to.body}`;
  return 'seal' in to ? 'seal' : 'desk';
}

/** A goal from its word; what is no goal is the desk. */
export const asGoal = (code: string): GoalBody => goalOf(code, undefined) ?? { desk: true };

/** The goal that a form names; the unit of the rule before stays while the agency does. Null for no goal. */
export function goalOf(code: string, before: GoalBody | undefined): GoalBody | null {
  if (code === 'seal') return { seal: true };
  if (code === 'desk') return { desk: true };
  const [, kind, name = ''] = /^(agency|body):(.+)$/s.exec(code) ?? [];
  if (kind === 'body') return { body: name };
  return kind === 'agency' ? agencyGoal(name, before) : null;
}

const agencyGoal = (agency: string, before: GoalBody | undefined): GoalBody =>
  before && 'agency' in before && before.agency === agency ? before : { agency };
