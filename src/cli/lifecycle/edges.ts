import type { Action } from '#domain/action.ts';
import { OPEN, type Status } from '#domain/status.ts';
import type { Transition } from '#domain/transition.ts';
import { TRANSITIONS } from '#domain/transitions.ts';

/** One arrow of the diagram: every action that leads from one status to another. */
export interface Edge {
  from: Status;
  to: Status;
  actions: readonly Action[];
}

/** Where an action can lead from a status; empty when it changes nothing. */
export function endsOf(row: Transition, from: Status): readonly Status[] {
  const ends = row.to === 'same' ? [] : (row.mayEndIn ?? [row.to].filter(isStatus));
  if (row.action !== 'withdraw') return ends.filter((to) => to !== from);
  // Taking a report back ends the case, or lets it go on where it is; only an open question is left behind.
  const goesOn: readonly Status[] = from === 'needs_reporter' ? ['received', 'handling'] : [];
  return ends.filter((to) => to === 'withdrawn' || goesOn.includes(to));
}

const isStatus = (target: string): target is Status => !['same', 'before', 'chosen'].includes(target);

/** All arrows, in the order of the table; what leads from every open status to the same one is told once, apart. */
export function lifecycleEdges(): { edges: readonly Edge[]; fromAnywhere: readonly Edge[] } {
  const found = new Map<string, { from: Status; to: Status; actions: Action[] }>();
  const fromAnywhere: Edge[] = [];
  for (const row of TRANSITIONS) {
    if (isFromAnywhere(row)) fromAnywhere.push({ from: 'received', to: 'withdrawn', actions: [row.action] });
    for (const from of row.from) {
      for (const to of endsOf(row, from)) {
        if (isFromAnywhere(row) && to === 'withdrawn') continue;
        const edge = found.get(`${from} ${to}`) ?? { from, to, actions: [] };
        edge.actions.push(row.action);
        found.set(`${from} ${to}`, edge);
      }
    }
  }
  return { edges: [...found.values()], fromAnywhere };
}

const isFromAnywhere = (row: Transition): boolean =>
  row.to === 'chosen' && OPEN.every((status) => row.from.includes(status));
