import { isOfficer } from './actor.ts';
import type { CaseState } from './case.ts';
import type { CaseEvent } from './event.ts';
import type { Audience, Tell } from './transition.ts';
import { transitionOf } from './transitions.ts';

const DESK_AUDIENCES: readonly Audience[] = ['desk', 'coordinators', 'planner', 'leadAgency', 'liaison'];

/**
 * Who is told of an event, and with which words. A sealed case never tells the desk, a planner or an agency but the
 * inspectorate; the actor's own side is not told what it did itself when a message has two sides.
 */
export function noticesOf(event: CaseEvent, next: CaseState): readonly Tell[] {
  const tells = (transitionOf(event.action).tells ?? []).map((tell) => ({ ...tell, to: sideOf(tell.to, event, next) }));
  const told = next.sealed ? tells.map(sealedTell) : tells;
  const private_ = next.private && event.action === 'submit' && !next.sealed;
  return unique(private_ ? told.map((t) => (t.notice === 'received' ? { ...t, notice: 'receivedPrivate' as const } : t)) : told);
}

function sealedTell(tell: Tell): Tell {
  if (tell.notice === 'deskNew') return { to: 'inspectorate', notice: 'inspectorateNew' };
  if (tell.notice === 'received') return { to: 'reporters', notice: 'sealed' };
  return DESK_AUDIENCES.includes(tell.to) ? { ...tell, to: 'inspectorate' } : tell;
}

function sideOf(to: Audience, event: CaseEvent, next: CaseState): Audience {
  if (to === 'counterpart') {
    if (isOfficer(event.by)) return 'reporters';
    return withAgency(next) ? 'leadAgency' : 'desk';
  }
  if (to === 'asker') return next.status === 'received' ? 'desk' : 'leadAgency';
  return to;
}

const withAgency = (state: CaseState): boolean => state.assignments.some((a) => a.role === 'lead' && a.state === 'accepted');

function unique(tells: readonly Tell[]): readonly Tell[] {
  return tells.filter((tell, i) => tells.findIndex((t) => t.to === tell.to && t.notice === tell.notice) === i);
}
