import type { EventRow, EventText, OwnReport } from './own-report.query.ts';

/** Whose doing an event was, as the reporter hears of it. */
type Doer = 'me' | 'anotherReporter' | 'city' | 'clock';

/** An event that the reporter may hear of, with the texts that this reporter may read. */
export interface ToldEvent {
  row: EventRow;
  doer: Doer;
  words: readonly EventText[];
  given: Readonly<Record<string, unknown>>;
  /** how many reports came or went with a merge of other reports */
  moved: number;
}

/** What other reporters do is told, what they write never; these are not even told. */
const OF_OTHERS = ['submit', 'message', 'unmerge'];
/** Words for a reporter who had the case before us are not ours. */
const BEFORE_US = ['ask', 'message', 'absorb', 'release', 'reveal'];

function doerOf(row: EventRow, reportId: string): Doer {
  if (row.by_role === 'system') return 'clock';
  if (row.by_report === null) return 'city';
  return row.by_report === reportId ? 'me' : 'anotherReporter';
}

/** The moment from which our report lies in the case where it is now. */
function joinedAt({ report, events }: { report: OwnReport; events: readonly EventRow[] }): Date {
  const joins = events.filter(
    (row) => row.case_id === report.case_id && row.action === 'absorb' && row.moved?.includes(report.id),
  );
  return report.case_id === report.filed_case_id ? report.filed_at : (joins.at(-1)?.at ?? report.filed_at);
}

/**
 * The history as this reporter may read it, oldest first: the own case until it was joined with another, and what the
 * city did in the other one. Nothing of what other reporters wrote or were asked, and no step among officers.
 */
export function toldEvents(page: { report: OwnReport; events: readonly EventRow[] }): ToldEvent[] {
  const { report, events } = page;
  const since = joinedAt(page);
  const told = events.filter((row) => isTold(row, report, since)).map((row) => toldEvent(row, report, since));
  return withProposals(told);
}

function isTold(row: EventRow, report: OwnReport, since: Date): boolean {
  const doer = doerOf(row, report.id);
  if (doer === 'anotherReporter' && OF_OTHERS.includes(row.action)) return false;
  return row.case_id === report.filed_case_id || isToldOfOther(row, doer, report, since);
}

/** Of the case that ours was joined with: the own coming and going is told by the own case. */
function isToldOfOther(row: EventRow, doer: Doer, report: OwnReport, since: Date): boolean {
  if (row.action === 'submit' || row.moved?.includes(report.id)) return false;
  return row.at >= since || (doer !== 'anotherReporter' && !BEFORE_US.includes(row.action));
}

function toldEvent(row: EventRow, report: OwnReport, since: Date): ToldEvent {
  const doer = doerOf(row, report.id);
  const isOlder = row.case_id !== report.filed_case_id && row.at < since;
  const isShared = report.state.reports.length > 1;
  const words =
    doer === 'anotherReporter'
      ? []
      : row.words
          .filter((text) => !isOlder || text.audience === 'public')
          .map((text) => (isShared && doer === 'city' ? masked(text) : text));
  const given = doer === 'anotherReporter' ? {} : row.given;
  return { row, doer, words, given, moved: row.moved?.length ?? 0 };
}

/** Where several people read along, a public answer is read as the public reads it. */
const masked = (text: EventText): EventText => ({ ...text, body: text.public_body ?? text.body });

/** A proposal to wait for money is told with its approval: until then it is not the city's word. */
function withProposals(told: readonly ToldEvent[]): ToldEvent[] {
  let proposal: ToldEvent | null = null;
  const whole: ToldEvent[] = [];
  for (const event of told) {
    const { action } = event.row;
    if (action === 'proposeDeferral') proposal = event;
    else if (action === 'deferBudget' && proposal) {
      const words = [...proposal.words, ...event.words];
      whole.push({ ...event, words, given: { ...proposal.given, ...event.given } });
    } else whole.push(event);
  }
  return whole;
}
