import * as v from 'valibot';
import type { Database } from '#store/database.ts';

/** A session with the person behind it and what the person holds now, in one question to the database. */
export interface OpenSession {
  accountId: string;
  name: string;
  email: string;
  language: string;
  hasSecondStep: boolean;
  isDemo: boolean;
  /** the second step was given in this session */
  secondFactor: boolean;
  position: string | null;
  createdAt: Date;
  seenAt: Date;
  holdings: { position: string; kind: 'holder' | 'acting'; to: Date | null }[];
}

const HOLDINGS = v.array(
  v.object({
    position: v.string(),
    kind: v.picklist(['holder', 'acting']),
    to: v.nullable(
      v.pipe(
        v.string(),
        v.transform((text) => new Date(text)),
      ),
    ),
  }),
);

/** Null when the session ended, was idle since before `idleSince`, or its account is disabled. */
export async function findSession(
  db: Database,
  hash: Buffer,
  idleSince: Date,
  now: Date,
): Promise<OpenSession | null> {
  const { rows } = await db.pool.query<Omit<OpenSession, 'holdings'> & { holdings: unknown }>({
    name: 'find-session',
    text: `select a.id as "accountId", a.name, a.email, a.language, a.totp_secret is not null as "hasSecondStep",
             a.is_demo as "isDemo", s.second_factor as "secondFactor", s.position,
             s.created_at as "createdAt", s.seen_at as "seenAt",
             (select coalesce(json_agg(json_build_object('position', h.position, 'kind', h.kind, 'to', h.held_to)
                       order by h.kind desc, h.held_from), '[]'::json)
              from holder h
              where h.account_id = a.id and h.held_from <= $3 and (h.held_to is null or h.held_to > $3)) as holdings
           from session s join account a on a.id = s.account_id
           where s.token_hash = $1 and s.ends_at > $3 and s.seen_at > $2 and a.disabled_at is null`,
    values: [hash, idleSince, now],
  });
  const row = rows[0];
  return row ? { ...row, holdings: v.parse(HOLDINGS, row.holdings) } : null;
}

export interface SessionRow {
  /** names the session to its owner; of no use as a token */
  id: string;
  createdAt: Date;
  seenAt: Date;
  agent: string | null;
}

/** The open sessions of an account, the last used first. */
export async function fetchSessions(
  db: Database,
  accountId: string,
  idleSince: Date,
  now: Date,
): Promise<SessionRow[]> {
  const { rows } = await db.pool.query<SessionRow>(
    `select encode(token_hash, 'hex') as id, created_at as "createdAt", seen_at as "seenAt", agent
     from session where account_id = $1 and ends_at > $3 and seen_at > $2 order by seen_at desc limit 50`,
    [accountId, idleSince, now],
  );
  return rows;
}
