/**
 * Who is called about a case that the clock cannot pass on: one after the other, until somebody answers.
 *
 * Words: a *link* is those who are called together; a *walk* is the whole chain once; a *call* was made at a moment.
 */
import { addDuration } from './calendar.ts';
import type { City } from './city.ts';
import { deskCalendar } from './limits.ts';
import type { NoticeKey } from './notice-keys.ts';

/** Why the officer on duty is called: nothing points to an agency, or a danger that nobody has answered for. */
export type CallReason = 'nobodySure' | 'emergency';

/** The words of a call. */
export const CALL_NOTICES = {
  nobodySure: 'dutyCalled',
  emergency: 'dutyEmergency',
} as const satisfies Record<CallReason, NoticeKey>;

/** In the order in which they are called. */
const CHAIN = ['onDuty', 'dutyHolders', 'next', 'coordinators', 'watch', 'head'] as const;
type ChainStage = (typeof CHAIN)[number];
/** Beside the chain: whom an officer named, and whoever's shift began after the chain was walked. */
export type CallStage = ChainStage | 'named' | 'newcomer';

/** Who could be called at this moment: accounts. */
export type Callable = Readonly<Record<ChainStage, readonly string[]>>;

interface Link {
  stage: ChainStage;
  accounts: readonly string[];
}

/** One call that was made. */
export interface MadeCall {
  stage: CallStage;
  accounts: readonly string[];
  at: Date;
}

/** A call that is due now. `step` counts from 1. */
export interface DueCall {
  step: number;
  stage: CallStage;
  accounts: readonly string[];
}

/**
 * The chain at this moment: whose shift it is, then the next of the roster, then those who decide, up to the head of the
 * desk. Where the roster has a hole, everybody who holds the duty position comes first. Nobody stands in it twice, no
 * link is empty.
 */
export function chainOf(people: Callable): readonly Link[] {
  const met = new Set<string>();
  return CHAIN.flatMap((stage): Link[] => {
    if (stage === 'dutyHolders' && people.onDuty.length > 0) return [];
    const accounts = [...new Set(people[stage])].filter((account) => !met.has(account));
    for (const account of accounts) met.add(account);
    return accounts.length > 0 ? [{ stage, accounts }] : [];
  });
}

/** When the last call goes on to the next unless somebody answers; null before the first. */
export function goesOnAt(made: readonly MadeCall[], city: City): Date | null {
  const last = made.at(-1);
  return last ? addDuration(deskCalendar(city), last.at, city.duty.answer) : null;
}

/**
 * The call that is due now, or null: the last one still has its time, or everybody was called as often as the city says.
 * From then on only whoever's shift begins is called, each once, so that the telephone does not ring all night and
 * nobody takes over without knowing. `made` is in order.
 */
export function nextCall(people: Callable, made: readonly MadeCall[], city: City, now: Date): DueCall | null {
  const wait = goesOnAt(made, city);
  if (wait && now < wait) return null;
  const places = made.map(({ stage }) => placeOf(stage)).filter((place) => place >= 0);
  const next = nextLink(chainOf(people), places, city) ?? newcomer(people, made);
  return next && { ...next, step: made.length + 1 };
}

/** Place in the chain; below 0 for what stands beside it. */
const placeOf = (stage: CallStage): number => CHAIN.findIndex((one) => one === stage);

function nextLink(chain: readonly Link[], places: readonly number[], city: City): Link | undefined {
  const last = places.at(-1) ?? -1;
  const after = chain.find(({ stage }) => placeOf(stage) > last);
  const walks = places.filter((place, index) => place <= (places[index - 1] ?? CHAIN.length)).length;
  return after ?? (walks < city.duty.walks ? chain[0] : undefined);
}

function newcomer({ onDuty }: Callable, made: readonly MadeCall[]): Omit<DueCall, 'step'> | null {
  const accounts = onDuty.filter((account) => made.every((call) => !call.accounts.includes(account)));
  return accounts.length > 0 ? { stage: 'newcomer', accounts } : null;
}
