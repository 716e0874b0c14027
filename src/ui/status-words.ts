import type { Outcome, Stage, Status } from '#domain/status.ts';
import { m } from '#locales/words/messages.js';

const STATUS_WORDS: Readonly<Record<Status, () => string>> = {
  received: m.status_received,
  needs_reporter: m.status_needs_reporter,
  dispatched: m.status_dispatched,
  returned: m.status_returned,
  handling: m.status_handling,
  waiting_budget: m.status_waiting_budget,
  waiting_external: m.status_waiting_external,
  validating: m.status_validating,
  resolved: m.status_resolved,
  referred: m.status_referred,
  closed: m.status_closed,
  rejected: m.status_rejected,
  withdrawn: m.status_withdrawn,
  merged: m.status_merged,
};

const STAGE_WORDS: Readonly<Record<Stage, () => string>> = {
  accepted: m.stage_accepted,
  survey: m.stage_survey,
  scheduled: m.stage_scheduled,
  working: m.stage_working,
};

const OUTCOME_WORDS: Readonly<Record<Outcome, () => string>> = {
  confirmed: m.outcome_confirmed,
  silent: m.outcome_silent,
  answered: m.outcome_answered,
  declined: m.outcome_declined,
};

/** The status as people read it, with the stage or the outcome where there is one: "Ditangani: sedang disurvei". */
export function statusWords(status: Status, stage?: Stage | null, outcome?: Outcome | null): string {
  const main = STATUS_WORDS[status]();
  const detail = status === 'handling' && stage ? STAGE_WORDS[stage]() : closing(status, outcome);
  return detail ? `${main}: ${detail.charAt(0).toLowerCase()}${detail.slice(1)}` : main;
}

function closing(status: Status, outcome: Outcome | null | undefined): string | null {
  return status === 'closed' && outcome ? OUTCOME_WORDS[outcome]() : null;
}
