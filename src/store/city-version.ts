import type { PoolClient } from 'pg';
import type { Officer } from '#domain/actor.ts';
import { transaction, type Database } from './database.ts';
import { writeAudit } from './people/audit.ts';

/** What staff may publish instead of a file: when the city works, and where reports go. */
export type VersionKind = 'times' | 'routes';

/** One version, from draft to published or discarded. `body` has the shape of the files. */
export interface CityVersion {
  id: number;
  kind: VersionKind;
  body: unknown;
  /** what it was written against; null: the files */
  basedOn: number | null;
  /** why, as everybody may read it */
  reason: string;
  draftedAt: Date;
  authors: readonly string[];
  drafter: string;
  effectiveFrom: Date | null;
  publishedAt: Date | null;
  publisher: string | null;
  discardedAt: Date | null;
}

/** A version that counts now. */
export interface CurrentVersion {
  id: number;
  kind: VersionKind;
  body: unknown;
}

const SELECT = `
  select v.id, v.kind, v.body, v.based_on as "basedOn", v.reason, v.drafted_at as "draftedAt", v.authors,
    d.name as drafter, v.effective_from as "effectiveFrom", v.published_at as "publishedAt", p.name as publisher,
    v.discarded_at as "discardedAt"
  from city_version v join account d on d.id = v.drafted_by left join account p on p.id = v.published_by`;

/**
 * Which versions count at a moment: of each kind the newest that has begun. It was written on top of the others, also of
 * one that begins later, so it goes before them; a clock that was set back changes nothing in that.
 */
export async function fetchCurrentIds(db: Database, now: Date): Promise<readonly number[]> {
  const { rows } = await db.pool.query<{ id: number }>({
    name: 'current-versions',
    text: `select distinct on (kind) id from city_version
           where published_at is not null and effective_from <= greatest($1, published_at)
           order by kind, id desc`,
    values: [now],
  });
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

/** The versions themselves, by their ids. */
export async function fetchBodies(db: Database, ids: readonly number[]): Promise<readonly CurrentVersion[]> {
  const { rows } = await db.pool.query<CurrentVersion>({
    name: 'version-bodies',
    text: 'select id, kind, body from city_version where id = any($1::bigint[])',
    values: [ids],
  });
  return rows;
}

/** One version with its people; null when there is none. */
export async function fetchVersion(db: Database, id: number): Promise<CityVersion | null> {
  const { rows } = await db.pool.query<CityVersion>({
    name: 'version',
    text: `${SELECT} where v.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** The newest versions, drafts and discarded ones too. */
export async function fetchVersions(db: Database, most: number): Promise<CityVersion[]> {
  const { rows } = await db.pool.query<CityVersion>({
    name: 'newest-versions',
    text: `${SELECT} order by v.id desc limit $1`,
    values: [most],
  });
  return rows;
}

/** The version of a kind that was published last, whether it counts already or later; null: only the files. */
export async function fetchNewest(db: Database, kind: VersionKind): Promise<CurrentVersion | null> {
  const { rows } = await db.pool.query<CurrentVersion>({
    name: 'newest-version',
    text: `select id, kind, body from city_version where kind = $1 and published_at is not null order by id desc limit 1`,
    values: [kind],
  });
  return rows[0] ?? null;
}

/** What a draft is made of. */
export interface NewDraft {
  kind: VersionKind;
  body: unknown;
  basedOn: number | null;
  reason: string;
}

/**
 * Keeps a draft, in place of the one that it began with; answers its id. Null, and nothing is kept, when that one was
 * replaced, published or laid aside meanwhile: what stood in it must not be lost by a form that was sent twice.
 */
export async function keepDraft(
  db: Database,
  draft: NewDraft,
  replaces: number | null,
  by: Officer,
  now: Date,
): Promise<number | null> {
  return transaction(db, async (client) => {
    const before = replaces === null ? [] : await endDraft(client, replaces, now);
    if (before === null) return null;
    const { rows } = await client.query<{ id: number }>({
      name: 'keep-draft',
      text: `insert into city_version (kind, body, based_on, reason, drafted_at, drafted_by, drafted_position, authors)
             values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      values: [
        draft.kind,
        JSON.stringify(draft.body),
        draft.basedOn,
        draft.reason,
        now,
        by.accountId,
        by.position,
        [...new Set([...before, by.accountId])],
      ],
    });
    const id = rows[0]?.id ?? 0;
    await audit(client, 'draftSettings', id, draft.kind, by, now);
    return id;
  });
}

