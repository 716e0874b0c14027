import type { Officer, StaffRole } from '#domain/actor.ts';
import type { Position, Words } from '#domain/city.ts';
import { touchSession } from '#store/people/session.ts';
import { hashToken, SESSION_TOKEN_BYTES } from '#store/people/token.ts';
import type { PeopleApp } from './people-app.ts';
import { fetchHolders } from './positions.query.ts';
import { findSession, type OpenSession } from './session.query.ts';
import { idleSince, isTouchDue } from './session-rules.ts';
import { standInCandidates, standsInFor } from './stand-in.ts';

/** A position through which a person may act now. */
export interface HeldPosition {
  code: string;
  role: StaffRole;
  agency: string;
  title: Words;
  /** deputy: stands in, because nobody holds it */
  kind: 'holder' | 'acting' | 'deputy';
  /** when it ends; null: until further notice */
  until: Date | null;
}

/** Somebody with an open session. */
export interface Staff {
  accountId: string;
  name: string;
  email: string;
  language: string;
  sessionHash: Buffer;
  signedInAt: Date;
  hasSecondStep: boolean;
  positions: readonly HeldPosition[];
  /** the position chosen; null when the person holds none at this moment */
  officer: Officer | null;
}

/**
 * Who has this session token at `now`: `staff` when signed in, `waiting` when only the code of the second step is
 * missing, null when the token opens nothing (unknown, ended, idle too long, account disabled, empty or no text).
 * Positions are read anew at every request, so that a change of rights works at once (ASVS 5.0 8.3.2).
 */
export async function officerOf(
  app: Pick<PeopleApp, 'db' | 'city' | 'config'>,
  token: unknown,
  now: Date,
): Promise<{ staff: Staff } | { waiting: string } | null> {
  const hash = hashToken(token, SESSION_TOKEN_BYTES);
  if (!hash) return null;
  const session = await findSession(app.db, hash, idleSince(now), now);
  if (!session || (session.isDemo && !app.config.demo)) return null;
  if (session.hasSecondStep && !session.secondFactor) return { waiting: session.accountId };
  if (isTouchDue(session.seenAt, now)) await touchSession(app.db, hash, now);
  return { staff: await describeStaff(app, session, hash, now) };
}

async function describeStaff(
  app: Pick<PeopleApp, 'db' | 'city'>,
  session: OpenSession,
  sessionHash: Buffer,
  now: Date,
): Promise<Staff> {
  const positions = await positionsOf(app, session, now);
  const { accountId, name, email, language, hasSecondStep, createdAt } = session;
  return {
    accountId,
    name,
    email,
    language,
    sessionHash,
    signedInAt: createdAt,
    hasSecondStep,
    positions,
    officer: chooseOfficer(positions, session.position, accountId),
  };
}

/** Without a choice, or when what was chosen is over, the first one counts: holding before acting before standing in. */
function chooseOfficer(
  positions: readonly HeldPosition[],
  chosen: string | null,
  accountId: string,
): Officer | null {
  const position = positions.find(({ code }) => code === chosen) ?? positions[0];
  return position
    ? { role: position.role, position: position.code, agency: position.agency, accountId }
    : null;
}

async function positionsOf(
  app: Pick<PeopleApp, 'db' | 'city'>,
  session: OpenSession,
  now: Date,
): Promise<HeldPosition[]> {
  const { positions } = app.city;
  const held = session.holdings.flatMap(({ position: code, kind, to }) => {
    const position = positions.find((one) => one.code === code);
    return position ? [describe(position, kind, to)] : [];
  });
  const codes = held.map(({ code }) => code);
  const candidates = standInCandidates(positions, codes);
  if (candidates.length === 0) return held;
  const occupied = new Set((await fetchHolders(app.db, candidates, now)).map(({ position }) => position));
  const standIns = standsInFor(positions, codes, occupied);
  return [
    ...held,
    ...positions
      .filter(({ code }) => standIns.includes(code))
      .map((position) => describe(position, 'deputy', null)),
  ];
}

function describe(position: Position, kind: HeldPosition['kind'], until: Date | null): HeldPosition {
  const { code, role, agency, title } = position;
  return { code, role, agency, title, kind, until };
}
