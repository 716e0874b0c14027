import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { newId } from '#platform/identity.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { openMailSink } from '../../tests/support/mail-sink.ts';
import { file } from '#features/reports/reports.fixture.ts';
import { openJobs } from './jobs.fixture.ts';
import { sweep } from './sweep.ts';

const db = await freshDatabase();
const sink = await openMailSink();
const app = await openJobs(db, sink.url);
afterAll(() => sink.close());

/** A photo kept for a form, or for a case. */
async function photo(content: string, caseId: string | null, daysAgo: number): Promise<string> {
  const sha = await app.files.put(Buffer.from(content), 'image/jpeg');
  await db.pool.query(
    `insert into attachment (id, case_id, audience, sha256, thumb_sha256, type, width, height, bytes, has_exif,
       uploaded_by, created_at)
     values ($1, $2, 'internal', $3, $3, 'image/jpeg', 1, 1, 1, false, 'form:x', $4)`,
    [newId(app.now()), caseId, sha, new Date(app.now().getTime() - daysAgo * 86_400_000)],
  );
  return sha;
}

test('photos that no form was sent with are forgotten after a day, with their files unless others need them', async () => {
  const { caseId } = await file(app);
  const gone = await photo('loose and old', null, 2);
  const shared = await photo('the same picture', null, 2);
  await photo('the same picture', caseId, 2);
  const fresh = await photo('loose and new', null, 0.5);
  await sweep(app);
  expect(await Promise.all([gone, shared, fresh].map((sha) => app.files.has(sha)))).toEqual([
    false,
    true,
    true,
  ]);
  const { rows } = await db.pool.query<{ sha256: string }>(
    'select sha256 from attachment order by created_at',
  );
  expect(rows.map(({ sha256 }) => sha256).toSorted()).toEqual([shared, fresh].toSorted());
  expect(gone).toBe(createHash('sha256').update('loose and old').digest('hex'));
});

test('keys of forms live for thirty days', async () => {
  for (const days of [29, 31]) {
    await db.pool.query(
      `insert into idempotency_key (scope, key, request_hash, created_at) values ('form', $1, '\\x00', $2)`,
      [String(days), new Date(app.now().getTime() - days * 86_400_000)],
    );
  }
  await sweep(app);
  const { rows } = await db.pool.query<{ key: string }>(
    `select key from idempotency_key where scope = 'form'`,
  );
  expect(rows).toEqual([{ key: '29' }]);
});
