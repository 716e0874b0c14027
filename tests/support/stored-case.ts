import { createHash, randomUUID } from 'node:crypto';
import type { Action } from '#domain/action.ts';
import type { Actor } from '#domain/actor.ts';
import type { CaseState } from '#domain/case.ts';
import type { City } from '#domain/city.ts';
import type { Clocks } from '#domain/clocks.ts';
import type { Given } from '#domain/field.ts';
import type { Result } from '#domain/refusal.ts';
import type { Database } from '#store/database.ts';
import { fileReport, type Draft, type Filed, type FilingContext } from '#store/file-report.ts';
import { newId } from '#platform/identity.ts';
import { moveCase, type MoveContext, type Moved } from '#store/move-case.ts';
import { MONDAY, officerIn } from './build-case.ts';
import { completeForm } from './complete-form.ts';
import { smallCity } from './small-city.ts';

/** Accounts for every position of a city, so that its officers can sign what they do. */
export async function seedAccounts(db: Database, city: City = smallCity): Promise<void> {
  for (const { code } of city.positions) {
    const { accountId } = officerIn(city, code);
    await db.pool.query(
      'insert into account (id, name, email, created_at) values ($1, $2, $3, $4) on conflict do nothing',
      [accountId, `Petugas ${code}`, `${code}@contoh.test`.toLowerCase(), MONDAY],
    );
  }
}

export const draft = (more: Partial<Draft> = {}): Draft => ({
  reportId: newId(MONDAY),
  text: 'Jalan berlubang di depan pasar, hubungi 081234567890',
  category: 'hole',
  questionAnswer: null,
  language: 'id',
  channel: 'web',
  place: { area: null, lon: 112.63, lat: -7.98, h9: null, street: 'Jalan Mawar', landmark: 'depan pasar' },
  photos: [],
  anonymous: false,
  private: false,
  sealed: false,
  emergency: false,
  consents: {},
  contact: null,
  ...more,
});

export const filing = (more: Partial<FilingContext> = {}): FilingContext => ({
  city: smallCity,
  now: MONDAY,
  codeHash: randomUUID(),
  uploader: 'form:1',
  request: null,
  ...more,
});

/** Files a complaint that must be taken. */
export async function file(
  db: Database,
  more: Partial<Draft> = {},
  context: Partial<FilingContext> = {},
): Promise<Filed> {
  const filed = await fileReport(db, draft(more), { role: 'reporter' }, filing(context));
  if (!filed.ok) throw new Error(`the filing was refused: ${JSON.stringify(filed.refusal)}`);
  return filed.value;
}

/** An action through the door, with a complete form unless something else is given. */
export async function tryMove(
  db: Database,
  caseId: string,
  action: Action,
  by: Actor,
  given: Given = {},
  context: Partial<MoveContext> = {},
): Promise<Result<Moved>> {
  const { city = smallCity, now = MONDAY } = context;
  const { state } = await stored(db, caseId);
  const form = withoutPhotos(completeForm(city, action, by, state, now));
  return moveCase(db, { id: caseId }, action, by, { ...form, ...given }, { ...context, city, now });
}

/** The same, and it must be allowed. */
export async function move(...args: Parameters<typeof tryMove>): Promise<Moved> {
  const moved = await tryMove(...args);
  if (!moved.ok) throw new Error(`${args[2]} was refused: ${JSON.stringify(moved.refusal)}`);
  return moved.value;
}

/** The photos of a complete form are not in the database. */
function withoutPhotos({ photos: _p, before: _b, after: _a, document: _d, ...given }: Given): Given {
  return given;
}

export interface StoredCase {
  state: CaseState;
  clocks: Clocks;
  row: Readonly<Record<string, unknown>>;
}

/** A case as it stands in the database. */
export async function stored(db: Database, caseId: string): Promise<StoredCase> {
  const { rows } = await db.pool.query<Record<string, unknown> & { state: CaseState; clocks: Clocks }>(
    'select * from case_file where id = $1',
    [caseId],
  );
  const [row] = rows;
  if (!row) throw new Error(`there is no case ${caseId}`);
  return { state: row.state, clocks: row.clocks, row };
}

/** A photo that somebody uploaded and has not used yet; the same `content` is the same picture. */
export async function uploadPhoto(
  db: Database,
  uploader: string,
  content: string = randomUUID(),
): Promise<string> {
  const id = randomUUID();
  const sha256 = createHash('sha256').update(content).digest('hex');
  await db.pool.query(
    `insert into attachment (id, audience, sha256, thumb_sha256, type, width, height, bytes, has_exif, uploaded_by, created_at)
     values ($1, 'internal', $2, $2, 'image/jpeg', 10, 10, 100, false, $3, $4)`,
    [id, sha256, uploader, MONDAY],
  );
  return id;
}
