import type { Action } from './action.ts';
import type { Actor } from './actor.ts';
import type { Classification } from './city.ts';
import type { Given } from './field.ts';
import type { RouteReason } from './routing.ts';

/** What `submit` puts into the history besides the given fields. */
export interface Filing {
  reportId: string;
  channel: string;
  safety: boolean;
  private: boolean;
  /** alleges misconduct of an official: goes to the inspectorate alone */
  sealed: boolean;
  emergency: boolean;
  classification: Classification;
  /** agency that investigates sealed cases */
  inspectorate: string;
}

/** Facts that the door adds to an event, because only the store knows them. */
export interface EventExtra {
  filing?: Filing;
  /**
   * merge and absorb, unmerge and release: the case on the other side and the reports that move. `filedAt` is the
   * other case's filing where reports come together, and the earliest filing that is left here where they part.
   */
  other?: { caseId: string; filedAt: string; reports: readonly string[] };
  /** escalate: which clock ran out and how far up it went */
  ladder?: { clock: string; level: number };
  /** autoDispatch: why this agency */
  route?: RouteReason;
  /** recategorise and dispatch: what the new category brings */
  category?: { safety: boolean; alwaysPrivate: boolean; classification?: Classification };
}

/**
 * One thing that happened. The history of a case is the list of its events, numbered from 1; it is appended,
 * never edited. Free texts are not in it: they stand beside it, bound by a salted commitment, so that a person
 * can be forgotten without breaking the chain.
 */
export interface CaseEvent {
  seq: number;
  /** ISO 8601, UTC */
  at: string;
  action: Action;
  by: Actor;
  given: Given;
  extra: EventExtra;
}
