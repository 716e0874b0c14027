import type { Action } from '#domain/action.ts';
import type { Role } from '#domain/actor.ts';
import { OPEN, STATUSES, type Status } from '#domain/status.ts';

/** The lifecycle's page, copied by hand: what the code's table is held against. `*` is any status, `open` any open one. */
const PAGE = `
autoDispatch    | received returned | system
dispatch        | received returned dispatched | operator duty coordinator
confirmRoute    | dispatched | operator duty
ask             | received handling | operator agencyAdmin inspectorate
reply           | needs_reporter | reporter
lapse           | needs_reporter | system
revive          | withdrawn | reporter
reject          | received returned | operator coordinator
object          | rejected | reporter
refer           | received returned handling | operator coordinator
externalAnswer  | referred | operator
merge           | received dispatched handling | operator coordinator
unmerge         | merged | operator coordinator reporter
seal            | received | operator coordinator
accept          | dispatched | agencyAdmin liaison inspectorate
acceptSilently  | dispatched | system
giveBack        | dispatched | agencyAdmin
decide          | returned | coordinator
delegate        | handling dispatched | agencyAdmin liaison inspectorate
addSupport      | handling | liaison operator
acceptSupport   | handling waiting_budget waiting_external validating | agencyAdmin liaison
finishSupport   | handling waiting_budget waiting_external validating | agencyAdmin liaison fieldOfficer
respond         | handling | agencyAdmin liaison inspectorate
planSurvey      | handling | agencyAdmin fieldOfficer
surveyed        | handling | agencyAdmin fieldOfficer
schedule        | handling | agencyAdmin fieldOfficer
start           | handling | agencyAdmin fieldOfficer
proposeDeferral | handling | liaison
deferBudget     | handling | agencyHead
reviewBudget    | waiting_budget | agencyHead planner
awaitExternal   | handling | agencyAdmin inspectorate
approvePause    | waiting_external | coordinator
resume          | waiting_external | agencyAdmin inspectorate
complete        | handling | fieldOfficer agencyAdmin inspectorate
answerOnly      | handling | liaison inspectorate
validate        | validating | operator coordinator inspectorate
rejectProof     | validating | operator coordinator inspectorate
confirm         | resolved | reporter
dispute         | resolved | reporter
closeSilent     | resolved | system
reopen          | closed | reporter coordinator
withdraw        | open | reporter
note            | * | operator duty coordinator agencyAdmin liaison agencyHead fieldOfficer inspectorate planner
message         | * | reporter operator duty coordinator agencyAdmin liaison fieldOfficer inspectorate
recategorise    | open | operator coordinator
hide            | * | operator coordinator
show            | * | operator coordinator
redact          | * | operator coordinator
instruct        | open | executive
reveal          | * | operator coordinator agencyAdmin liaison inspectorate
`;

/** One row of the page. */
export interface PageRow {
  action: Action;
  from: readonly Status[];
  by: readonly Role[];
}

function statusesOf(cell: string): readonly Status[] {
  if (cell === '*') return STATUSES;
  if (cell === 'open') return OPEN;
  return STATUSES.filter((status) => cell.split(' ').includes(status));
}

/** The rows of the page; `actions` and `roles` are the words that the code knows. */
export function pageRows(actions: readonly Action[], roles: readonly Role[]): readonly PageRow[] {
  return PAGE.trim()
    .split('\n')
    .map((line) => {
      const [name, from = '', by = ''] = line.split('|').map((cell) => cell.trim());
      const action = actions.find((a) => a === name);
      if (!action) throw new Error(`the page names an unknown action: ${name ?? ''}`);
      return { action, from: statusesOf(from), by: roles.filter((role) => by.split(' ').includes(role)) };
    });
}
