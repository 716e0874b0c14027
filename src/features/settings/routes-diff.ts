import { isDeepStrictEqual } from 'node:util';
import type { City } from '#domain/city.ts';
import { m } from '#locales/words/messages.js';
import type { Difference } from './times-diff.ts';
import type { RoutesBody, RuleBody } from './routes-body.ts';
import { goalWords, percent, whenWords } from './routes-view.ts';

/** What is new, gone and changed from one version of the rules to another, in the words of the reader. */
export function routesDiff(before: RoutesBody, after: RoutesBody, city: City): Difference[] {
  const find = (body: RoutesBody, code: string): RuleBody | undefined =>
    body.rules.find((rule) => rule.code === code);
  const place = (body: RoutesBody, code: string): number =>
    body.rules.findIndex((rule) => rule.code === code) + 1;
  const words = (rule: RuleBody, body: RoutesBody): string =>
    m.settings_rule_words({
      place: place(body, rule.code),
      code: rule.code,
      when: whenWords(rule.when, city),
      to: goalWords(rule.to, city),
      confidence: percent(rule.confidence),
    });
  const isOther = (rule: RuleBody): boolean => {
    const old = find(before, rule.code);
    return old !== undefined && !isDeepStrictEqual(old, rule);
  };
  return [
    ...after.rules
      .filter(({ code }) => !find(before, code))
      .map((rule): Difference => ({ how: 'added', what: words(rule, after) })),
    ...before.rules
      .filter(({ code }) => !find(after, code))
      .map((rule): Difference => ({ how: 'removed', what: words(rule, before) })),
    ...after.rules.filter(isOther).map((rule): Difference => ({ how: 'changed', what: words(rule, after) })),
    ...orderDiff(before, after),
    ...surenessDiff(before, after),
  ];
}

/** The order of the rules that stay: the first that fits counts. */
function orderDiff(before: RoutesBody, after: RoutesBody): Difference[] {
  const codes = (body: RoutesBody): string[] => body.rules.map(({ code }) => code);
  const [old, next] = [codes(before), codes(after)];
  const stays = (list: string[]): string[] =>
    list.filter((code) => old.includes(code) && next.includes(code));
  return isDeepStrictEqual(stays(old), stays(next))
    ? []
    : [{ how: 'changed', what: m.settings_rule_order({ codes: next.join(' › ') }) }];
}

function surenessDiff(before: RoutesBody, after: RoutesBody): Difference[] {
  const words = ({ sure, steps }: RoutesBody): string =>
    m.settings_sureness_words({
      sure: percent(sure),
      steps: steps
        .map(({ after: wait, least }) => `${wait.amount} ${wait.unit} ${percent(least)} %`)
        .join(', '),
    });
  return words(before) === words(after) ? [] : [{ how: 'changed', what: words(after) }];
}
