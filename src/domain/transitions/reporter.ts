import { CLOCKS } from '../city.ts';
import type { Transition } from '../transition.ts';

/** What the reporter may do, with the ticket and its code. */
export const REPORTER_TRANSITIONS = [
  {
    action: 'reply',
    from: ['needs_reporter'],
    to: 'before',
    mayEndIn: ['received', 'handling'],
    by: ['reporter'],
    needs: [],
    anyOf: ['reply', 'photos'],
    clocks: { resume: ['distribute', 'settle'], stop: ['complete'] },
    tells: [{ to: 'asker', notice: 'message' }],
  },
  {
    action: 'revive',
    from: ['withdrawn'],
    to: 'before',
    mayEndIn: ['received', 'dispatched', 'returned', 'handling', 'waiting_budget', 'waiting_external', 'validating', 'resolved', 'referred'],
    by: ['reporter'],
    needs: [],
    optional: ['reply'],
    guards: ['reviveInTime'],
    clocks: { resume: CLOCKS, goOn: ['age'] },
    tells: [
      { to: 'desk', notice: 'deskNew' },
      { to: 'reporters', notice: 'revived' },
    ],
  },
  {
    action: 'object',
    from: ['rejected'],
    to: 'received',
    by: ['reporter'],
    needs: ['objection'],
    guards: ['objectsOnce', 'objectInTime'],
    clocks: { goOn: ['age'], restart: ['distribute', 'legalReply', 'legalDecision'] },
    tells: [
      { to: 'coordinators', notice: 'coordinatorObjection' },
      { to: 'reporters', notice: 'objected' },
    ],
  },
  {
    action: 'confirm',
    from: ['resolved'],
    to: 'closed',
    by: ['reporter'],
    needs: [],
    optional: ['rating', 'comment'],
    clocks: { stop: ['age', 'confirm'] },
    tells: [
      { to: 'leadAgency', notice: 'agencyRated' },
      { to: 'officer', notice: 'agencyRated' },
      { to: 'reporters', notice: 'closedConfirmed' },
    ],
  },
  {
    action: 'dispute',
    from: ['resolved'],
    to: 'chosen',
    mayEndIn: ['handling', 'received'],
    by: ['reporter'],
    needs: [],
    anyOf: ['comment', 'photos'],
    clocksIn: {
      handling: { stop: ['confirm'], restart: ['respond', 'settle'], goOn: ['legalDecision'] },
      // Another body had it, so the desk distributes it anew.
      received: { stop: ['confirm'], restart: ['distribute'], goOn: ['legalDecision'] },
    },
    tells: [
      { to: 'liaison', notice: 'agencyDispute' },
      { to: 'coordinators', notice: 'deskDisputed' },
      { to: 'reporters', notice: 'disputed' },
    ],
  },
  {
    action: 'reopen',
    from: ['closed'],
    to: 'chosen',
    mayEndIn: ['handling', 'received'],
    by: ['reporter', 'coordinator'],
    needs: ['comment'],
    optional: ['photos'],
    guards: ['reopenInTime'],
    clocksIn: {
      handling: { goOn: ['age'], restart: ['respond', 'settle', 'legalReply', 'legalDecision'] },
      received: { goOn: ['age'], restart: ['distribute', 'legalReply', 'legalDecision'] },
    },
    tells: [
      { to: 'liaison', notice: 'agencyReopened' },
      { to: 'reporters', notice: 'reopened' },
    ],
  },
  {
    action: 'withdraw',
    from: ['received', 'needs_reporter', 'dispatched', 'returned', 'handling', 'waiting_budget', 'waiting_external', 'validating', 'resolved', 'referred'],
    to: 'chosen',
    mayEndIn: ['withdrawn', 'received', 'needs_reporter', 'dispatched', 'returned', 'handling', 'waiting_budget', 'waiting_external', 'validating', 'resolved', 'referred'],
    by: ['reporter'],
    needs: [],
    optional: ['comment'],
    guards: ['notTakenBack'],
    clocksIn: {
      withdrawn: { stop: ['age', 'complete'], pause: CLOCKS },
      // Where the case goes on and nobody is left to answer, the question no longer holds it up.
      received: { stop: ['complete'], resume: ['distribute'] },
      handling: { stop: ['complete'], resume: ['settle'] },
    },
    tells: [
      { to: 'leadAgency', notice: 'withdrawn' },
      { to: 'reporters', notice: 'withdrawn' },
    ],
  },
] as const satisfies readonly Transition[]; // prettier-ignore
