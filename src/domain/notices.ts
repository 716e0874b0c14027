import { DESK_ROLES, isOfficer } from './actor.ts';
import { isLead } from './assignments.ts';
import { isActive, type CaseState } from './case.ts';
import type { City } from './city.ts';
import type { CaseEvent } from './event.ts';
import { redateTells } from './redate.ts';
import { rungTells } from './rung-tells.ts';
import { successionTells } from './succession.ts';
import type { Audience, Tell } from './transition.ts';
import { transitionOf } from './transitions.ts';

/** Who may hear of a sealed case under their own name; everybody else's notice goes to the inspectorate. */
const HEARS_OF_SEALED: readonly Audience[] = ['reporters', 'officer', 'inspectorate'];

/**
 * Who is told of an event, and with which words. A sealed case never tells the desk, a planner or an agency but the
 * inspectorate; a message goes to the other side of the one who wrote it.
 */
export function noticesOf(event: CaseEvent, next: CaseState, city: City): readonly Tell[] {
  const tells = tellsOf(event, next, city).map((tell) => ({ ...tell, to: sideOf(tell.to, event, next) }));
  return unique(tells.map((tell) => (next.sealed ? sealedTell(tell) : privateTell(tell, next))));
}

function tellsOf(event: CaseEvent, next: CaseState, city: City): readonly Tell[] {
  const byFacts = tellsByFacts(event, next, city);
  if (byFacts) return byFacts;
  const tells = transitionOf(event.action).tells ?? [];
  // The agency goes on working: only the one who took the report back hears of it.
  if (event.action === 'withdraw' && next.status !== 'withdrawn')
    return tells.filter((t) => t.to === 'reporters');
  const also = ALSO.filter(({ fits }) => fits(event, next)).map(({ tell }) => tell);
  return [...(wasElsewhere(next) ? tells.map(moved) : tells), ...also];
}

/** Who hears of what goes wrong for the second time. */
const ALSO: readonly { fits: (event: CaseEvent, next: CaseState) => boolean; tell: Tell }[] = [
  // a problem that comes back is the head's business
  {
    fits: ({ action }, { reopens }) => action === 'reopen' && reopens >= 2,
    tell: { to: 'agencyHead', notice: 'agencyReopened' },
  },
  // what two agencies do not want, the coordinator must decide about
  {
    fits: ({ action }, { returns }) => action === 'giveBack' && returns.length >= 2,
    tell: { to: 'coordinators', notice: 'coordinatorReturn' },
  },
];

/** Another agency led the case before. */
const wasElsewhere = (next: CaseState): boolean => next.assignments.some((a) => isLead(a) && !isActive(a));

/** A reporter who was told of one agency already hears that it is another now, and that no deadline moved. */
const moved = (tell: Tell): Tell =>
  tell.to === 'reporters' && tell.notice === 'dispatched' ? { ...tell, notice: 'rerouted' } : tell;
/** Where the facts of the event say who is told; null: the row alone does. */
function tellsByFacts(event: CaseEvent, next: CaseState, city: City): readonly Tell[] | null {
  const row = transitionOf(event.action);
  if (row.tellsRung) return rungTells(event, next, city);
  if (row.tellsMove) return redateTells(event, city);
  return event.extra.succession ? successionTells(event, city) : null;
}

const privateTell = (tell: Tell, next: CaseState): Tell =>
  next.private && tell.notice === 'received' ? { ...tell, notice: 'receivedPrivate' } : tell;

function sealedTell(tell: Tell): Tell {
  if (tell.notice === 'deskNew') return { to: 'inspectorate', notice: 'inspectorateNew' };
  if (tell.notice === 'received') return { to: 'reporters', notice: 'sealed' };
  return HEARS_OF_SEALED.includes(tell.to) ? tell : { to: 'inspectorate', notice: tell.notice };
}

function sideOf(to: Audience, event: CaseEvent, next: CaseState): Audience {
  if (to === 'counterpart') {
    if (isOfficer(event.by)) return 'reporters';
    return withAgency(next) ? 'leadAgency' : 'desk';
  }
  if (to === 'asker') return next.askedBy && DESK_ROLES.includes(next.askedBy) ? 'desk' : 'leadAgency';
  return to;
}

const withAgency = (state: CaseState): boolean =>
  state.assignments.some((a) => a.role === 'lead' && a.state === 'accepted');

function unique(tells: readonly Tell[]): readonly Tell[] {
  return tells.filter(
    (tell, i) =>
      tells.findIndex((t) => t.to === tell.to && t.notice === tell.notice && t.position === tell.position) ===
      i,
  );
}
