import type { Action } from './action.ts';
import type { Actor } from './actor.ts';
import type { Classification, ClockName } from './city.ts';
import type { Given } from './field.ts';
import type { DateMove } from './redate.ts';
import type { RouteReason } from './routing.ts';
import type { Succession } from './succession.ts';

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

/** A rung of the ladder as it stood when it was taken: settings and clocks may change later, the history does not. */
export interface LadderFacts {
  clock: ClockName;
  /** from 1 */
  level: number;
  /** when the clock began: with it the run of the clock is known */
  since: string;
  /** whose clock it is */
  agency: string;
  due: string;
  /** the time was over, not only near its end */
  late: boolean;
  /** a letter of reprimand was drafted */
  letter: boolean;
}

/** Facts that the door adds to an event, because only the store knows them. */
export interface EventExtra {
  filing?: Filing;
  /**
   * merge and absorb, unmerge and release: the case on the other side and the reports that move. `filedAt` is the
   * other case's filing where reports come together, and the earliest filing that is left here where they part.
   */
  other?: { caseId: string; filedAt: string; reports: readonly string[] };
  /** escalate: the rung that was taken */
  ladder?: LadderFacts;
  /** redate, and succeed where the successor works by another calendar: promises that end at another time than was said */
  dates?: readonly DateMove[];
  /** succeed: whose part became whose */
  succession?: Succession;
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
