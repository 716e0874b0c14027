import type { NoticeKey } from '#domain/notice-keys.ts';
import { holdersOf } from '#features/people/holders-of.ts';
import type { App } from '#store/app.ts';
import { transaction } from '#store/database.ts';
import {
  expandNotice,
  fetchTellableReports,
  takeWaitingNotices,
  type Recipient,
  type WaitingNotice,
} from '#store/telling/outbox.ts';
import { accountRecipient, officersToTell, reportRecipient, reportsToTell } from './recipients.ts';

/** Notices taken in one transaction: few enough that other workers get their share. */
const AT_ONCE = 50;

/**
 * Turns the oldest waiting notices into deliveries, one per person. Answers how many notices were done: zero means that
 * nothing waits, or that other workers are at it.
 */
export async function expandNotices(app: App): Promise<number> {
  const now = app.now();
  return transaction(app.db, async (client) => {
    const notices = await takeWaitingNotices(client, AT_ONCE);
    for (const notice of notices) {
      const recipients =
        notice.audience === 'reporters'
          ? (await fetchTellableReports(client, reportsToTell(notice))).map(reportRecipient)
          : await officersOf(app, notice, now);
      await expandNotice(client, notice.id, recipients, now);
    }
    return notices.length;
  });
}

/** Steps of the ladder: these tell somebody, whoever is there. */
const NEVER_SILENT: readonly string[] = ['deadlineNear', 'escalated', 'letterDrafted'] satisfies NoticeKey[];

async function officersOf(app: App, notice: WaitingNotice, now: Date): Promise<readonly Recipient[]> {
  // Who is called was decided with the call; of what has been sealed since, the desk hears nothing.
  if (notice.audience === 'dutyOfficers')
    return notice.isSealed ? [] : (notice.data.accounts ?? []).map(accountRecipient);
  const holders = (position: string) => holdersOf(app, position, now);
  let accounts = await officersToTell(notice, app.city, holders);
  if (accounts.length === 0 && NEVER_SILENT.includes(notice.notice)) {
    accounts = await officersToTell({ ...notice, audience: 'coordinators' }, app.city, holders);
    if (accounts.length === 0) app.log.error({ case: notice.caseId }, 'an escalation found nobody to tell');
  }
  return accounts.map(accountRecipient);
}
