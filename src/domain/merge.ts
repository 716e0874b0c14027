import type { CaseState } from './case.ts';
import type { EventExtra } from './event.ts';

type OtherSide = NonNullable<EventExtra['other']>;

/** One of the two cases of a merge. */
export interface MergeSide {
  caseId: string;
  state: CaseState;
}

/** What both events of a merge or its undoing carry: `own` for the case that was asked, `other` for its counterpart. */
export interface MergeParts {
  own: OtherSide;
  other: OtherSide;
  moving: readonly string[];
}

/** A merge: all reports of `own` move to `other`. */
export function mergeParts(own: MergeSide, other: MergeSide): MergeParts {
  const moving = own.state.reports;
  return {
    own: { caseId: other.caseId, filedAt: other.state.filedAt, reports: moving },
    other: { caseId: own.caseId, filedAt: own.state.filedAt, reports: moving },
    moving,
  };
}

/**
 * Its undoing: the reports that came along with the merge and lie in `other` now go home. `filings` tells when each
 * report was filed, so that on both sides the elder of what is left counts.
 */
export function unmergeParts(
  own: MergeSide,
  other: MergeSide,
  filings: ReadonlyMap<string, string>,
): MergeParts {
  const moving = own.state.mergedReports.filter((id) => other.state.reports.includes(id));
  const staying = other.state.reports.filter((id) => !moving.includes(id));
  return {
    own: { caseId: other.caseId, filedAt: eldest(moving, filings, own.state.filedAt), reports: moving },
    other: { caseId: own.caseId, filedAt: eldest(staying, filings, other.state.filedAt), reports: moving },
    moving,
  };
}

function eldest(reports: readonly string[], filings: ReadonlyMap<string, string>, otherwise: string): string {
  const times = reports.flatMap((id) => filings.get(id) ?? []);
  return times.toSorted()[0] ?? otherwise;
}
