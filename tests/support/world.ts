import { ACTIONS, type Action } from '#domain/action.ts';
import type { Actor } from '#domain/actor.ts';
import { isActive, type CaseState } from '#domain/case.ts';
import { CLOCKS, type City } from '#domain/city.ts';

import { dueAt, type Clocks } from '#domain/clocks.ts';
import { decide, type Decision } from '#domain/decide.ts';
import type { EventExtra } from '#domain/event.ts';
import { ladderFacts, owedSteps } from '#domain/ladder.ts';
import { DAY } from '#domain/local-time.ts';
import { mergeParts, unmergeParts } from '#domain/merge.ts';
import { datesMoved, type DateMove } from '#domain/redate.ts';
import type { Result } from '#domain/refusal.ts';
import { succeedClocks, type Succession } from '#domain/succession.ts';
import { transitionOf } from '#domain/transitions.ts';
import { fileCase, follow, officerIn, reportId, type FilingOptions, type Story } from './build-case.ts';
import { completeForm } from './complete-form.ts';

/** Some cases side by side, so that they can be merged and parted as the store does it. */
export interface World {
  city: City;
  now: Date;
  stories: readonly Story[];
  filings: ReadonlyMap<string, string>;
}

/** A world of newly filed cases, one minute apart. */
export function newWorld(city: City, options: readonly FilingOptions[], start: Date): World {
  const stories = options.map((option, i) =>
    fileCase({ ...option, city, n: i + 1, now: new Date(start.getTime() + i * 60_000) }),
  );
  const filings = new Map(stories.map((story, i) => [reportId(i + 1), story.state.filedAt]));
  return { city, now: stories.at(-1)?.now ?? start, stories, filings };
}

/** Everybody who could do something: all positions, all reporters, the clock. */
export function everybody(world: World): readonly Actor[] {
  const reports = world.stories.flatMap(({ state }) => [...state.reports, ...state.mergedReports]);
  return [
    { role: 'system' },
    ...[...new Set(reports)].map((id) => ({ role: 'reporter' as const, reportId: id })),
    ...world.city.positions.map((p) => officerIn(world.city, p.code)),
  ];
}

/** One thing that could be done now. */
export interface Move {
  story: number;
  other: number | null;
  action: Action;
  by: Actor;
  decision: Decision;
}

/** What chooses among the many things that could be done. */
export interface Choice {
  story: number;
  action: number;
  actor: number;
  /** chooses among right answers in the forms */
  pick: number;
}

/**
 * A legal move: first an action that somebody may take, then who takes it (else the many who may write a note would do
 * nearly everything). Null when nothing at all can be done.
 */
export function chooseMove(world: World, choice: Choice, without: readonly Action[] = []): Move | null {
  const story = choice.story % world.stories.length;
  const status = world.stories[story]?.state.status;
  const actions = ACTIONS.filter(
    (action) => status && transitionOf(action).from.includes(status) && !without.includes(action),
  );
  for (let i = 0; i < actions.length; i += 1) {
    const action = actions[(choice.action + i) % actions.length];
    const moves = action ? movesOf(world, story, action, choice.pick) : [];
    if (moves.length > 0) return moves[choice.actor % moves.length] ?? null;
  }
  return null;
}

function movesOf(world: World, story: number, action: Action, pick: number): readonly Move[] {
  const other = otherOf(world, story, action, pick);
  const able = everybody(world).filter((by) => transitionOf(action).by.includes(by.role));
  return able.flatMap((by) => {
    const decided = decideIn(world, story, other, action, by, pick);
    return decided.ok ? [{ story, other, action, by, decision: decided.value }] : [];
  });
}

/** The case on the other side: any other one for a merge, the one that holds the reports for its undoing. */
function otherOf(world: World, story: number, action: Action, pick: number): number | null {
  if (action === 'merge')
    return (story + 1 + (pick % Math.max(1, world.stories.length - 1))) % world.stories.length;
  if (action !== 'unmerge') return null;
  const reports = world.stories[story]?.state.mergedReports ?? [];
  const at = world.stories.findIndex((s) => reports.some((id) => s.state.reports.includes(id)));
  return at < 0 ? null : at;
}

