import type { Outcome, Stage, Status } from '#domain/status.ts';
import { m } from '#locales/words/messages.js';
import { statusWords } from '#ui/status-words.ts';
import { toneOf, type Tone } from '#ui/tone.ts';

/** A status as everybody reads it: the words for the reporter say "you", which others are not. */
export function publicStatusWords(status: Status, stage?: Stage | null, outcome?: Outcome | null): string {
  if (status === 'needs_reporter') return m.public_status_needs_reporter();
  if (status === 'resolved') return m.public_status_resolved();
  return statusWords(status, stage, outcome);
}

/** The colour and shape of a status for everybody: nothing here is the reader's turn. */
export function publicTone(status: Status): Tone {
  if (status === 'needs_reporter') return 'wait';
  return status === 'resolved' ? 'done' : toneOf(status);
}
