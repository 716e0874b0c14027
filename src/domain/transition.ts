import type { Action } from './action.ts';
import type { Role } from './actor.ts';
import type { ClockName } from './city.ts';
import type { FieldName } from './field.ts';
import type { GuardName } from './guards.ts';
import type { NoticeKey } from './notice-keys.ts';
import type { Status } from './status.ts';

/**
 * Who is told. `counterpart` is the other side of a message: the reporters when an officer writes, whoever has the
 * case when a reporter writes; `position` is one that the city's ladder names. A sealed case tells the inspectorate where others would tell the desk.
 */
export type Audience =
  | 'reporters'
  | 'desk'
  | 'coordinators'
  | 'leadAgency'
  | 'formerLead'
  | 'supportAgency'
  | 'liaison'
  | 'agencyHead'
  | 'officer'
  | 'asker'
  | 'counterpart'
  | 'planner'
  | 'inspectorate'
  | 'agencyAdmin'
  | 'position';

export interface Tell {
  to: Audience;
  notice: NoticeKey;
  /** code, where `to` is one position */
  position?: string;
}

/** What an action does to the clocks; a pause always has a reason, the event itself. */
export interface ClockEffects {
  /** begins, unless it runs already: a transfer never gives the citizen a new clock */
  start?: readonly ClockName[];
  /** like start, but with the limit taken anew from now */
  restart?: readonly ClockName[];
  stop?: readonly ClockName[];
  pause?: readonly ClockName[];
  /** ends the pauses that this action is the answer to */
  resume?: readonly ClockName[];
  /** a stopped clock goes on from where it stopped */
  goOn?: readonly ClockName[];
}

/** `same`: unchanged. `before`: where it was before the pause. `chosen`: what was given decides among `mayEndIn`. */
type Target = Status | 'same' | 'before' | 'chosen';

/** One thing that may happen to a case: one row of the table in the lifecycle. */
export interface Transition {
  action: Action;
  from: readonly Status[];
  to: Target;
  mayEndIn?: readonly Status[];
  by: readonly Role[];
  needs: readonly FieldName[];
  /** at least one of these */
  anyOf?: readonly FieldName[];
  optional?: readonly FieldName[];
  guards?: readonly GuardName[];
  clocks?: ClockEffects;
  /** instead of `clocks` where an action has several ends: what happens in each */
  clocksIn?: Readonly<Partial<Record<Status, ClockEffects>>>;
  tells?: readonly Tell[];
  /** tells whom the city's ladder names for the rung that is taken */
  tellsRung?: true;
  /** tells the reporters when a promise of theirs moved by a day or more */
  tellsMove?: true;
  /** never offered as a button: only the door makes it happen, with what it adds to the event */
  internal?: true;
}
