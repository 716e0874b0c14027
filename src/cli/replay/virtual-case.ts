import type { Action } from '#domain/action.ts';
import type { Actor, StaffRole } from '#domain/actor.ts';
import { leadOf, type CaseState } from '#domain/case.ts';
import { broughtBy, CLOCKS, type City } from '#domain/city.ts';
import { isRunning } from '#domain/clock-run.ts';
import { advanceClocks, type Clocks } from '#domain/clocks.ts';
import { decide, decideFiling, NO_CASE } from '#domain/decide.ts';
import type { CaseEvent, EventExtra, Filing } from '#domain/event.ts';
import type { Given } from '#domain/field.ts';
import { ladderFacts, nextStepAt, owedSteps } from '#domain/ladder.ts';
import type { Status } from '#domain/status.ts';

/** Whose turn it is while no agency has the case. */
const HAS_NO_LEAD: readonly Status[] = [
  'received',
  'returned',
  'validating',
  'referred',
  'needs_reporter',
  'resolved',
];

/** What is filed. */
export interface VirtualFiling {
  id: string;
  at: Date;
  text: string;
  area: string;
  /** what the reporter chose */
  chosen: string | null;
  /** what it really is about */
  category: string;
}

const ORDINARY = { safety: false, alwaysPrivate: false, classification: 'ordinary' } as const;

function filingFacts(city: City, { id, chosen }: VirtualFiling): Filing {
  const { safety, alwaysPrivate, classification } = broughtBy(city, chosen ?? undefined) ?? ORDINARY;
  return {
    reportId: id,
    channel: 'WEB',
    safety,
    private: alwaysPrivate,
    sealed: false,
    emergency: false,
    classification,
    inspectorate: city.inspectorateAgency,
  };
}

/** A case that lives in memory, by the same rules as the real ones: the table decides, the clocks are derived. */
export class VirtualCase {
  state: CaseState = NO_CASE;
  clocks: Clocks = {};
  firstPassedOn: Date | null = null;
  byItself = false;
  corrected = false;
  /** moments in which nobody had the case or no clock ran */
  orphaned = 0;
  /** how often each rung of the ladder was taken, by level */
  readonly climbed = new Map<number, number>();
  /** called after every change */
  onChange: (() => void) | null = null;

  readonly city: City;
  readonly filing: VirtualFiling;

  constructor(city: City, filing: VirtualFiling) {
    this.city = city;
    this.filing = filing;
    const { id, at, chosen, text } = filing;
    const given = { text, ...(chosen === null ? {} : { category: chosen }) };
    const by = { role: 'reporter', reportId: id } as const;
    const filed = decideFiling(by, given, filingFacts(city, filing), { city, now: at, caseId: id });
    if (filed.ok) this.#follow(filed.value.event, filed.value.next);
  }

  get lead(): string | null {
    return leadOf(this.state)?.agency ?? null;
  }

  /** Takes an action; false when the rules say no. */
  move(action: Action, by: Actor, given: Given, now: Date, extra: EventExtra = {}): boolean {
    const category = broughtBy(this.city, given.category);
    const circumstances = {
      city: this.city,
      now,
      caseId: this.filing.id,
      clocks: this.clocks,
      extra: { ...extra, ...(category ? { category } : {}) },
    };
    const decided = decide(this.state, action, by, given, circumstances);
    if (!decided.ok) return false;
    this.#follow(decided.value.event, decided.value.next);
    return true;
  }

  /** Takes every step of the ladder that is owed, in order. */
  climb(now: Date): void {
    for (const step of owedSteps(this.state, this.clocks, this.city, now)) {
      const ladder = ladderFacts(step, this.clocks, this.city);
      const taken = ladder && this.move('escalate', { role: 'system' }, {}, now, { ladder });
      if (taken) this.climbed.set(step.level, (this.climbed.get(step.level) ?? 0) + 1);
    }
  }

  /** When the next step of the ladder is due, on whichever clock. */
  nextStep(): Date | null {
    const steps = CLOCKS.flatMap((clock) => nextStepAt(clock, this.clocks, this.state, this.city) ?? []);
    return steps.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
  }

  #follow(event: CaseEvent, next: CaseState): void {
    this.clocks = advanceClocks(this.clocks, event, this.state, next, this.city);
    this.state = next;
    const leaves = next.status === 'dispatched' || next.status === 'referred' || next.status === 'rejected';
    if (leaves && this.firstPassedOn === null) {
      this.firstPassedOn = new Date(event.at);
      this.byItself = event.action === 'autoDispatch';
    }
    if (next.endedAt === null && !this.#isHeld()) this.orphaned += 1;
    this.onChange?.();
  }

  /** Somebody has it, and a clock runs that will not let it be forgotten. */
  #isHeld(): boolean {
    const owned = HAS_NO_LEAD.includes(this.state.status) || this.lead !== null;
    return owned && Object.entries(this.clocks).some(([clock, run]) => clock !== 'age' && isRunning(run));
  }
}

/** Somebody of an office, without a name. */
export function officerOf(agency: string, role: StaffRole): Actor {
  return { role, position: `${agency}.${role}`, agency, accountId: `${agency}.${role}` };
}
