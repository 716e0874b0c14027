import { isDeepStrictEqual } from 'node:util';
import type { RoutesBody, RuleBody } from './routes-body.ts';

/** Why nothing was changed. */
type RuleFault = 'nothingChanged' | 'unknownRule' | 'ruleTaken' | 'noCondition';
export type EditedRoutes =
  { readonly ok: true; readonly body: RoutesBody } | { readonly ok: false; readonly fault: RuleFault };

const no = (fault: RuleFault): EditedRoutes => ({ ok: false, fault });

function withRules(body: RoutesBody, rules: RuleBody[]): EditedRoutes {
  return isDeepStrictEqual(rules, body.rules) ? no('nothingChanged') : { ok: true, body: { ...body, rules } };
}

/**
 * Puts a rule at a place (from 1) instead of the one named `before`; without it the rule is new. The first rule that fits
 * counts, so the place is part of what it says. Refuses a code that another rule has, and a rule without a condition.
 */
export function setRule(
  body: RoutesBody,
  before: string | null,
  rule: RuleBody,
  place: number,
): EditedRoutes {
  if (before !== null && !body.rules.some(({ code }) => code === before)) return no('unknownRule');
  if (rule.code !== before && body.rules.some(({ code }) => code === rule.code)) return no('ruleTaken');
  if (Object.keys(rule.when).length === 0) return no('noCondition');
  const others = body.rules.filter(({ code }) => code !== before);
  return withRules(body, others.toSpliced(Math.max(0, place - 1), 0, rule));
}

/** Takes a rule away. */
export function removeRule(body: RoutesBody, code: string): EditedRoutes {
  if (!body.rules.some((rule) => rule.code === code)) return no('unknownRule');
  return withRules(
    body,
    body.rules.filter((rule) => rule.code !== code),
  );
}

/** How sure a route must be to be taken at once, and how little is enough after which wait. */
export function setSureness(
  body: RoutesBody,
  { sure, steps }: Pick<RoutesBody, 'sure' | 'steps'>,
): EditedRoutes {
  const same = sure === body.sure && isDeepStrictEqual(steps, body.steps);
  return same ? no('nothingChanged') : { ok: true, body: { ...body, sure, steps } };
}
