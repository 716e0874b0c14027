import { describe, expect, test } from 'vitest';
import { smallCity } from '../../../tests/support/small-city.ts';
import { bodyOfFiles } from '#platform/settings-published.ts';
import { compareRoutes } from './preview-routes.ts';
import { removeRule, setRule, setSureness, type EditedRoutes } from './edit-routes.ts';
import { asRoutes, goalCode, goalOf, type RuleBody } from './routes-body.ts';

const routes = asRoutes(bodyOfFiles('settings/kota-malang', 'routes'));
const rule = (code: string, more: Partial<RuleBody> = {}): RuleBody => ({
  code,
  when: { words: 'contoh' },
  to: { agency: 'dlh' },
  confidence: 0.9,
  reason: { id: 'a', en: 'b' },
  ...more,
});
const faultOf = (edited: EditedRoutes): string | null => (edited.ok ? null : edited.fault);
const codes = (edited: EditedRoutes): string[] =>
  edited.ok ? edited.body.rules.map(({ code }) => code) : [];

describe('a rule', () => {
  const first = routes.rules[0]?.code ?? '';

  test('stands where it was put, and goes where it is moved to', () => {
    const added = setRule(routes, null, rule('baru'), 2);
    expect(codes(added)[1]).toBe('baru');
    if (!added.ok) throw new Error(added.fault);
    expect(codes(setRule(added.body, 'baru', rule('baru'), 1))[0]).toBe('baru');
  });

  test('needs a condition and a code of its own', () => {
    expect(faultOf(setRule(routes, null, rule('baru', { when: {} }), 1))).toBe('noCondition');
    expect(faultOf(setRule(routes, null, rule(first), 1))).toBe('ruleTaken');
    expect(faultOf(setRule(routes, 'tidak-ada', rule('baru'), 1))).toBe('unknownRule');
  });

  test('that stays as it is changes nothing', () => {
    const [own] = routes.rules;
    if (!own) throw new Error('no rule');
    expect(faultOf(setRule(routes, own.code, own, 1))).toBe('nothingChanged');
    expect(faultOf(setSureness(routes, routes))).toBe('nothingChanged');
  });

  test('goes once', () => {
    expect(codes(removeRule(routes, first))).not.toContain(first);
    expect(faultOf(removeRule(routes, 'tidak-ada'))).toBe('unknownRule');
  });
});

describe('a goal', () => {
  test.each(routes.rules.map(({ code, to }) => [code, to] as const))('survives its form: %s', (_code, to) => {
    expect(goalOf(goalCode(to), to)).toEqual(to);
  });

  test('keeps its unit only while the agency stays', () => {
    const before = { agency: 'dlh', unit: 'rth' };
    expect(goalOf('agency:dlh', before)).toEqual(before);
    expect(goalOf('agency:dishub', before)).toEqual({ agency: 'dishub' });
  });

  test('that is none is refused', () => {
    expect(goalOf('agency:', undefined)).toBeNull();
    expect(goalOf('', undefined)).toBeNull();
  });
});

describe('what other rules would have done', () => {
  const [agency] = smallCity.agencies.filter(({ kind }) => kind === 'technical');
  const filed = [1, 2].map((n) => ({
    number: `2026-00000${n}`,
    text: n === 1 ? 'kucing di pohon' : 'apa saja',
    category: null,
    area: null,
    place: '',
    lead: agency?.code ?? null,
    body: null,
  }));
  const next = {
    ...smallCity,
    routing: {
      ...smallCity.routing,
      rules: [
        {
          code: 'kucing',
          when: { words: ['kucing'] },
          to: { agency: agency?.code ?? '' },
          confidence: 0.95,
          reason: { id: 'a', en: 'b' },
        },
      ],
    },
  };

  test('is counted by from where to where, and by whether it was right', async () => {
    const { looked, moved, shifts } = await compareRoutes(
      filed,
      { ...smallCity, routing: { ...smallCity.routing, rules: [] } },
      next,
    );
    expect({ looked, moved }).toEqual({ looked: 2, moved: 1 });
    expect(shifts).toEqual([
      {
        from: 'desk',
        to: `agency:${agency?.code}`,
        count: 1,
        rightBefore: 0,
        rightAfter: 1,
        examples: ['2026-000001'],
      },
    ]);
  });

  test('is nothing where nothing differs', async () => {
    expect((await compareRoutes(filed, next, next)).shifts).toEqual([]);
  });
});
