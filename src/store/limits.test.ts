import { expect, test } from 'vitest';
import { LIMITS } from '#platform/limits.ts';
import { newKeyText, parseKeys } from '#platform/keys.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { forgetFreeTurns, giveTurnBack, takeTurn } from './limits.ts';

const db = await freshDatabase();
const parsed = parseKeys([newKeyText()], 'test');
if (!parsed.ok) throw new Error(parsed.fault);
const base = { db, keys: parsed.keys };
const start = new Date('2026-11-20T01:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const { points, seconds } = LIMITS.filing;

test('many at the same moment get exactly as many turns as there are', async () => {
  const tries = Array.from({ length: points + 12 }, () => takeTurn(base, 'filing', 'crowd', start));
  const turns = await Promise.all(tries);
  expect(turns.filter(({ ok }) => ok).length).toBe(points);
});

test('after the burst one more is free each time, and waiting as told is enough', async () => {
  for (let turn = 0; turn < points; turn += 1) await takeTurn(base, 'filing', 'steady', start);
  const refused = await takeTurn(base, 'filing', 'steady', start);
  expect(refused).toEqual({ ok: false, retryAfterSeconds: seconds / points });
  // Asking too early makes the wait no longer.
  expect(await takeTurn(base, 'filing', 'steady', after(5))).toEqual({
    ok: false,
    retryAfterSeconds: seconds / points - 5,
  });
  expect(await takeTurn(base, 'filing', 'steady', after(seconds / points))).toEqual({ ok: true });
  expect(await takeTurn(base, 'filing', 'steady', after(seconds / points))).toMatchObject({ ok: false });
});

test('a turn given back can be taken again', async () => {
  for (let turn = 0; turn < points; turn += 1) await takeTurn(base, 'filing', 'back', start);
  await giveTurnBack(base, 'filing', 'back');
  expect(await takeTurn(base, 'filing', 'back', start)).toEqual({ ok: true });
  expect(await takeTurn(base, 'filing', 'back', start)).toMatchObject({ ok: false });
});

test('limits and subjects do not mix', async () => {
  for (let turn = 0; turn < points; turn += 1) await takeTurn(base, 'filing', 'mix', start);
  expect(await takeTurn(base, 'filing', 'other', start)).toEqual({ ok: true });
  expect(await takeTurn(base, 'tracking', 'mix', start)).toEqual({ ok: true });
  expect(await takeTurn(base, 'filing', '', start)).toEqual({ ok: true });
});

test('the address of a visitor is not kept, and nothing is kept for long', async () => {
  await takeTurn(base, 'tracking', '203.0.113.7', start);
  const { rows } = await db.pool.query('select subject from turn');
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('203.0.113.7');
  expect(await forgetFreeTurns(db, after(seconds * 2))).toBe(rows.length);
});
