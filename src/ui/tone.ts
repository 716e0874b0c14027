import type { Status } from '#domain/status.ts';

/** A tone is a colour and a shape together. `you`: the reader's turn. */
export type Tone = 'new' | 'busy' | 'wait' | 'you' | 'done' | 'stop' | 'alarm';

const TONES: Readonly<Record<Status, Tone>> = {
  received: 'new',
  needs_reporter: 'you',
  dispatched: 'new',
  returned: 'wait',
  handling: 'busy',
  waiting_budget: 'wait',
  waiting_external: 'wait',
  validating: 'busy',
  resolved: 'you',
  referred: 'wait',
  closed: 'done',
  rejected: 'stop',
  withdrawn: 'stop',
  merged: 'stop',
};

export function toneOf(status: Status): Tone {
  return TONES[status];
}