/** Ends a draft that another takes the place of; answers its authors, or null when it is no open draft any more. */
async function endDraft(client: PoolClient, id: number, now: Date): Promise<readonly string[] | null> {
  const { rows } = await client.query<{ authors: readonly string[] }>({
    name: 'end-draft',
    text: `update city_version set discarded_at = $2 where id = $1 and published_at is null and discarded_at is null
           returning authors`,
    values: [id, now],
  });
  return rows[0]?.authors ?? null;
}

/** Why a version is not published. */
export type PublishRefusal = 'unknown' | 'ended' | 'outdated' | 'ownDraft';

/**
 * Publishes a draft from a moment on, with the reason as everybody may read it. Pressed twice it is published once. Refuses one that is gone (`unknown`, `ended`),
 * one that was written against something that no longer counts (`outdated`), and, where four eyes are demanded, by
 * anybody whose hand is in it (`ownDraft`).
 */
export async function publishVersion(
  db: Database,
  id: number,
  { from, fourEyes, reason }: { from: Date; fourEyes: boolean; reason: string },
  by: Officer,
  now: Date,
): Promise<PublishRefusal | null> {
  return transaction(db, async (client) => {
    await client.query('lock table city_version in share row exclusive mode');
    const found = await client.query<Standing>({ name: 'standing-of-version', text: STANDING, values: [id] });
    const [version] = found.rows;
    const refusal = refusePublish(version, fourEyes, by);
    if (!version || refusal || version.publishedAt) return refusal;
    await client.query({
      name: 'publish-version',
      text: `update city_version set published_at = $2, published_by = $3, published_position = $4, effective_from = $5,
             reason = $6 where id = $1`,
      values: [id, now, by.accountId, by.position, from, reason],
    });
    await audit(client, 'publishSettings', id, version.kind, by, now);
    return null;
  });
}

interface Standing {
  kind: VersionKind;
  authors: readonly string[];
  publishedAt: Date | null;
  discardedAt: Date | null;
  basedOn: number | null;
  newest: number | null;
}

/** `newest`: the version of this kind that was published last, whether it counts already or later. */
const STANDING = `
  select v.kind, v.authors, v.published_at as "publishedAt", v.discarded_at as "discardedAt",
    v.based_on as "basedOn",
    (select max(n.id) from city_version n where n.kind = v.kind and n.published_at is not null) as newest
  from city_version v where v.id = $1`;

function refusePublish(version: Standing | undefined, fourEyes: boolean, by: Officer): PublishRefusal | null {
  if (!version) return 'unknown';
  if (version.discardedAt) return 'ended';
  if (version.publishedAt) return null;
  if (version.basedOn !== version.newest) return 'outdated';
  return fourEyes && version.authors.includes(by.accountId) ? 'ownDraft' : null;
}

/** Lays a draft aside; one that is published stays as it is. */
export async function discardDraft(db: Database, id: number, by: Officer, now: Date): Promise<void> {
  await transaction(db, async (client) => {
    const { rows } = await client.query<{ kind: string }>({
      name: 'discard-draft',
      text: `update city_version set discarded_at = $2 where id = $1 and published_at is null and discarded_at is null
             returning kind`,
      values: [id, now],
    });
    if (rows[0]) await audit(client, 'discardSettings', id, rows[0].kind, by, now);
  });
}

function audit(
  client: PoolClient,
  deed: string,
  id: number,
  kind: string,
  by: Officer,
  now: Date,
): Promise<void> {
  const { accountId, position } = by;
  return writeAudit(client, { deed, accountId, position, subject: `${kind}:${id}` }, now);
}
