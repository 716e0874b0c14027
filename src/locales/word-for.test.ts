import { describe, expect, test } from 'vitest';
import { STAFF_ROLES } from '#domain/actor.ts';
import { OUTCOMES, STAGES, STATUSES } from '#domain/status.ts';
import { hasWord, keyOf, wordFor } from './word-for.ts';

describe('words for the rows of a table', () => {
  test('a name in the code becomes a key in the locales', () => {
    expect(keyOf('action', 'autoDispatch')).toBe('action_auto_dispatch');
    expect(keyOf('status', 'waiting_budget')).toBe('status_waiting_budget');
  });

  test('every status, stage, outcome and role has its words', () => {
    const rows = [
      ...STATUSES.map((name) => ['status', name] as const),
      ...STAGES.map((name) => ['stage', name] as const),
      ...OUTCOMES.map((name) => ['outcome', name] as const),
      ...STAFF_ROLES.map((name) => ['role', name] as const),
    ];
    expect(rows.filter(([group, name]) => !hasWord(group, name))).toEqual([]);
  });

  test('the language may be chosen, and inputs are put in', () => {
    expect(wordFor('status', 'received', { locale: 'en' })).toBe('Received');
    expect(wordFor('trouble', 'id', { id: 'a1', locale: 'id' })).toBe('Nomor gangguan: a1');
  });

  test('missing words are an exception where we can still mend them', () => {
    expect(() => wordFor('status', 'forgotten')).toThrow('status_forgotten');
  });
});
