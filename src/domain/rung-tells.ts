import { isActive, type CaseState } from './case.ts';
import type { City, Rung, RungAudience } from './city.ts';
import type { CaseEvent, LadderFacts } from './event.ts';
import { rungsOf } from './ladder.ts';
import type { NoticeKey } from './notice-keys.ts';
import type { Tell } from './transition.ts';

/**
 * Whom a rung of the ladder tells, and with which words. Where no officer has the case in hand yet, the clerk of the
 * agency hears in the officer's place: a rung never tells nobody.
 */
export function rungTells(event: CaseEvent, next: CaseState, city: City): readonly Tell[] {
  const step = event.extra.ladder;
  const rung = step && rungsOf(step.clock, city)[step.level - 1];
  if (!step || !rung) return [];
  const notice = noticeOf(rung, step);
  return [
    ...rung.tells.map((audience) => tellOf(audience, notice, step, next)),
    ...rung.positions.map((position): Tell => ({ to: 'position', notice, position })),
  ];
}

function noticeOf(rung: Rung, step: LadderFacts): NoticeKey {
  if (rung.letter) return 'letterDrafted';
  return step.late ? 'escalated' : 'deadlineNear';
}

function tellOf(to: RungAudience, notice: NoticeKey, step: LadderFacts, next: CaseState): Tell {
  if (to !== 'officer') return { to, notice };
  const position = next.assignments.find((a) => isActive(a) && a.agency === step.agency)?.officer;
  return position ? { to: 'position', notice, position } : { to: 'agencyAdmin', notice };
}