function decideIn(
  world: World,
  story: number,
  other: number | null,
  action: Action,
  by: Actor,
  pick: number,
): Result<Decision> {
  const own = world.stories[story];
  if (!own) throw new Error('no such story');
  const form = completeForm(world.city, action, by, own.state, world.now, pick);
  const otherStory = other === null ? undefined : world.stories[other];
  return decide(own.state, action, by, form, {
    city: world.city,
    now: world.now,
    caseId: own.caseId,
    other: otherStory ?? null,
    clocks: own.clocks,
    extra: extraOf(world, own, otherStory, action, form.category),
  });
}

function extraOf(
  world: World,
  own: Story,
  other: Story | undefined,
  action: Action,
  code?: string,
): EventExtra {
  const category = world.city.categories.find((c) => c.code === code);
  const [step] = owedSteps(own.state, own.clocks, world.city, world.now);
  const ladder = step && action === 'escalate' ? ladderFacts(step, own.clocks, world.city) : undefined;
  return {
    ...(other ? { other: partsOf(world, own, other, action).own } : {}),
    ...(ladder ? { ladder } : {}),
    ...(action === 'redate' ? { dates: anotherDay(own, world) } : {}),
    ...(action === 'succeed' ? anotherOffice(own, world) : {}),
    ...(category
      ? {
          category: {
            safety: category.safety,
            alwaysPrivate: category.alwaysPrivate,
            classification: category.classification,
          },
        }
      : {}),
  };
}

/** As if the calendar had moved every promise by a day. */
function anotherDay({ clocks }: Story, { city }: World): readonly DateMove[] {
  const promised = CLOCKS.map((clock) => {
    const run = clocks[clock];
    const due = run && dueAt(run, city);
    return [clock, due ? new Date(due.getTime() - DAY) : null] as const;
  });
  return datesMoved(Object.fromEntries(promised), clocks, city);
}

/** As if an agency of the case had been closed, and one that has people had its work. */
function anotherOffice({ state, clocks }: Story, { city }: World): EventExtra {
  const part = state.assignments.find(isActive);
  const able = city.positions.filter(({ role }) => role === 'fieldOfficer').map(({ agency }) => agency);
  const to = able.find((code) => code !== part?.agency);
  return part && to ? succeeding(clocks, { from: part.agency, to, role: part.role }, city) : {};
}

/** What the door adds to a succession. */
export function succeeding(clocks: Clocks, succession: Succession, city: City): EventExtra {
  const promised = Object.fromEntries(
    CLOCKS.map((clock) => [clock, clocks[clock] ? dueAt(clocks[clock], city) : null]),
  );
  const dates = datesMoved(promised, succeedClocks(clocks, succession), city);
  return { succession, ...(dates.length > 0 ? { dates } : {}) };
}

const partsOf = (world: World, own: Story, other: Story, action: Action) =>
  action === 'merge' ? mergeParts(own, other) : unmergeParts(own, other, world.filings);

/** The world after a move, the other side of a merge included. */
export function make(world: World, move: Move): World {
  const own = world.stories[move.story];
  const other = move.other === null ? undefined : world.stories[move.other];
  if (!own) throw new Error('no such story');
  const stories = [...world.stories];
  stories[move.story] = follow(own, move.decision);
  if (other && move.other !== null) stories[move.other] = otherSide(world, own, other, move);
  return { ...world, stories };
}

function otherSide(world: World, own: Story, other: Story, move: Move): Story {
  const parts = partsOf(world, own, other, move.action);
  const action = move.action === 'merge' ? 'absorb' : 'release';
  const decided = decide(
    other.state,
    action,
    move.by,
    {},
    {
      city: world.city,
      now: world.now,
      caseId: other.caseId,
      extra: { other: parts.other },
    },
  );
  if (!decided.ok) throw new Error(`${action} was refused: ${decided.refusal.kind}`);
  return follow(other, decided.value);
}

/** All reports that lie in some case now. */
export const reportsIn = (states: readonly CaseState[]): readonly string[] =>
  states.flatMap((state) => state.reports).toSorted();
