import { StartRefused } from '#platform/start-refused.ts';
import { verifyHistory, type HistoryFault, type HistorySummary } from '#store/verify-history.ts';
import { openRunning } from './open-running.ts';

const lineOf = ({ number, seq, kind }: HistoryFault): string =>
  `  ${number}${seq === null ? '' : `, event ${seq}`}: ${kind}`;

function report(summary: HistorySummary): void {
  const { cases, events, texts, redacted, forgotten, contactsChanged, faultCount, faults } = summary;
  console.log(`${cases} cases, ${events} events: every hash, number and snapshot was recomputed.`);
  console.log(
    `${texts} texts fit the history; ${redacted} redacted, ${forgotten} forgotten, ${contactsChanged} contacts corrected.`,
  );
  if (faultCount === 0) console.log('No fault.');
  else console.error([`${faultCount} faults:`, ...faults.map(lineOf)].join('\n'));
}

async function verify(): Promise<boolean> {
  const app = await openRunning();
  try {
    const summary = await verifyHistory(app.db);
    report(summary);
    return summary.faultCount === 0;
  } finally {
    await app.close();
  }
}

try {
  process.exitCode = (await verify()) ? 0 : 1;
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
