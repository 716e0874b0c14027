import { parseArgs } from 'node:util';
import { fetchAccounts } from '#features/people/account.query.ts';
import { dayStart } from '#domain/day-start.ts';
import {
  addAccount,
  disableAccount,
  holdPosition,
  leavePosition,
  makeAccountLink,
  resetSecondStep,
  type Added,
  type ManageRefusal,
} from '#features/people/manage-accounts.ts';
import { StartRefused } from '#platform/start-refused.ts';
import type { App } from '#store/app.ts';
import { openRunning } from './open-running.ts';

const HELP = `Who the staff are. Works while Sambat runs, and when it does not.

  npm run account -- list
  npm run account -- positions [--agency dlh]
  npm run account -- add --name "…" --email … [--position …]      adds a person, prints a one-time link
  npm run account -- link --email …                               a new link: forgotten password
  npm run account -- hold --email … --position … [--from 2026-11-20]
  npm run account -- acting --email … --position … --to 2026-12-01 [--from 2026-11-20] [--note "Plh"]
  npm run account -- leave --email … --position …
  npm run account -- disable --email …
  npm run account -- enable --email …
  npm run account -- reset-second-step --email …                  telephone and recovery codes are lost

A link works once and for 24 hours. Dates are days of the city; the last day of --to is included.`;

const REFUSED: Record<ManageRefusal, string> = {
  badEmail: 'That is no mail address.',
  badName: 'A name has 1 to 120 characters.',
  emailTaken: 'There is an account with that address.',
  noAccount: 'There is no account with that address.',
  noPosition: 'There is no such position; see: npm run account -- positions',
  heldAlready: 'The person holds that position already in part of that time.',
  notHeld: 'The person does not hold that position.',
  badDates: 'The dates are not right: write 2026-11-20, and end after the beginning.',
  disabled: 'The account is disabled; enable it first.',
};

type Answer = { ok: true } | { ok: false; refusal: ManageRefusal };
type Given = {
  name: string;
  email: string;
  position: string;
  from: string;
  to: string;
  note: string;
  agency: string;
};
type Command = (app: App, given: Given) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  list: printAccounts,
  positions: printPositions,
  add: async (app, { name, email, position }) =>
    tellLink(await addAccount(app, { name, email, position: position === '' ? null : position })),
  link: async (app, { email }) => tellLink(await makeAccountLink(app, email)),
  hold: async (app, given) => tell(await giveFor(app, 'holder', given)),
  acting: async (app, given) => tell(await giveFor(app, 'acting', given)),
  leave: async (app, { email, position }) => tell(await leavePosition(app, email, position)),
  disable: async (app, { email }) => tell(await disableAccount(app, email, true)),
  enable: async (app, { email }) => tell(await disableAccount(app, email, false)),
  'reset-second-step': async (app, { email }) => tell(await resetSecondStep(app, email)),
};

async function giveFor(app: App, kind: 'holder' | 'acting', given: Given): Promise<Answer> {
  const from = readDay(app, given.from);
  const to = readDay(app, given.to, 1);
  // Acting for ever is holding.
  const isEndless = kind === 'acting' && to === null;
  if (from === 'unreadable' || to === 'unreadable' || isEndless) return { ok: false, refusal: 'badDates' };
  const note = given.note === '' ? null : given.note;
  return holdPosition(app, given.email, { position: given.position, kind, from, to, note });
}

function readDay(app: App, text: string, plus = 0): Date | null | 'unreadable' {
  return text === '' ? null : (dayStart(app.city.zone, text, plus) ?? 'unreadable');
}

function tell(answer: Answer): void {
  if (answer.ok) {
    console.log('Done.');
    return;
  }
  console.error(REFUSED[answer.refusal]);
  process.exitCode = 1;
}

function tellLink(added: Added): void {
  if (!added.ok) {
    tell(added);
    return;
  }
  console.log(`Send this link to the person. It works once, for 24 hours:\n\n  ${added.link}\n`);
}

async function printAccounts(app: App): Promise<void> {
  for (const account of await fetchAccounts(app.db, app.now())) {
    const marks = [
      account.disabledAt && 'disabled',
      account.isDemo && 'demo',
      !account.hasPassword && 'no password yet',
      account.hasSecondStep && 'second step',
    ].filter((mark) => typeof mark === 'string');
    const positions = account.positions.join(', ') || 'no position';
    console.log(
      `${account.email}  ${account.name}  ${positions}${marks.length ? `  (${marks.join(', ')})` : ''}`,
    );
  }
}

function printPositions(app: App, { agency }: Given): Promise<void> {
  for (const position of app.city.positions) {
    if (agency !== '' && position.agency !== agency) continue;
    console.log(`${position.code.padEnd(32)} ${position.role.padEnd(13)} ${position.title.id}`);
  }
  return Promise.resolve();
}

async function run(): Promise<void> {
  const text = { type: 'string', default: '' } as const;
  const options = { name: text, email: text, position: text, from: text, to: text, note: text, agency: text };
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const command = COMMANDS[positionals[0] ?? ''];
  if (!command) {
    console.log(HELP);
    return;
  }
  const app = await openRunning();
  try {
    await command(app, values);
  } finally {
    await app.close();
  }
}

try {
  await run();
} catch (error) {
  const isPlain = error instanceof StartRefused || (error instanceof TypeError && 'code' in error);
  if (!isPlain) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
