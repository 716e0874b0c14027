/**
 * What becomes of open cases when an agency is closed and another one has its work: the part in the case changes hands,
 * every promise to the citizen goes on, and the history says whose it was.
 */
import { changeAssignments, isLead } from './assignments.ts';
import { isActive, type Assignment, type CaseState } from './case.ts';
import { CLOCKS, isClosed, lastSuccessor, type City, type ClockName } from './city.ts';
import { isRunning, type ClockRun } from './clock-run.ts';
import type { CaseEvent } from './event.ts';
import { redateTells } from './redate.ts';
import type { Tell } from './transition.ts';

/** One agency's part in a case that another one takes over. */
export interface Succession {
  from: string;
  to: string;
  role: Assignment['role'];
}

/** The first part of a case that a closed agency still has, and who has its work now; null: none has one. */
export function successionOf(state: CaseState, city: City): Succession | null {
  const part = state.assignments.find((a) => isActive(a) && isClosed(city, a.agency));
  return part ? { from: part.agency, to: lastSuccessor(city, part.agency), role: part.role } : null;
}

/**
 * The assignments in new hands: as far as they were, since when they were, and without the people of the closed agency.
 * Where the successor took part already it keeps one part, the one that demands most of it, and the other is called off.
 */
export function succeedAssignments(state: CaseState, { from, to }: Succession): readonly Assignment[] {
  const change = { agency: to, unit: null, officer: null };
  const moved = changeAssignments(state, (a) => a.agency === from, change);
  const [kept] = moved
    .filter((a) => isActive(a) && a.agency === to)
    .toSorted((a, b) => weight(b) - weight(a));
  const others = moved.map((a, index) =>
    isActive(a) && a.agency === to ? { ...(state.assignments[index] ?? a), state: 'cancelled' as const } : a,
  );
  return kept ? [...others.filter((_, index) => moved[index] !== kept), kept] : others;
}

const WEIGHT = { accepted: 3, pending: 2, done: 1, returned: 0, cancelled: 0 } as const;

const weight = (a: Assignment): number => (isLead(a) ? 4 : 0) + WEIGHT[a.state];

type Runs = Readonly<Partial<Record<ClockName, ClockRun>>>;

/** The running clocks of the closed agency go on as the successor's, by its calendar; nothing else of them changes. */
export function succeedClocks(runs: Runs, { from, to }: Succession): Runs {
  const next: Partial<Record<ClockName, ClockRun>> = { ...runs };
  for (const clock of CLOCKS) {
    const run = runs[clock];
    if (isRunning(run) && run.agency === from) next[clock] = { ...run, agency: to };
  }
  return next;
}

/**
 * The successor hears of every part that it gets. The reporters hear of a new lead alone, and whether a promise of theirs
 * ends on another day.
 */
export function successionTells(event: CaseEvent, city: City): readonly Tell[] {
  if (event.extra.succession?.role !== 'lead') return [{ to: 'supportAgency', notice: 'agencySucceeded' }];
  const moved = redateTells(event, city).length > 0;
  return [
    { to: 'leadAgency', notice: 'agencySucceeded' },
    { to: 'reporters', notice: moved ? 'succeededMoved' : 'succeeded' },
  ];
}
