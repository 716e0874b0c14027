import type { City } from './city.ts';
import { advanceClocks, type Clocks } from './clocks.ts';
import { apply, NO_CASE } from './decide.ts';
import type { CaseEvent } from './event.ts';

/** Every clock of a case from its history alone. What is stored is only a copy of this, for scanning. */
export function clocksOf(events: readonly CaseEvent[], city: City): Clocks {
  let state = NO_CASE;
  let clocks: Clocks = {};
  for (const event of events) {
    const after = apply(state, event);
    clocks = advanceClocks(clocks, event, state, after, city);
    state = after;
  }
  return clocks;
}
